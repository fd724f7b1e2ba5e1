package cn.pufa.outreach;

import cn.pufa.platform.http.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A day around which 普法 is done (法治宣传日), such as 国家宪法日. It is the same each year, or it moves by
 * the lunar calendar and its days are written down year by year, never computed.
 *
 * @param topic null for none, @param note null for none
 * @param fixed null for a day that moves, which has {@code dates}
 * @param source where the day comes from, @param checked whether somebody has read that source
 */
record LegalDay(
    UUID id,
    String name,
    String topic,
    Fixed fixed,
    List<LocalDate> dates,
    String note,
    String source,
    boolean checked,
    int version) {

  /**
   * @param lastMonth null with {@code lastDay} for a single day; a span ends in the same year
   */
  record Fixed(int month, int day, Integer lastMonth, Integer lastDay) {

    LocalDate first(int year) {
      return LocalDate.of(year, month, day);
    }

    LocalDate last(int year) {
      return lastMonth == null ? null : LocalDate.of(year, lastMonth, lastDay);
    }
  }

  /**
   * @param after version that was changed, null for a new day
   */
  record Draft(
      String name,
      String topic,
      Fixed fixed,
      List<LocalDate> dates,
      String note,
      String source,
      boolean checked,
      Integer after) {

    /** A common year, in which 29 February is no day: such a day would be missing in most years. */
    private static final int COMMON_YEAR = 2027;

    Draft {
      dates = Objects.requireNonNullElse(dates, List.of());
    }

    void requireSound() {
      List<Problem.Field> faults = new ArrayList<>();
      if ((fixed == null) == dates.isEmpty()) {
        faults.add(new Problem.Field("/dates", "每年同一天的写月和日，每年不同的写出各年的日期，二选一"));
      }
      if (dates.stream().map(LocalDate::getYear).distinct().count() < dates.size()) {
        faults.add(new Problem.Field("/dates", "一年只写一个日期"));
      }
      if (fixed != null) {
        checkFixed(faults);
      }
      if (!faults.isEmpty()) {
        throw Problem.invalid(faults);
      }
    }

    private void checkFixed(List<Problem.Field> faults) {
      if ((fixed.lastMonth() == null) != (fixed.lastDay() == null)) {
        faults.add(new Problem.Field("/fixed/lastDay", "最后一天要写月和日"));
        return;
      }
      try {
        LocalDate first = fixed.first(COMMON_YEAR);
        LocalDate last = fixed.last(COMMON_YEAR);
        if (last != null && !last.isAfter(first)) {
          faults.add(new Problem.Field("/fixed/lastDay", "最后一天要在第一天之后"));
        }
      } catch (DateTimeException fault) {
        faults.add(new Problem.Field("/fixed", "没有这一天"));
      }
    }
  }

  /**
   * The day in one year.
   *
   * @param on null where nobody has written down that year's day, @param until null for one day
   */
  record InYear(LegalDay day, LocalDate on, LocalDate until) {}

  InYear in(int year) {
    if (fixed != null) {
      return new InYear(this, fixed.first(year), fixed.last(year));
    }
    LocalDate on = dates.stream().filter(date -> date.getYear() == year).findFirst().orElse(null);
    return new InYear(this, on, null);
  }
}
