package cn.pufa.lawreport;

import cn.pufa.platform.print.OfficialReport;
import cn.pufa.platform.print.OfficialReport.Line;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A report on paper. */
final class ReportPaper {

  private ReportPaper() {}

  static OfficialReport of(Opened opened, String issuer) {
    List<Line> lines = new ArrayList<>();
    for (Section section : opened.sections()) {
      if (!section.heading().isEmpty()) {
        lines.add(new Line(section.level(), section.heading()));
      }
      opened.filled(section).forEach(text -> lines.add(new Line(0, text)));
    }
    LocalDate dated = opened.report().dated();
    return new OfficialReport(
        opened.report().title(),
        lines,
        issuer,
        "%d年%d月%d日".formatted(dated.getYear(), dated.getMonthValue(), dated.getDayOfMonth()));
  }
}
