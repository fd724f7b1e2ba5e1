package cn.pufa.annualreport;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.files.StoredFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The returns that one person filed, and the time they asked for, to be shown to them. */
public final class OwnReturns {

  private final Files files;

  OwnReturns(Files files) {
    this.files = files;
  }

  public List<Map<String, String>> export(Tx tx, UUID person) {
    List<UUID> uploaded = files.uploadedBy(tx, person).stream().map(StoredFile::id).toList();
    return ReturnStore.withAttachments(tx, uploaded).stream().map(OwnReturns::row).toList();
  }

  /** More time that the person asked for. */
  public List<Map<String, String>> exportExtensions(Tx tx, UUID person) {
    return ExtensionStore.askedByPerson(tx, person).stream().map(OwnReturns::row).toList();
  }

  private static Map<String, String> row(Extension asked) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("单位", asked.organizationName());
    row.put("年度", Integer.toString(asked.year()));
    row.put("申请时间", asked.askedAt().toString());
    row.put("申请延到", asked.until().toString());
    row.put("理由", asked.reason());
    return row;
  }

  private static Map<String, String> row(Return filed) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("单位", filed.organizationName());
    row.put("年度", Integer.toString(filed.year()));
    row.put("回执编号", filed.receiptNumber());
    row.put("收到时间", filed.submittedAt().toString());
    row.put("联系人", filed.contactName());
    row.put("联系电话", filed.contactPhone());
    return row;
  }
}
