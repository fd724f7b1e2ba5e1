package cn.pufa.circular;

import cn.pufa.platform.time.WorkingDays;
import cn.pufa.reminder.Deadline;
import java.time.LocalDate;

/**
 * The last day to do what a circular asks for.
 *
 * @param day null where it names none
 * @param explanation why it is that day, in Chinese; null with the day
 */
record DueDay(LocalDate day, String explanation) {

  static DueDay of(LocalDate set, WorkingDays working) {
    if (set == null) {
      return new DueDay(null, null);
    }
    Deadline deadline = Deadline.of(set, working);
    return new DueDay(deadline.due(), deadline.explanation());
  }
}
