package cn.pufa.lawreport;

import cn.pufa.law.Catalogue;
import cn.pufa.lawreport.Figures.Figure;
import cn.pufa.lawreport.Finding.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What keeps a report from being approved and frozen, and what somebody should look at. */
final class ReportChecks {

  private static final Pattern TYPED =
      Pattern.compile("(?<![0-9第〔])[0-9]+\\s*(?:家|件|场|期|份|次|人次|名)(?![0-9])");

  private final Outline outline;
  private final Report report;
  private final Map<String, Figure> figures;
  private final Set<String> codes;
  private final ReportText words;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * @param figures those that the report names or that belong to a sum of it, by code
   * @param codes of the figures that the year has
   */
  ReportChecks(
      Outline outline,
      Report report,
      Map<String, Figure> figures,
      Set<String> codes,
      ReportText words) {
    this.outline = outline;
    this.report = report;
    this.figures = figures;
    this.codes = codes;
    this.words = words;
  }

  /** All of them, in the order of the report. */
  List<Finding> of(List<Section> sections, Catalogue statutes) {
    sums(sections);
    for (Section section : sections) {
      if (section.awaitsApproval()) {
        String name = section.heading().isEmpty() ? "开头部分" : "“" + section.heading() + "”";
        add(Kind.UNAPPROVED, section, null, name + "还没有另一人审定。", null);
      }
      for (int place = 0; place < section.paragraphs().size(); place++) {
        paragraph(section, place, statutes);
      }
    }
    return findings;
  }

  private void sums(List<Section> sections) {
    Set<String> named =
        sections.stream()
            .flatMap(section -> section.paragraphs().stream())
            .flatMap(paragraph -> ReportText.figures(paragraph.text()).stream())
            .collect(Collectors.toSet());
    for (Outline.Sum sum : outline.sums()) {
      SumCheck.fault(sum, figures, named)
          .ifPresent(fault -> add(Kind.SUM, where(sections, sum.total()), null, fault, null));
    }
  }

  private static Section where(List<Section> sections, String figure) {
    return sections.stream()
        .filter(
            section ->
                section.paragraphs().stream()
                    .anyMatch(one -> ReportText.figures(one.text()).contains(figure)))
        .findFirst()
        .orElseThrow();
  }

  private void paragraph(Section section, int place, Catalogue statutes) {
    Paragraph paragraph = section.paragraphs().get(place);
    String text = words.filled(paragraph.text());
    if (!paragraph.isConfirmed()) {
      boolean carried = paragraph.origin() == Paragraph.Origin.CARRIED;
      String whose = carried ? "这一段沿用上年的文字" : "这一段是提纲的文字";
      add(Kind.CARRIED, section, place, whose + "，还没有人确认或者修改。", null);
    }
    for (String unknown : ReportText.unknown(paragraph.text(), codes)) {
      add(Kind.PLACEHOLDER, section, place, "没有“" + unknown + "”这个数字，请从“插入数字”里选。", unknown);
    }
    for (YearWords.Strange one : YearWords.strange(text, report.year(), section.about())) {
      add(Kind.YEAR, section, place, strange(one, section), one.sentence());
    }
    for (String name : NamedLaws.in(text)) {
      statute(section, place, name, statutes);
    }
    TYPED
        .matcher(ReportText.typed(paragraph.text()))
        .results()
        .forEach(
            found ->
                warn(
                    Kind.TYPED,
                    section,
                    place,
                    "“" + found.group() + "”是手写的，点不开记录。能从记录里数的，请用“插入数字”。",
                    found.group()));
  }

  private String strange(YearWords.Strange one, Section section) {
    String about =
        section.about() == Outline.About.NEXT
            ? "这一节写的是%d年的安排".formatted(report.year() + 1)
            : "这是%d年度的报告".formatted(report.year());
    return "%s，这里写的是“%s”。写错了请改；说的确实是别的年份，请写明“上年”“自…年以来”。".formatted(about, one.written());
  }

  private void statute(Section section, int place, String name, Catalogue statutes) {
    LocalDate dated = report.dated();
    NamedLaws.Standing standing = NamedLaws.standing(statutes, name, dated);
    switch (standing.how()) {
      case REPEALED ->
          add(
              Kind.STATUTE,
              section,
              place,
              "《%s》已经废止（%s起），不能写进%s的报告。".formatted(name, day(standing.since()), day(dated)),
              name);
      case LATER ->
          warn(Kind.STATUTE, section, place, "《%s》在库里的文本施行日期晚于报告日期，请核对。".formatted(name), name);
      case UNKNOWN ->
          warn(Kind.STATUTE, section, place, "《%s》不在法规库里，请自己核对是否有效。".formatted(name), name);
      case IN_FORCE -> {}
    }
  }

  private static String day(LocalDate day) {
    return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
  }

  private void add(Kind kind, Section section, Integer place, String message, String excerpt) {
    findings.add(Finding.block(kind, section.code(), place, message, excerpt));
  }

  private void warn(Kind kind, Section section, Integer place, String message, String excerpt) {
    findings.add(Finding.warning(kind, section.code(), place, message, excerpt));
  }
}
