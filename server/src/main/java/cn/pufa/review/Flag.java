package cn.pufa.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Something in a return that a reviewer should look at, with what was compared.
 *
 * @param grade what the rule suggests; null where it only weighs the risk
 * @param clause of the charter or of the law, null for none
 * @param dismissal null unless a reviewer set it aside
 */
record Flag(
    String rule,
    String title,
    Grade grade,
    int weight,
    String explanation,
    Map<String, String> compared,
    List<String> cells,
    String clause,
    Dismissal dismissal) {

  /** 不是问题, with its reason. */
  record Dismissal(UUID by, Instant at, String reason) {}

  boolean isActive() {
    return dismissal == null;
  }

  /** The same judgement holds for the same values, and for no others. */
  Flag keeping(List<Flag> before) {
    return before.stream()
        .filter(old -> old.rule.equals(rule) && old.compared.equals(compared))
        .findFirst()
        .map(
            old ->
                new Flag(
                    rule,
                    title,
                    grade,
                    weight,
                    explanation,
                    compared,
                    cells,
                    clause,
                    old.dismissal))
        .orElse(this);
  }
}
