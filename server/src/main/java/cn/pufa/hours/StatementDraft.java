package cn.pufa.hours;

import cn.pufa.platform.PlainText;
import cn.pufa.platform.http.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody states.
 *
 * @param title what was learnt and where
 * @param minutes at most those of {@value #MINUTES_OF_DAY} on one day, all statements together
 */
record StatementDraft(LocalDate heldOn, String title, int minutes) {

  static final int MINUTES_OF_DAY = 480;
  static final int OLDEST_DAYS = 366;

  void requireSound(LocalDate today) {
    List<Problem.Field> faults = new ArrayList<>();
    if (heldOn.isAfter(today)) {
      faults.add(new Problem.Field("/heldOn", "日期不能晚于今天"));
    }
    if (heldOn.isBefore(today.minusDays(OLDEST_DAYS))) {
      faults.add(new Problem.Field("/heldOn", "只能申报一年以内的学习"));
    }
    if (!PlainText.isOneLine(title)) {
      faults.add(new Problem.Field("/title", "请用一行字写学了什么"));
    }
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }

  /**
   * @param stated minutes of the same day
   */
  void requireRoom(int stated) {
    int left = MINUTES_OF_DAY - stated;
    if (minutes > left) {
      throw Problem.invalid(
          "/minutes", left <= 0 ? "这一天已经申报满8小时，不能再报" : "一天最多8小时，这一天还能报" + left + "分钟");
    }
  }
}
