package cn.pufa.certificate;

import cn.pufa.platform.db.Tx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The certificates of one person, to be shown to them whole; their name is erased. */
public final class OwnCertificates {

  private final CertificateViews views;

  OwnCertificates(CertificateViews views) {
    this.views = views;
  }

  public List<Map<String, String>> export(Tx tx, UUID person) {
    return CertificateStore.ofPerson(tx, person).stream().map(views::own).map(this::row).toList();
  }

  private Map<String, String> row(CertificateViews.Own one) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("证书编号", one.number());
    if (one.name() != null) {
      row.put("姓名", one.name());
    }
    row.put("资格", one.qualificationName());
    row.put("考试", one.title());
    row.put("通过日期", one.passedOn().toString());
    row.put("有效期至", one.validUntil().toString());
    row.put("状态", one.message());
    if (one.revokeReason() != null) {
      row.put("撤销原因", one.revokeReason());
    }
    return row;
  }

  /** From then on nobody finds the number. */
  public void erase(Tx tx, UUID person) {
    CertificateStore.forget(tx, person);
  }
}
