package cn.pufa.filing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One cross-check of the catalogue.
 *
 * @param cells whose values are shown, and where to look
 * @param check null where the return keeps the rule, or the rule is not about it
 */
record Rule(
    String id, Severity severity, String basis, List<String> cells, Function<Sheet, Breach> check) {

  /** For what cannot be, such as a sum that is not the sum of its parts. */
  static Rule hard(String id, String basis, List<String> cells, Function<Sheet, Breach> check) {
    return new Rule(id, Severity.HARD, basis, cells, check);
  }

  /** A part, which cannot be more than the whole. */
  static Rule partOf(String id, String basis, String part, String whole) {
    return hard(id, basis, List.of(part, whole), sheet -> sheet.within(part, whole));
  }

  /** A sum, which cannot be other than its parts together. */
  static Rule sumOf(String id, String basis, String whole, String... parts) {
    List<String> cells = Stream.concat(Stream.of(whole), Stream.of(parts)).toList();
    return hard(id, basis, cells, sheet -> sheet.sum(whole, parts));
  }

  /** For what can be, and is explained: a breach of the law too must be possible to report. */
  static Rule soft(String id, String basis, List<String> cells, Function<Sheet, Breach> check) {
    return new Rule(id, Severity.SOFT, basis, cells, check);
  }

  Optional<Finding> apply(Sheet sheet) {
    return Optional.ofNullable(check.apply(sheet)).map(breach -> finding(sheet, breach));
  }

  private Finding finding(Sheet sheet, Breach breach) {
    List<String> shown =
        cells.stream().filter(code -> sheet.form().cell(code).isPresent()).toList();
    Map<String, String> values = new LinkedHashMap<>();
    for (String code : shown) {
      FormCell cell = sheet.form().cell(code).orElseThrow();
      if (cell.kind() != FormCell.Kind.TABLE) {
        values.put(cell.label(), Words.of(cell, sheet.now().values().get(code)));
      }
    }
    values.putAll(breach.more());
    return new Finding(id, severity, shown, breach.message(), values, basis, null);
  }
}
