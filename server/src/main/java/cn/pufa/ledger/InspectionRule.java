package cn.pufa.ledger;

import cn.pufa.platform.http.Problem;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Results are of drawn objects, and all of them have one before they are reviewed and published.
 */
final class InspectionRule implements SpecialRule {

  @Override
  public List<Problem.Field> faults(Facts facts) {
    return switch (facts.draft().step()) {
      case "result" -> result(facts);
      case "clear", "publish" -> complete(facts);
      default -> List.of();
    };
  }

  private static List<Problem.Field> result(Facts facts) {
    return drawn(facts).contains(facts.value("object"))
        ? List.of()
        : List.of(new Problem.Field("/values/object", "这次没有抽到这个对象"));
  }

  private static List<Problem.Field> complete(Facts facts) {
    Set<String> seen =
        facts.entry().steps().stream()
            .filter(one -> one.code().equals("result"))
            .map(one -> Entry.text(one.data(), "object"))
            .collect(Collectors.toSet());
    List<String> left = drawn(facts).stream().filter(one -> !seen.contains(one)).toList();
    return left.isEmpty()
        ? List.of()
        : List.of(new Problem.Field("/step", "还有对象没有登记结果：" + String.join("、", left)));
  }

  private static List<String> drawn(Facts facts) {
    return facts.draw().pairs().stream().map(Draw.Pair::object).toList();
  }
}
