package cn.pufa.exam;

import cn.pufa.platform.time.BusinessClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Results as a workbook: a sheet by township, and a sheet with one row an attempt. */
final class ResultsWorkbook {

  private static final List<String> TOWNSHIPS = List.of("镇街", "参加考试人数", "合格人数", "考试次数");
  private static final List<String> ROWS =
      List.of("姓名", "身份", "镇街村居", "交卷时间", "怎样结束", "答对", "总题数", "合格线", "结果");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BusinessClock.ZONE);
  private static final int WIDTH = 16;

  private ResultsWorkbook() {}

  static byte[] write(Results.Summary summary, List<Results.ResultRow> rows) {
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "Pufa", "1.0")) {
      townships(workbook.newWorksheet("各镇街"), summary);
      rows(workbook.newWorksheet("名单"), rows);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return bytes.toByteArray();
  }

  private static void townships(Worksheet sheet, Results.Summary summary) {
    head(sheet, TOWNSHIPS);
    int row = 1;
    for (Results.Township township : summary.items()) {
      text(sheet, row, 0, township.divisionName());
      sheet.value(row, 1, township.people());
      sheet.value(row, 2, township.passed());
      sheet.value(row, 3, township.attempts());
      row++;
    }
  }

  private static void rows(Worksheet sheet, List<Results.ResultRow> rows) {
    head(sheet, ROWS);
    int at = 1;
    for (Results.ResultRow row : rows) {
      text(sheet, at, 0, row.name());
      text(sheet, at, 1, row.role().title());
      text(sheet, at, 2, row.divisionName());
      text(sheet, at, 3, MOMENT.format(row.endedAt()));
      text(sheet, at, 4, row.how() == Attempt.End.HANDED_IN ? "已交卷" : "时间到");
      sheet.value(at, 5, row.right());
      sheet.value(at, 6, row.total());
      sheet.value(at, 7, row.needed());
      text(sheet, at, 8, row.passed() ? "合格" : "不合格");
      at++;
    }
  }

  private static void head(Worksheet sheet, List<String> columns) {
    for (int column = 0; column < columns.size(); column++) {
      sheet.value(0, column, columns.get(column));
      sheet.style(0, column).bold().set();
      sheet.width(column, WIDTH);
    }
    sheet.freezePane(0, 1);
  }

  /** A name that begins as a formula stays a name, also where the sheet is saved as CSV. */
  private static void text(Worksheet sheet, int row, int column, String value) {
    boolean formula = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
    sheet.value(row, column, formula ? "'" + value : value);
  }
}
