package cn.pufa.exam;

import cn.pufa.platform.files.TextWorkbook;
import cn.pufa.platform.time.BusinessClock;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Results as a workbook: a sheet by township, and a sheet with one row an attempt. */
final class ResultsWorkbook {

  private static final List<String> TOWNSHIPS = List.of("镇街", "参加考试人数", "合格人数", "考试次数");
  private static final List<String> ROWS =
      List.of("姓名", "身份", "镇街村居", "交卷时间", "怎样结束", "答对", "总题数", "合格线", "结果");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BusinessClock.ZONE);

  private ResultsWorkbook() {}

  static byte[] write(Results.Summary summary, List<Results.ResultRow> rows) {
    var workbook = new TextWorkbook();
    var townships = workbook.sheet("各镇街", TOWNSHIPS);
    for (Results.Township one : summary.items()) {
      townships.add(one.divisionName(), one.people(), one.passed(), one.attempts());
    }
    var list = workbook.sheet("名单", ROWS);
    rows.forEach(row -> list.add(cells(row)));
    return workbook.finish();
  }

  private static Object[] cells(Results.ResultRow row) {
    return new Object[] {
      row.name(),
      row.role().title(),
      row.divisionName(),
      MOMENT.format(row.endedAt()),
      row.how() == Attempt.End.HANDED_IN ? "已交卷" : "时间到",
      row.right(),
      row.total(),
      row.needed(),
      row.passed() ? "合格" : "不合格"
    };
  }
}
