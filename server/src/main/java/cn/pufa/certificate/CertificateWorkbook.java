package cn.pufa.certificate;

import cn.pufa.platform.files.TextWorkbook;
import java.util.List;
import java.util.Map;

/** The list of certificates as a workbook. */
final class CertificateWorkbook {

  private static final List<String> COLUMNS =
      List.of("证书编号", "姓名", "资格", "镇街村居", "考试", "通过日期", "有效期至", "状态", "60天内到期");
  private static final Map<String, String> STATES =
      Map.of("valid", "有效", "expired", "已到期", "renewed", "已换新证", "revoked", "已撤销");

  private CertificateWorkbook() {}

  static byte[] write(List<CertificateViews.Row> rows) {
    var workbook = new TextWorkbook();
    var sheet = workbook.sheet("证书", COLUMNS);
    for (CertificateViews.Row row : rows) {
      sheet.add(
          row.number(),
          row.name(),
          row.qualification().title(),
          row.divisionName(),
          row.title(),
          row.passedOn(),
          row.validUntil(),
          STATES.get(row.state()),
          row.endsSoon() ? "是" : "");
    }
    return workbook.finish();
  }
}
