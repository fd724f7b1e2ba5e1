package cn.pufa.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkingDays;
import cn.pufa.reminder.Step.Counted;
import cn.pufa.reminder.Step.RestDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimetableTest {

  private static final WorkingDays DAYS = WorkingDays.load();

  /** 2026-06-01 is a Monday: the weekend before it holds T-3 (a Friday) and T-1 (a Sunday). */
  @Test
  void theUsualLadderOfAMonday() {
    assertThat(days(LocalDate.of(2026, 6, 1)))
        .containsExactly(
            "-30 2026-04-30", // 2 May is a holiday of five days
            "-15 2026-05-15",
            "-7 2026-05-25",
            "-1 2026-05-29",
            "1 2026-06-02",
            "15 2026-06-16");
  }

  /** Nine days of 春节 and two make-up days in 2026. */
  @Test
  void aroundTheSpringFestival() {
    assertThat(days(LocalDate.of(2026, 2, 28))) // a Saturday that is worked
        .containsExactly(
            "-30 2026-01-29",
            "-15 2026-02-13",
            "-7 2026-02-14", // a Saturday that is worked
            "-3 2026-02-25",
            "-1 2026-02-27",
            "1 2026-03-02",
            "15 2026-03-16");
  }

  private static List<String> days(LocalDate due) {
    return Timetable.of(LadderDraft.USUAL.steps(), due, DAYS).stream()
        .map(entry -> entry.step().days() + " " + day(entry.runsAt()))
        .toList();
  }

  private static LocalDate day(Instant at) {
    var local = at.atZone(BusinessClock.ZONE);
    assertThat(local.toLocalTime()).isEqualTo(LocalTime.of(9, 0));
    return local.toLocalDate();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-09, -1, CALENDAR, KEEP,    2026-10-08",
    "2026-10-08, -1, CALENDAR, KEEP,    2026-10-07",
    "2026-10-08, -1, CALENDAR, EARLIER, 2026-09-30",
    "2026-10-08, -1, CALENDAR, LATER,   2026-10-08",
    "2026-10-08, -1, WORKING,  KEEP,    2026-09-30",
    "2026-10-08, -9, WORKING,  KEEP,    2026-09-18", // the Sunday 20 September is worked
    "2026-10-08, 2,  WORKING,  KEEP,    2026-10-10", // a Saturday that is worked
    "2026-10-08, 3,  WORKING,  KEEP,    2026-10-12",
    "2026-09-30, 1,  CALENDAR, LATER,   2026-10-08",
    "2026-09-30, 0,  CALENDAR, EARLIER, 2026-09-30",
  })
  void countsAsTheStepSays(
      LocalDate due, int days, Counted counted, RestDay restDay, LocalDate expected) {
    var step = new Step(days, counted, restDay, "09:00", List.of());
    assertThat(day(step.runsAt(due, DAYS))).isEqualTo(expected);
  }

  @Test
  void aTimeOfDayIsOneInChina() {
    var step = new Step(0, Counted.CALENDAR, RestDay.KEEP, "07:30", null);
    assertThat(step.runsAt(LocalDate.of(2026, 6, 1), DAYS)).isEqualTo("2026-05-31T23:30:00Z");
    assertThat(step.channels()).isEmpty();
  }

  @Test
  void aYearNobodyKnowsWaits() {
    var entries = Timetable.of(LadderDraft.USUAL.steps(), LocalDate.of(2026, 12, 31), DAYS);
    assertThat(entries).hasSize(7);
    assertThat(entries.get(4).runsAt()).isNotNull();
    assertThat(entries.get(5).runsAt()).as("the first of January 2027").isNull();
    assertThat(entries.get(6).runsAt()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "-15, CALENDAR, 截止前15天",
    "-3, WORKING, 截止前3个工作日",
    "0, CALENDAR, 截止当天",
    "1, CALENDAR, 逾期第1天",
  })
  void saysWhichStepItIs(int days, Counted counted, String label) {
    assertThat(new Step(days, counted, RestDay.KEEP, "09:00", List.of()).label()).isEqualTo(label);
  }

  @Test
  void theUsualStepMovesAwayFromTheDueDay() {
    assertThat(Step.usual(-1))
        .isEqualTo(new Step(-1, Counted.CALENDAR, RestDay.EARLIER, "09:00", List.of()));
    assertThat(Step.usual(0).restDay()).isEqualTo(RestDay.LATER);
    assertThat(Step.usual(1).restDay()).isEqualTo(RestDay.LATER);
  }
}
