package cn.pufa.ledger;

import cn.pufa.platform.time.WorkingDays;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How long there is until a day, in the words of the lists. */
final class Left {

  private Left() {}

  static String words(LocalDate due, LocalDate today, WorkingDays days) {
    if (due.equals(today)) {
      return "今天到期";
    }
    if (due.isBefore(today)) {
      return "已超 %d 天".formatted(ChronoUnit.DAYS.between(due, today));
    }
    long working = workingDays(today, due, days);
    return working > 0
        ? "还剩 %d 个工作日".formatted(working)
        : "还剩 %d 天".formatted(ChronoUnit.DAYS.between(today, due));
  }

  /** After the one, up to the other; 0 where a year between is not known. */
  private static long workingDays(LocalDate after, LocalDate until, WorkingDays days) {
    for (int year = after.getYear(); year <= until.getYear(); year++) {
      if (!days.knows(year)) {
        return 0;
      }
    }
    return after.plusDays(1).datesUntil(until.plusDays(1)).filter(days::isWorkingDay).count();
  }
}
