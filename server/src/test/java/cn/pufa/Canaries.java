package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** All that is planted, and where each has come out as it may. */
final class Canaries {

  private final List<Canary> all = new ArrayList<>();
  private final Map<Canary, Set<String>> shown = new LinkedHashMap<>();

  void add(Canary canary) {
    all.add(canary);
  }

  int size() {
    return all.size();
  }

  void clear() {
    all.clear();
    shown.clear();
  }

  /** None stands in an answer it does not belong in. */
  void check(String operation, String account, int status, String text) {
    for (Canary canary : all) {
      if (status < 400 && canary.belongsIn(operation, account)) {
        note(canary, operation, account, text);
      } else {
        assertThat(canary.isIn(text))
            .as(canary.name() + " in the answer of " + operation + " to " + account)
            .isFalse();
      }
    }
  }

  private void note(Canary canary, String operation, String account, String text) {
    if (canary.isIn(text)) {
      shown
          .computeIfAbsent(canary, any -> new TreeSet<>())
          .add(canary.seenBy().contains(operation) ? operation : operation + " " + account);
    }
  }

  /** What may be seen and never was shows that nobody looked, or that it may not be seen at all. */
  void requireShownWhereTheyBelong() {
    for (Canary canary : all) {
      assertThat(shown.getOrDefault(canary, Set.of()))
          .as("what shows %s", canary.name())
          .isEqualTo(canary.seenBy());
    }
  }

  void requireNone(String place, List<String> texts) {
    requireNone(place, texts, Set.of());
  }

  /** How many there are but for those of these names. */
  int requireNone(String place, List<String> texts, Set<String> butFor) {
    List<Canary> sought = all.stream().filter(one -> !butFor.contains(one.name())).toList();
    for (Canary canary : sought) {
      assertThat(texts.stream().filter(canary::isIn).limit(3))
          .as(canary.name() + " in " + place)
          .isEmpty();
    }
    return sought.size();
  }
}
