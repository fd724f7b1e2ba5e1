package cn.pufa.reminder;

import cn.pufa.platform.time.UnknownCalendarYear;
import cn.pufa.platform.time.WorkingDays;
import java.time.LocalDate;

/**
 * The last day for something: a day of rest moves to the next working day (民法典 203).
 *
 * @param set the day that was written down, @param due the day it ends
 * @param explanation why it is that day, in Chinese
 */
public record Deadline(LocalDate set, LocalDate due, String explanation) {

  /**
   * Where the State Council has not yet published the year's days off, the day stands as set, and
   * says so.
   */
  public static Deadline of(LocalDate set, WorkingDays working) {
    try {
      return new Deadline(set, working.onOrNextWorkingDay(set), working.explain(set));
    } catch (UnknownCalendarYear unknown) {
      return new Deadline(set, set, set.getYear() + "年的放假安排还没有公布，暂按原定日期。公布后会自动核对是否要顺延。");
    }
  }

  /** A day that stands as it was set, whatever day it is. */
  public static Deadline fixed(LocalDate set, String explanation) {
    return new Deadline(set, set, explanation);
  }

  /**
   * The same after the days off changed. Whoever was told a day may rely on it: it never becomes an
   * earlier one.
   */
  public Deadline reckonedAnew(WorkingDays working, boolean told) {
    Deadline anew = of(set, working);
    return told && anew.due().isBefore(due)
        ? new Deadline(set, due, anew.explanation() + told(due))
        : anew;
  }

  private static String told(LocalDate due) {
    return "已经通知的截止日不提前，仍按原来通知的%d月%d日。".formatted(due.getMonthValue(), due.getDayOfMonth());
  }
}
