package cn.pufa.procedure;

import cn.pufa.platform.http.Problem;
import cn.pufa.platform.time.UnknownCalendarYear;
import cn.pufa.platform.time.WorkingDays;
import java.time.LocalDate;
import java.util.function.Supplier;

/**
 * Counting days. The first day does not count (民法典 201); a period of months or years ends on the
 * corresponding day, or on the month's last where there is none (202), so that two years from
 * 2022-06-15 are full at the end of 2024-06-15, and two from 2024-02-29 at the end of 2026-02-28.
 */
public final class Periods {

  private static final int MONTHS_OF_YEAR = 12;

  private Periods() {}

  public static Period years(LocalDate from, int years) {
    return counted(from, from.plusMonths((long) years * MONTHS_OF_YEAR), years + "年");
  }

  public static Period months(LocalDate from, int months) {
    return counted(from, from.plusMonths(months), months + "个月");
  }

  private static Period counted(LocalDate from, LocalDate last, String length) {
    String shortMonth = last.getDayOfMonth() == from.getDayOfMonth() ? "" : "到期月没有对应的日子，以该月最后一天为准；";
    String sentence =
        "从%s起满%s：当天不计，%s到%s结束时届满，%s起算期满（民法典第二百零一条、第二百零二条）。"
            .formatted(words(from), length, shortMonth, words(last), words(last.plusDays(1)));
    return new Period(from, last, last.plusDays(1), sentence);
  }

  public static Period days(LocalDate from, int days) {
    LocalDate last = from.plusDays(days);
    String sentence = "从%s的次日起算%d日，到%s结束时届满。".formatted(words(from), days, words(last));
    return new Period(from, last, last.plusDays(1), sentence);
  }

  /**
   * Refused with a problem for staff where the days off of a year it needs are not entered: a guess
   * could cut somebody's period short.
   */
  public static Period workingDays(LocalDate from, int days, WorkingDays working) {
    return known(
        () -> {
          LocalDate last = working.plusWorkingDays(from, days);
          String sentence =
              "从%s的次日起算%d个工作日，到%s结束时届满。休息日和节假日不计，调休上班日计入。"
                  .formatted(words(from), days, words(last));
          return new Period(from, last, last.plusDays(1), sentence);
        });
  }

  private static <T> T known(Supplier<T> reckoning) {
    try {
      return reckoning.get();
    } catch (UnknownCalendarYear unknown) {
      throw Problem.conflict(unknown.getMessage());
    }
  }

  /** As sentences write a day: 2026年5月31日. */
  public static String words(LocalDate day) {
    return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
  }
}
