package cn.pufa.reminder;

import cn.pufa.platform.http.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A ladder as an officer writes it.
 *
 * @param isDefault null leaves it as it is
 */
record LadderDraft(
    String name, Boolean isDefault, List<Step> steps, LadderWords before, LadderWords after) {

  /** T-30, T-15, T-7, T-3, T-1, T+1, T+15, in the morning of a working day. */
  static final LadderDraft USUAL =
      new LadderDraft(
          "常用阶梯",
          true,
          Stream.of(-30, -15, -7, -3, -1, 1, 15).map(Step::usual).toList(),
          LadderWords.BEFORE,
          LadderWords.AFTER);

  /** All that is wrong with it, not only the first. */
  void requireSound() {
    List<Problem.Field> faults = new ArrayList<>();
    Set<Integer> days = new HashSet<>();
    for (int place = 0; place < steps.size(); place++) {
      if (!days.add(steps.get(place).days())) {
        faults.add(new Problem.Field("/steps/" + place + "/days", "这一天已经有一步了"));
      }
    }
    before.addFaults("/before", faults);
    after.addFaults("/after", faults);
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }
}
