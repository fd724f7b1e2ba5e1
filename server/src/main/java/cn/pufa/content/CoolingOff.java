package cn.pufa.content;

import cn.pufa.platform.time.UnknownCalendarYear;
import cn.pufa.platform.time.WorkingDays;
import java.time.LocalDate;

/**
 * The two periods of a divorce by agreement (离婚冷静期): thirty days in which either may take the
 * application back, then thirty in which both must fetch the certificate (民法典 1077). The day of the
 * application does not count (民法典 201); a last day of rest moves to the day after it (民法典 203).
 */
record CoolingOff(LocalDate received, Period withdraw, Period collect) {

  /** The Civil Code, and with it the cooling-off, is in force since then. */
  static final LocalDate FIRST = LocalDate.of(2021, 1, 1);

  private static final int DAYS = 30;

  /**
   * @param certain false where the days off of the last day's year are not published, so that it
   *     may still move
   * @param words the last day with its weekday, and why it is that day
   */
  record Period(LocalDate from, LocalDate to, boolean certain, String words) {}

  static CoolingOff of(LocalDate received, WorkingDays days) {
    Period withdraw = period(received, days);
    return new CoolingOff(received, withdraw, period(withdraw.to(), days));
  }

  /** Thirty days from the day after. */
  private static Period period(LocalDate before, WorkingDays days) {
    LocalDate from = before.plusDays(1);
    LocalDate set = before.plusDays(DAYS);
    try {
      return new Period(from, days.onOrNextWorkingDay(set), true, days.explain(set));
    } catch (UnknownCalendarYear unknown) {
      return new Period(from, set, false, "%d年的放假安排还没有公布。这一天如果放假，会往后顺延。".formatted(unknown.year()));
    }
  }
}
