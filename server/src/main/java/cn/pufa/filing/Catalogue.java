package cn.pufa.filing;

import cn.pufa.platform.http.Problem;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that is looked at before a return is received (检查规则), read from top to bottom. */
final class Catalogue {

  private static final List<Rule> RULES =
      Stream.of(MoneyRules.all(), GivingRules.all(), OrganRules.all(), ActivityRules.all())
          .flatMap(List::stream)
          .toList();

  static {
    Set<String> ids = new HashSet<>();
    RULES.forEach(
        rule -> {
          if (!ids.add(rule.id())) {
            throw new IllegalStateException("two rules " + rule.id());
          }
        });
  }

  private Catalogue() {}

  static List<Rule> rules() {
    return RULES;
  }

  /**
   * Hard ones first, each in the order of the catalogue.
   *
   * @param files cells that have a file
   * @param explanations rule to what the filer says
   */
  static List<Finding> findings(Sheet sheet, Set<String> files, Map<String, String> explanations) {
    return Stream.concat(
            missing(sheet, files), RULES.stream().flatMap(rule -> rule.apply(sheet).stream()))
        .map(
            finding ->
                finding.severity() == Severity.SOFT
                    ? finding.explained(explanations.get(finding.rule()))
                    : finding)
        .sorted(Comparator.comparing(Finding::severity))
        .toList();
  }

  /** One finding for each section, so that a new draft is not a hundred complaints. */
  private static Stream<Finding> missing(Sheet sheet, Set<String> files) {
    return sheet.form().sections().stream()
        .flatMap(
            section -> {
              List<FormCell> empty =
                  section.cells().stream()
                      .filter(FormCell::required)
                      .filter(cell -> !sheet.now().has(cell.code()) && !files.contains(cell.code()))
                      .toList();
              return empty.isEmpty() ? Stream.empty() : Stream.of(missing(section, empty));
            });
  }

  private static Finding missing(FormSection section, List<FormCell> empty) {
    String names = empty.stream().map(FormCell::label).collect(Collectors.joining("、"));
    return new Finding(
        "required-" + section.code(),
        Severity.HARD,
        empty.stream().map(FormCell::code).toList(),
        "“" + section.title() + "”还有 " + empty.size() + " 项没有填：" + names + "。",
        Map.of(),
        "年度工作报告书必填项",
        null);
  }

  /** Refused while something stands open. */
  static void requireClear(List<Finding> findings) {
    List<Problem.Field> open =
        findings.stream()
            .filter(Finding::isOpen)
            .map(
                finding ->
                    new Problem.Field(
                        "/cells/" + (finding.cells().isEmpty() ? "" : finding.cells().getFirst()),
                        finding.message()))
            .toList();
    if (!open.isEmpty()) {
      throw Problem.invalid("还有 " + open.size() + " 处要改或者要说明，改完再提交。", open);
    }
  }
}
