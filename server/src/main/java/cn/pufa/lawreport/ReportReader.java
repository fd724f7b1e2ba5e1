package cn.pufa.lawreport;

import cn.pufa.law.Statutes;
import cn.pufa.lawreport.Figures.Figure;
import cn.pufa.lawreport.Finding.Kind;
import cn.pufa.lawreport.TakenFigureStore.Taken;
import cn.pufa.platform.db.Tx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Opens reports, checks them, and takes their figures down. */
final class ReportReader {

  private final Map<String, Outline> outlines;
  private final Figures figures;
  private final Statutes statutes;
  private final String bureau;

  ReportReader(Map<String, Outline> outlines, Figures figures, Statutes statutes, String bureau) {
    this.outlines = outlines;
    this.figures = figures;
    this.statutes = statutes;
    this.bureau = bureau;
  }

  Opened open(Tx tx, Report report) {
    Outline outline = outlines.get(report.outline());
    List<Section> sections = SectionStore.of(tx, report.id());
    Map<String, Figure> now = new LinkedHashMap<>();
    figures
        .of(tx, report.year(), named(outline, sections))
        .forEach(figure -> now.put(figure.code(), figure));
    List<Taken> taken =
        report.state() == Report.State.DRAFT ? List.of() : TakenFigureStore.of(tx, report.id());
    return new Opened(
        report,
        outline,
        sections,
        now,
        taken,
        drifted(tx, report, now, taken),
        new ReportText(bureau, report.year(), Opened.values(now, taken)));
  }

  private static Set<String> named(Outline outline, List<Section> sections) {
    Set<String> named = new LinkedHashSet<>();
    for (Section section : sections) {
      section.paragraphs().forEach(one -> named.addAll(ReportText.figures(one.text())));
    }
    for (Outline.Sum sum : outline.sums()) {
      if (named.contains(sum.total())) {
        named.addAll(sum.parts());
      }
    }
    return named;
  }

  private Map<String, String> drifted(
      Tx tx, Report report, Map<String, Figure> now, List<Taken> taken) {
    Map<String, String> drifted = new LinkedHashMap<>();
    for (Taken one : taken) {
      Figure known = now.get(one.code());
      if (known == null) {
        drifted.put(
            one.code(), "%s：批准时%d%s，现在没有这个数字。".formatted(one.title(), one.value(), one.unit()));
        continue;
      }
      int value = known.value();
      if (value != one.value()) {
        drifted.put(
            one.code(),
            "%s：批准时%d%s，现在%d%s。"
                .formatted(one.title(), one.value(), one.unit(), value, one.unit()));
      } else if (!Set.copyOf(one.rows())
          .equals(Set.copyOf(figures.rowIds(tx, report.year(), one.code())))) {
        drifted.put(
            one.code(), "%s：还是%d%s，但是数的不是批准时的那些记录。".formatted(one.title(), value, one.unit()));
      }
    }
    return drifted;
  }

  /** All that the checks find; nothing of what is frozen, which changes no more. */
  List<Finding> findings(Tx tx, Opened opened) {
    if (opened.report().isFrozen()) {
      return List.of();
    }
    var checks =
        new ReportChecks(
            opened.outline(), opened.report(), opened.now(), opened.now().keySet(), opened.words());
    List<Finding> findings = new ArrayList<>(checks.of(opened.sections(), statutes.catalogue()));
    opened
        .drifted()
        .values()
        .forEach(
            words ->
                findings.add(Finding.block(Kind.FIGURE, null, null, words + "请领导重新批准。", null)));
    SectionStore.comments(tx, opened.report().id()).stream()
        .filter(comment -> comment.settledAt() == null)
        .forEach(
            comment ->
                findings.add(
                    Finding.warning(
                        Kind.COMMENT, comment.section(), null, "有一条意见还没有处理。", comment.text())));
    return findings;
  }

  /** The figures it names as they stand now, each with the records behind it. */
  List<Taken> standing(Tx tx, Opened opened) {
    List<Taken> standing = new ArrayList<>();
    for (Figure figure : opened.now().values()) {
      standing.add(
          new Taken(
              figure.code(),
              standing.size() + 1,
              figure.title(),
              figure.unit(),
              figure.value(),
              figures.rowIds(tx, opened.report().year(), figure.code())));
    }
    return standing;
  }

  /** Whether the year has every figure that the words name. */
  boolean hasFigures(Tx tx, int year, String words) {
    Set<String> named = Set.copyOf(ReportText.figures(words));
    return figures.of(tx, year, named).size() == named.size();
  }

  String title(Outline outline, int year) {
    return new ReportText(bureau, year, Map.of()).filled(outline.title());
  }

  Outline outline(String code) {
    return outlines.get(code);
  }

  String bureau() {
    return bureau;
  }
}
