package cn.pufa.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingDaysTest {

  private static final WorkingDays DAYS = WorkingDays.load();

  @ParameterizedTest
  @CsvSource({
    "2026-05-29, true, an ordinary Friday",
    "2026-05-31, false, an ordinary Sunday",
    "2026-05-30, false, an ordinary Saturday",
    "2026-05-09, true, a Saturday worked for 劳动节",
    "2026-09-20, true, a Sunday worked for 国庆节",
    "2026-02-17, false, 春节 on a Tuesday",
    "2019-01-01, false, 元旦",
    "2020-01-31, false, added by the second notice of 2020",
    "2022-12-31, false, a Saturday of the notice for 2023",
  })
  void followsTheNotices(LocalDate day, boolean worked, String why) {
    assertThat(DAYS.isWorkingDay(day)).as(why).isEqualTo(worked);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-29, 2026-05-29",
    "2026-05-31, 2026-06-01",
    "2026-05-09, 2026-05-09",
    "2026-10-01, 2026-10-08",
    "2026-02-15, 2026-02-24",
  })
  void movesALastDayOfRest(LocalDate set, LocalDate last) {
    assertThat(DAYS.onOrNextWorkingDay(set)).isEqualTo(last);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-09-30, 0, 2026-09-30",
    "2026-09-30, 1, 2026-10-08",
    "2026-09-30, 2, 2026-10-09",
    "2026-09-30, 3, 2026-10-10", // a Saturday worked
    "2026-09-30, 4, 2026-10-12",
    "2026-09-18, 1, 2026-09-20", // a Sunday worked
    "2026-10-03, 1, 2026-10-08", // starts on a day of rest
    "2026-05-11, 5, 2026-05-18",
  })
  void countsFromTheDayAfter(LocalDate start, int n, LocalDate last) {
    assertThat(DAYS.plusWorkingDays(start, n)).isEqualTo(last);
  }

  @Test
  void countsNoNegativePeriods() {
    assertThatThrownBy(() -> DAYS.plusWorkingDays(LocalDate.of(2026, 6, 1), -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {2018, 2027})
  void refusesToGuessAYear(int year) {
    assertThat(DAYS.knows(year)).isFalse();
    assertThatThrownBy(() -> DAYS.isWorkingDay(LocalDate.of(year, 6, 1)))
        .isInstanceOfSatisfying(
            UnknownCalendarYear.class, fault -> assertThat(fault.year()).isEqualTo(year))
        .hasMessageContaining(year + "年的国务院放假通知");
  }

  @Test
  void refusesToCountIntoAnUnknownYear() {
    assertThat(DAYS.plusWorkingDays(LocalDate.of(2026, 12, 28), 3)).isEqualTo("2026-12-31");
    assertThatThrownBy(() -> DAYS.plusWorkingDays(LocalDate.of(2026, 12, 28), 4))
        .isInstanceOf(UnknownCalendarYear.class);
  }

  @Test
  void knowsEveryYearPublished() {
    for (int year = 2019; year <= 2026; year++) {
      assertThat(DAYS.knows(year)).as("%d", year).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-05-31 | 6月1日（星期一）前。原定5月31日是星期日，顺延到下一个工作日（民法典第二百零三条）。",
        "2026-05-29 | 5月29日（星期五）前，当天是工作日。",
        "2026-05-09 | 5月9日（星期六）前，当天是调休上班日。",
        "2026-10-01 | 10月8日（星期四）前。原定10月1日是国庆节假期，顺延到下一个工作日（民法典第二百零三条）。",
        "2022-12-31 | 2023年1月3日（星期二）前。原定12月31日是元旦假期，顺延到下一个工作日（民法典第二百零三条）。",
      })
  void saysWhyItIsThatDay(LocalDate set, String sentence) {
    assertThat(DAYS.explain(set)).isEqualTo(sentence);
  }

  @Test
  void theShippedYearsFollowWithoutAGap() {
    WorkingDays days = WorkingDays.load();
    assertThat(days.years()).extracting(HolidayYear::year).startsWith(2026, 2025).endsWith(2019);
    assertThat(days.year(2026))
        .hasValueSatisfying(
            year ->
                assertThat(year.days())
                    .anySatisfy(
                        day ->
                            assertThat(day)
                                .isEqualTo(
                                    new HolidayYear.Day(LocalDate.of(2026, 2, 17), "春节", true))));
    assertThat(days.year(2039)).isEmpty();
    assertThat(days.isWorkingDay(LocalDate.of(2026, 2, 17))).isFalse();
  }

  @Test
  void anEnteredYearTakesThePlaceOfTheShippedOne() {
    var worked = new HolidayYear.Day(LocalDate.of(2026, 5, 31), "演示节", false);
    WorkingDays days =
        DAYS.with(
            List.of(
                new HolidayYear(2026, "演示", List.of(worked)),
                new HolidayYear(2039, "演示", List.of())));
    assertThat(days.isWorkingDay(LocalDate.of(2026, 5, 31))).isTrue();
    assertThat(days.isWorkingDay(LocalDate.of(2026, 2, 17))).isTrue();
    assertThat(days.isWorkingDay(LocalDate.of(2039, 3, 1))).isTrue();
    assertThat(DAYS.knows(2039)).isFalse();
  }

  /** A notice may still change the last days of the December before. */
  @Test
  void theLaterNoticeHasTheLastWord() {
    LocalDate day = LocalDate.of(2018, 12, 29);
    WorkingDays days =
        DAYS.with(
            List.of(new HolidayYear(2018, "演示", List.of(new HolidayYear.Day(day, "元旦", true)))));
    assertThat(days.isWorkingDay(day)).isTrue();
  }

  @Test
  void noDaysBeforeIsTheDayItself() {
    assertThat(DAYS.minusWorkingDays(LocalDate.of(2026, 10, 3), 0)).isEqualTo("2026-10-03");
    assertThat(DAYS.minusWorkingDays(LocalDate.of(2026, 10, 8), 1)).isEqualTo("2026-09-30");
    assertThat(DAYS.onOrPreviousWorkingDay(LocalDate.of(2026, 10, 3))).isEqualTo("2026-09-30");
  }
}
