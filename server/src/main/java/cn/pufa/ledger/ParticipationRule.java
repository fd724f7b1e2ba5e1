package cn.pufa.ledger;

import cn.pufa.platform.http.Problem;
import java.time.LocalDate;
import java.util.List;

/** Opinions are asked for thirty days, or it is told why for fewer (重大行政决策程序暂行条例 15). */
final class ParticipationRule implements SpecialRule {

  private static final int DAYS = 30;

  @Override
  public List<Problem.Field> faults(Facts facts) {
    if (!facts.draft().step().equals("participation")) {
      return List.of();
    }
    LocalDate opens = LocalDate.parse(facts.value("opensOn"));
    LocalDate closes = LocalDate.parse(facts.value("closesOn"));
    if (closes.isBefore(opens)) {
      return List.of(new Problem.Field("/values/closesOn", "结束不能早于开始"));
    }
    return closes.isBefore(opens.plusDays(DAYS)) && facts.value("shorterReason") == null
        ? List.of(
            new Problem.Field("/values/shorterReason", "公开征求意见一般不少于30日，缩短的要说明理由（重大行政决策程序暂行条例第十五条）"))
        : List.of();
  }
}
