package cn.pufa.training;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;

/** People who have not signed up, as a workbook of text cells. */
final class MissingWorkbook {

  private static final List<String> COLUMNS = List.of("镇街村居", "姓名", "岗位", "电话", "今天提醒过");
  private static final int WIDTH = 22;

  private MissingWorkbook() {}

  static byte[] of(List<Missing.Row> rows) {
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "Pufa", "1.0")) {
      var sheet = workbook.newWorksheet("还没报名");
      for (int column = 0; column < COLUMNS.size(); column++) {
        sheet.value(0, column, COLUMNS.get(column));
        sheet.style(0, column).bold().set();
        sheet.width(column, WIDTH);
      }
      sheet.freezePane(0, 1);
      for (int at = 0; at < rows.size(); at++) {
        Missing.Row row = rows.get(at);
        sheet.value(at + 1, 0, row.divisionName());
        sheet.value(at + 1, 1, row.name());
        sheet.value(at + 1, 2, row.role().title());
        sheet.value(at + 1, 3, row.phone() == null ? "" : row.phone());
        sheet.value(at + 1, 4, row.remindedToday() ? "是" : "否");
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return bytes.toByteArray();
  }
}
