package cn.pufa.ledger;

import cn.pufa.platform.http.Problem;
import java.util.List;

/**
 * Who of the leaders came to court, or why nobody did (负责人出庭应诉; 行政诉讼法 3, 行政复议法 51). Only whose act
 * it is about has to say why not.
 */
final class HearingRule implements SpecialRule {

  @Override
  public List<Problem.Field> faults(Facts facts) {
    if (!facts.draft().step().equals("hear")) {
      return List.of();
    }
    boolean came = facts.value("chief").equals("true");
    if (came && facts.value("chiefTitle") == null) {
      return List.of(new Problem.Field("/values/chiefTitle", "请填写出庭负责人的职务"));
    }
    if (!came && isOurs(facts) && facts.value("reason") == null) {
      return List.of(new Problem.Field("/values/reason", "负责人没有出庭，请说明理由"));
    }
    return List.of();
  }

  private static boolean isOurs(Facts facts) {
    return "defendant".equals(facts.entry().detail("role"));
  }
}
