package cn.pufa.platform.time;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which days are worked, from the State Council's yearly notices (国务院办公厅放假通知), and the periods
 * counted in them. A value: {@link WorkCalendar} has the one that holds now.
 *
 * <p>Every question about a year without a notice throws {@link UnknownCalendarYear}. The last days
 * of a December may still be changed by the notice of the year after (2018-12-29 was worked because
 * of the one for 2019).
 */
public final class WorkingDays {

  /** The first year with a file under {@code holidays/}; later years follow without a gap. */
  private static final int FIRST_YEAR = 2019;

  private record File(int year, String source, List<Line> days) {}

  private record Line(String name, String date, boolean isOffDay) {}

  private final NavigableMap<Integer, HolidayYear> years;
  private final Map<LocalDate, HolidayYear.Day> exceptions = new HashMap<>();

  private WorkingDays(NavigableMap<Integer, HolidayYear> years) {
    this.years = years;
    // In the order of the years: the later notice has the last word on a day of both.
    years.values().forEach(year -> year.days().forEach(day -> exceptions.put(day.date(), day)));
  }

  /** Reads {@code holidays/2019.json} and every year after it, up to the first one missing. */
  public static WorkingDays load() {
    NavigableMap<Integer, HolidayYear> years = new TreeMap<>();
    for (int year = FIRST_YEAR; WorkingDays.class.getResource(file(year)) != null; year++) {
      years.put(year, read(year));
    }
    return new WorkingDays(years);
  }

  private static HolidayYear read(int year) {
    try (var file = WorkingDays.class.getResourceAsStream(file(year));
        var text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      var notice = new Gson().fromJson(text, File.class);
      if (notice.year() != year) {
        throw new IllegalStateException(file(year) + " holds the year " + notice.year());
      }
      return new HolidayYear(
          year,
          notice.source(),
          notice.days().stream()
              .map(
                  day ->
                      new HolidayYear.Day(LocalDate.parse(day.date()), day.name(), day.isOffDay()))
              .toList());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static String file(int year) {
    return "/holidays/" + year + ".json";
  }

  /** The same with these years put in, each in place of what was known of it. */
  WorkingDays with(List<HolidayYear> entered) {
    NavigableMap<Integer, HolidayYear> all = new TreeMap<>(years);
    entered.forEach(year -> all.put(year.year(), year));
    return new WorkingDays(all);
  }

  /** The years whose notice is here, the latest first. */
  public Collection<HolidayYear> years() {
    return years.descendingMap().values();
  }

  public Optional<HolidayYear> year(int year) {
    return Optional.ofNullable(years.get(year));
  }

  /** Whether this year's notice is here. */
  public boolean knows(int year) {
    return years.containsKey(year);
  }

  /**
   * A day worked by the notice: Monday to Friday but for holidays, and the make-up days of a
   * weekend.
   */
  public boolean isWorkingDay(LocalDate date) {
    if (!knows(date.getYear())) {
      throw new UnknownCalendarYear(date.getYear());
    }
    var exception = exceptions.get(date);
    return exception == null ? !isWeekend(date) : !exception.off();
  }

  /** The last day of a period: a day of rest moves to the next working day (民法典 203). */
  public LocalDate onOrNextWorkingDay(LocalDate date) {
    var day = date;
    while (!isWorkingDay(day)) {
      day = day.plusDays(1);
    }
    return day;
  }

  /** The same day, or where it is one of rest the last working day before it. */
  public LocalDate onOrPreviousWorkingDay(LocalDate date) {
    var day = date;
    while (!isWorkingDay(day)) {
      day = day.minusDays(1);
    }
    return day;
  }

  /**
   * The n-th working day after the start, whose own day is not counted (民法典 201).
   *
   * @param n working days, not negative; 0 gives the start itself
   */
  public LocalDate plusWorkingDays(LocalDate start, int n) {
    if (n < 0) {
      throw new IllegalArgumentException("working days cannot be negative: " + n);
    }
    var day = start;
    for (int counted = 0; counted < n; ) {
      day = day.plusDays(1);
      counted += isWorkingDay(day) ? 1 : 0;
    }
    return day;
  }

  /**
   * The n-th working day before the start, whose own day is not counted.
   *
   * @param n working days, not negative; 0 gives the start itself
   */
  public LocalDate minusWorkingDays(LocalDate start, int n) {
    if (n < 0) {
      throw new IllegalArgumentException("working days cannot be negative: " + n);
    }
    var day = start;
    for (int counted = 0; counted < n; ) {
      day = day.minusDays(1);
      counted += isWorkingDay(day) ? 1 : 0;
    }
    return day;
  }

  /**
   * The sentence shown beside a deadline set on this day: the day that counts, and why it is that
   * day.
   */
  public String explain(LocalDate set) {
    var last = onOrNextWorkingDay(set);
    if (last.equals(set)) {
      return "%s前，当天是%s。"
          .formatted(dayWithWeekday(set), exceptions.containsKey(set) ? "调休上班日" : "工作日");
    }
    var lastInWords =
        last.getYear() == set.getYear()
            ? dayWithWeekday(last)
            : last.getYear() + "年" + dayWithWeekday(last);
    return "%s前。原定%s是%s，顺延到下一个工作日（民法典第二百零三条）。".formatted(lastInWords, day(set), restDay(set));
  }

  private String restDay(LocalDate date) {
    var holiday = exceptions.get(date);
    return holiday == null ? weekday(date) : holiday.name() + "假期";
  }

  private static String dayWithWeekday(LocalDate date) {
    return day(date) + "（" + weekday(date) + "）";
  }

  private static String day(LocalDate date) {
    return date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
  }

  private static String weekday(LocalDate date) {
    return date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.CHINA);
  }

  private static boolean isWeekend(LocalDate date) {
    return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
