package cn.pufa.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pufa.platform.http.Problem;
import cn.pufa.platform.time.WorkingDays;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counting days as 民法典 200–204 do. */
class PeriodsTest {

  private static final WorkingDays WORKING = WorkingDays.load();

  @ParameterizedTest
  @CsvSource({
    "2022-06-15, 2024-06-15, 2024-06-16",
    "2024-02-29, 2026-02-28, 2026-03-01",
    "2022-02-28, 2024-02-28, 2024-02-29",
    "2022-03-01, 2024-03-01, 2024-03-02",
    "2021-12-31, 2023-12-31, 2024-01-01"
  })
  void twoYearsAreFullAtTheEndOfTheSameDay(LocalDate from, LocalDate last, LocalDate next) {
    Period period = Periods.years(from, 2);

    assertThat(period.last()).isEqualTo(last);
    assertThat(period.next()).isEqualTo(next);
    assertThat(period.isOver(last)).isFalse();
    assertThat(period.isOver(next)).isTrue();
    assertThat(period.explanation()).contains(Periods.words(last), "第二百零二条");
  }

  @Test
  void saysWhyTheDayIsAnother() {
    assertThat(Periods.years(LocalDate.parse("2024-02-29"), 2).explanation()).contains("最后一天");
    assertThat(Periods.years(LocalDate.parse("2022-06-15"), 2).explanation())
        .doesNotContain("最后一天");
  }

  @ParameterizedTest
  @CsvSource({
    "2025-08-31, 6, 2026-02-28",
    "2023-08-31, 6, 2024-02-29",
    "2025-10-31, 1, 2025-11-30",
    "2025-01-15, 6, 2025-07-15"
  })
  void monthsEndOnTheCorrespondingDay(LocalDate from, int months, LocalDate last) {
    assertThat(Periods.months(from, months).last()).isEqualTo(last);
  }

  /** 2026-02-14 is a Saturday that is worked; 02-15 to 02-23 are off. */
  @ParameterizedTest
  @CsvSource({
    "2026-02-12, 1, 2026-02-13",
    "2026-02-12, 2, 2026-02-14",
    "2026-02-12, 3, 2026-02-24",
    "2025-09-26, 10, 2025-10-16"
  })
  void workingDaysFollowTheNotice(LocalDate from, int days, LocalDate last) {
    assertThat(Periods.workingDays(from, days, WORKING).last()).isEqualTo(last);
  }

  @Test
  void aYearWithoutANoticeIsAnErrorAndNoGuess() {
    assertThatThrownBy(() -> Periods.workingDays(LocalDate.parse("2039-03-01"), 5, WORKING))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.detail()).contains("2039", "放假"));
  }

  @Test
  void daysAreCountedFromTheDayAfter() {
    Period period = Periods.days(LocalDate.parse("2026-02-25"), 5);
    assertThat(period.last()).isEqualTo("2026-03-02");
    assertThat(period.next()).isEqualTo("2026-03-03");
    assertThat(period.explanation()).isEqualTo("从2026年2月25日的次日起算5日，到2026年3月2日结束时届满。");
    assertThat(period.isOver(period.last())).isFalse();
    assertThat(period.isOver(period.next())).isTrue();
  }

  @Test
  void aRuleIsReadOnceByItsCode() {
    PeriodRule day = rule("day", 1, PeriodRule.Unit.DAYS);
    assertThat(PeriodRule.byCode(List.of(day))).containsExactly(Map.entry("day", day));
    assertThatThrownBy(() -> PeriodRule.byCode(List.of(day, day)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> PeriodRule.byCode(List.of(rule("none", 0, PeriodRule.Unit.DAYS))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(PeriodRule.load()).isNotEmpty();
  }

  @Test
  void aRuleCountsInItsUnit() {
    LocalDate from = LocalDate.parse("2026-09-30");
    assertThat(rule("a", 1, PeriodRule.Unit.WORKING_DAYS).from(from, WORKING).last())
        .isEqualTo("2026-10-08");
    assertThat(rule("b", 1, PeriodRule.Unit.DAYS).from(from, null).last()).isEqualTo("2026-10-01");
    assertThat(rule("c", 1, PeriodRule.Unit.MONTHS).from(from, null).last())
        .isEqualTo("2026-10-30");
    assertThat(rule("d", 1, PeriodRule.Unit.YEARS).from(from, null).last()).isEqualTo("2027-09-30");
  }

  @Test
  void aRuleThatNeedsAnUnknownYearHasNoDay() {
    LocalDate unknown = LocalDate.parse("2039-03-01");
    PeriodRule working = rule("a", 5, PeriodRule.Unit.WORKING_DAYS);
    assertThat(working.ifKnown(unknown, WORKING)).isEmpty();
    assertThat(working.ifKnown(LocalDate.parse("2026-05-06"), WORKING))
        .hasValueSatisfying(period -> assertThat(period.last()).isEqualTo("2026-05-12"));
    assertThat(rule("b", 5, PeriodRule.Unit.DAYS).ifKnown(unknown, WORKING))
        .as("asks for no days off")
        .hasValueSatisfying(period -> assertThat(period.last()).isEqualTo("2039-03-06"));
  }

  private static PeriodRule rule(String code, int length, PeriodRule.Unit unit) {
    return new PeriodRule(code, "演示", length, unit, "演示", "演示");
  }
}
