package cn.pufa.reminder;

import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;

/**
 * One step of a ladder.
 *
 * @param days from the due day: -30 is thirty days before it
 * @param at time of day in China, such as 09:00
 * @param channels ways it goes at once; empty for those of the circular
 */
record Step(int days, Counted counted, RestDay restDay, String at, List<String> channels) {

  /** Calendar days or working days. */
  enum Counted {
    CALENDAR,
    WORKING;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What becomes of a step that falls on a day of rest. */
  enum RestDay {
    EARLIER,
    LATER,
    KEEP;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Step {
    channels = channels == null ? List.of() : List.copyOf(channels);
  }

  /** By calendar days, in the morning; from a day of rest away from the due day. */
  static Step usual(int days) {
    return new Step(
        days, Counted.CALENDAR, days < 0 ? RestDay.EARLIER : RestDay.LATER, "09:00", List.of());
  }

  /**
   * @throws cn.pufa.platform.time.UnknownCalendarYear where it needs a year that is not known
   */
  Instant runsAt(LocalDate due, WorkingDays working) {
    return day(due, working).atTime(LocalTime.parse(at)).atZone(BusinessClock.ZONE).toInstant();
  }

  private LocalDate day(LocalDate due, WorkingDays working) {
    LocalDate day =
        switch (counted) {
          case CALENDAR -> due.plusDays(days);
          case WORKING ->
              days < 0 ? working.minusWorkingDays(due, -days) : working.plusWorkingDays(due, days);
        };
    return switch (restDay) {
      case EARLIER -> working.onOrPreviousWorkingDay(day);
      case LATER -> working.onOrNextWorkingDay(day);
      case KEEP -> day;
    };
  }

  /** As staff read it, such as 截止前15天. */
  String label() {
    String unit = counted == Counted.WORKING ? "个工作日" : "天";
    return switch (Integer.signum(days)) {
      case -1 -> "截止前" + -days + unit;
      case 0 -> "截止当天";
      default -> "逾期第" + days + unit;
    };
  }
}
