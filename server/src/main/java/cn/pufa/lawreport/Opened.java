package cn.pufa.lawreport;

import cn.pufa.lawreport.Figures.Figure;
import cn.pufa.lawreport.TakenFigureStore.Taken;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A report with all that its readers and its checks need, as of one transaction.
 *
 * @param now the figures it names and those of its sums, as they stand now, by code
 * @param taken the same as they stood when it was approved; empty before
 * @param drifted what of those is another one now, in words, by code
 * @param words fill in its text: with the figures of now while it is a draft, later with those
 *     taken
 */
record Opened(
    Report report,
    Outline outline,
    List<Section> sections,
    Map<String, Figure> now,
    List<Taken> taken,
    Map<String, String> drifted,
    ReportText words) {

  List<String> filled(Section section) {
    return section.paragraphs().stream().map(one -> words.filled(one.text())).toList();
  }

  static Map<String, Integer> values(Map<String, Figure> now, List<Taken> taken) {
    Map<String, Integer> values = new LinkedHashMap<>();
    now.forEach((code, figure) -> values.put(code, figure.value()));
    taken.forEach(one -> values.put(one.code(), one.value()));
    return values;
  }
}
