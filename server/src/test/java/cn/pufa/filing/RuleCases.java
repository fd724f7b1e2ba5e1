package cn.pufa.filing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** For each rule a return that breaks exactly it, and one that just does not. */
final class RuleCases {

  /**
   * @param breaks spoils a sound return so that this rule alone finds something
   * @param justNot goes as far as it may
   */
  record Case(Supplier<SheetOf> sound, Consumer<SheetOf> breaks, Consumer<SheetOf> justNot) {}

  private final Map<String, Case> cases = new LinkedHashMap<>();

  static RuleCases all() {
    var cases = new RuleCases();
    MoneyCases.addTo(cases);
    GivingCases.addTo(cases);
    OrganCases.addTo(cases);
    ActivityCases.addTo(cases);
    return cases;
  }

  void group(String rule, Consumer<SheetOf> breaks, Consumer<SheetOf> justNot) {
    cases.put(rule, new Case(SheetOf::group, breaks, justNot));
  }

  void school(String rule, Consumer<SheetOf> breaks, Consumer<SheetOf> justNot) {
    cases.put(rule, new Case(SheetOf::school, breaks, justNot));
  }

  void foundation(String rule, Consumer<SheetOf> breaks, Consumer<SheetOf> justNot) {
    cases.put(rule, new Case(SheetOf::foundation, breaks, justNot));
  }

  Set<String> rules() {
    return cases.keySet();
  }

  Case of(String rule) {
    return cases.get(rule);
  }
}
