package cn.pufa.reminder;

import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.UnknownCalendarYear;
import cn.pufa.platform.time.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** When the steps of a ladder come for one due day. */
final class Timetable {

  /**
   * @param runsAt null while the days off of that year are not known
   */
  record Entry(Step step, Instant runsAt) {}

  private Timetable() {}

  /**
   * In the order of the steps. Where days of rest push several onto one day, only the last of them
   * stands: nobody is reminded twice a day.
   */
  static List<Entry> of(List<Step> steps, LocalDate due, WorkingDays working) {
    Set<LocalDate> taken = new HashSet<>();
    List<Entry> entries = new ArrayList<>();
    for (Step step : steps.stream().sorted(Comparator.comparing(Step::days).reversed()).toList()) {
      Instant runsAt = runsAt(step, due, working);
      if (runsAt == null || taken.add(LocalDate.ofInstant(runsAt, BusinessClock.ZONE))) {
        entries.addFirst(new Entry(step, runsAt));
      }
    }
    return entries;
  }

  private static Instant runsAt(Step step, LocalDate due, WorkingDays working) {
    try {
      return step.runsAt(due, working);
    } catch (UnknownCalendarYear unknown) {
      return null;
    }
  }
}
