package cn.pufa.exam;

import cn.pufa.platform.http.Problem;
import java.util.List;

/**
 * The title of an exam or a bank: one line, of which two letters stay without blanks at its ends.
 */
final class ShortTitle {

  private static final int LEAST = 2;

  private ShortTitle() {}

  static List<Problem.Field> faults(String title) {
    boolean isSound =
        title.strip().length() >= LEAST && title.chars().noneMatch(Character::isISOControl);
    return isSound ? List.of() : List.of(new Problem.Field("/title", "请用一行字写名称，至少两个字"));
  }
}
