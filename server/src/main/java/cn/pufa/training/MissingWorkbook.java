package cn.pufa.training;

import cn.pufa.platform.files.TextWorkbook;
import java.util.List;

/** People who have not signed up, as a workbook of text cells. */
final class MissingWorkbook {

  private static final List<String> COLUMNS = List.of("镇街村居", "姓名", "岗位", "电话", "今天提醒过");

  private MissingWorkbook() {}

  static byte[] of(List<Missing.Row> rows) {
    var workbook = new TextWorkbook();
    var sheet = workbook.sheet("还没报名", COLUMNS);
    for (Missing.Row row : rows) {
      sheet.add(
          row.divisionName(),
          row.name(),
          row.role().title(),
          row.phone(),
          row.remindedToday() ? "是" : "否");
    }
    return workbook.finish();
  }
}
