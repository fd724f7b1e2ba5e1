package cn.pufa.ledger;

import cn.pufa.platform.http.Problem;
import java.time.LocalDate;
import java.util.List;

/** Nobody gave up, and nobody kept silent, before their time was over (政府信息公开条例 30, 32). */
final class DisclosureRule implements SpecialRule {

  @Override
  public List<Problem.Field> faults(Facts facts) {
    return switch (facts.draft().step()) {
      case "ask_correction" -> correctionAsked(facts);
      case "abandon" -> abandoned(facts);
      case "third_party" -> silent(facts);
      default -> List.of();
    };
  }

  private static List<Problem.Field> correctionAsked(Facts facts) {
    return LocalDate.parse(facts.value("until")).isAfter(facts.draft().on())
        ? List.of()
        : List.of(new Problem.Field("/values/until", "补正期限要晚于告知的日期"));
  }

  private static List<Problem.Field> abandoned(Facts facts) {
    Taken asked = facts.entry().last("ask_correction").orElseThrow();
    LocalDate until = LocalDate.parse(Entry.text(asked.data(), "until"));
    return facts.draft().on().isAfter(until)
        ? List.of()
        : List.of(new Problem.Field("/on", "补正期限到 " + until + "，还没有过（政府信息公开条例第三十条）"));
  }

  private static List<Problem.Field> silent(Facts facts) {
    boolean tooEarly =
        "silent".equals(facts.value("opinion"))
            && facts.deadlines().stream()
                .filter(one -> one.code().equals("third_party"))
                .anyMatch(one -> one.due() == null || !facts.draft().on().isAfter(one.due()));
    return tooEarly
        ? List.of(new Problem.Field("/values/opinion", "第三方提出意见的期限还没有过（政府信息公开条例第三十二条）"))
        : List.of();
  }
}
