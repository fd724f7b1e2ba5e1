package cn.pufa.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.ledger.Deadlines.Deadline;
import cn.pufa.platform.json.GsonJson;
import cn.pufa.platform.time.WorkingDays;
import cn.pufa.testing.Fault;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When each clock ends, by the articles and at their bounds. */
@Fault("F9")
class ClockRulesTest {

  private static final Kinds KINDS = Kinds.load();
  private static final WorkingDays DAYS = WorkingDays.load();
  private static final UUID SOMEBODY = UUID.randomUUID();

  private static Entry entry(String kind, String received, String values, String... steps) {
    return numbered("演示1", kind, received, values, steps);
  }

  private static Entry numbered(
      String number, String kind, String received, String values, String... steps) {
    var entry =
        new Entry(
            UUID.randomUUID(),
            kind,
            number,
            "演示",
            null,
            null,
            LocalDate.parse(received),
            object(values),
            null,
            SOMEBODY,
            "演示",
            SOMEBODY,
            1,
            List.of());
    List<Taken> taken = new ArrayList<>();
    for (String step : steps) {
      String[] parts = step.split(" ", 3);
      taken.add(
          new Taken(
              taken.size() + 1,
              parts[0],
              LocalDate.parse(parts[1]),
              Instant.EPOCH,
              SOMEBODY,
              "演示",
              object(parts.length > 2 ? parts[2] : "{}")));
    }
    return entry.with(taken);
  }

  private static JsonObject object(String text) {
    return GsonJson.GSON.fromJson(text, JsonObject.class);
  }

  private static Deadline clock(Entry entry, String code, String today) {
    return Deadlines.of(KINDS, entry, DAYS, LocalDate.parse(today)).stream()
        .filter(one -> one.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static String due(Entry entry, String code) {
    return clock(entry, code, "2026-01-05").due().toString();
  }

  @Test
  void everyKindIsWhole() {
    assertThat(KINDS.kinds()).hasSize(13);
    for (Kind kind : KINDS.kinds()) {
      assertThat(LedgerColumns.of(kind).titles()).as(kind.code()).doesNotHaveDuplicates();
      for (Kind.Step step : kind.steps()) {
        step.from().forEach(kind::state);
        if (step.to() != null) {
          kind.state(step.to());
        }
        step.needed().forEach(need -> assertThat(kind.step(need.step())).isPresent());
        if (step.within() != null) {
          assertThat(kind.clock(step.within())).isPresent();
        }
      }
      for (Kind.Clock clock : kind.clocks()) {
        clock.stops().forEach(stop -> assertThat(kind.step(stop)).isPresent());
        if (clock.period() != null) {
          KINDS.period(clock.period());
        } else {
          clock.periodBy().periods().values().forEach(KINDS::period);
        }
      }
    }
    assertThat(KINDS.periods())
        .allSatisfy(
            period -> {
              assertThat(period.source()).isNotBlank();
              assertThat(period.verifier()).isNotBlank();
            });
  }

  /** 2 / 10 / 15 working days, over the spring festival and its make-up days of 2026. */
  @ParameterizedTest
  @CsvSource({
    "consult, 2026-05-06, 2026-05-08",
    "consult, 2026-02-13, 2026-02-24",
    "help,    2026-05-06, 2026-05-19",
    "suggest, 2026-05-06, 2026-05-19",
    "complain,2026-05-06, 2026-05-26",
    "report,  2026-09-29, 2026-10-27",
  })
  void anOrderEndsByItsType(String type, String received, String due) {
    LocalDate counted = LocalDate.parse(received);
    int n = type.equals("consult") ? 2 : type.matches("help|suggest") ? 10 : 15;
    for (int left = n; left > 0; ) {
      counted = counted.plusDays(1);
      left -= DAYS.isWorkingDay(counted) ? 1 : 0;
    }
    assertThat(due(entry("hotline", received, "{type:'" + type + "'}"), "answer"))
        .isEqualTo(counted.toString());
    if (received.startsWith("2026-05")) {
      assertThat(counted).hasToString(due);
    }
  }

  /** 信访工作条例 23, 34: natural days, of which the last moves on; from acceptance; 30 more once. */
  @Test
  void aPetitionIsToldInFifteenDaysAndFinishedInSixtyAndThirtyMore() {
    Entry fresh = entry("petition", "2026-05-06", "{source:direct,category:appeal}");
    assertThat(due(fresh, "tell")).isEqualTo("2026-05-21");
    Entry rest = entry("petition", "2026-05-08", "{source:direct,category:appeal}");
    assertThat(due(rest, "tell")).as("23 May is a Saturday").isEqualTo("2026-05-25");

    String told = "tell 2026-05-11";
    Entry accepted = entry("petition", "2026-05-06", "{source:direct,category:appeal}", told);
    assertThat(due(accepted, "finish")).isEqualTo("2026-07-10");
    Entry extended =
        entry(
            "petition", "2026-05-06", "{source:direct,category:appeal}", told, "extend 2026-07-01");
    assertThat(due(extended, "finish")).as("9 August is a Sunday").isEqualTo("2026-08-10");
    assertThat(clock(extended, "finish", "2026-08-11").state()).isEqualTo(Deadlines.State.OVER);
    assertThat(clock(extended, "finish", "2026-08-10").state()).isEqualTo(Deadlines.State.RUNNING);
  }

  @Test
  void anObjectionIsAChanceOfTransferredPetitionsAndLapses() {
    Entry direct = entry("petition", "2026-05-06", "{source:direct,category:appeal}");
    assertThat(Deadlines.of(KINDS, direct, DAYS, LocalDate.parse("2026-05-06")))
        .extracting(Deadline::code)
        .containsExactly("tell");
    Entry transferred = entry("petition", "2026-05-06", "{source:transferred,category:appeal}");
    Deadline objection = clock(transferred, "objection", "2026-05-13");
    assertThat(objection.due()).as("9 May is a make-up day").isEqualTo("2026-05-12");
    assertThat(objection.state()).isEqualTo(Deadlines.State.LAPSED);
    assertThat(
            Deadlines.next(Deadlines.of(KINDS, transferred, DAYS, LocalDate.parse("2026-05-13"))))
        .map(Deadline::code)
        .contains("tell");
    assertThat(
            Deadlines.next(Deadlines.of(KINDS, transferred, DAYS, LocalDate.parse("2026-05-12"))))
        .map(Deadline::code)
        .contains("objection");
  }

  /** 条例 30: the period begins anew when the correction comes. */
  @Test
  void aCorrectionStopsTheAnswerAndBeginsItAnew() {
    String asked = "ask_correction 2026-05-08 {until:'2026-05-29'}";
    Entry waiting = entry("disclosure_request", "2026-05-06", "{way:post}", asked);
    Deadline answer = clock(waiting, "answer", "2026-05-20");
    assertThat(answer.state()).isEqualTo(Deadlines.State.PAUSED);
    assertThat(answer.due()).isNull();
    assertThat(answer.why()).contains("2026-05-08").contains("第三十条");
    Entry corrected =
        entry("disclosure_request", "2026-05-06", "{way:post}", asked, "corrected 2026-05-20");
    assertThat(due(corrected, "answer"))
        .isEqualTo(DAYS.plusWorkingDays(LocalDate.parse("2026-05-20"), 20).toString());
  }

  /** 条例 33: what the third party took is not counted; 20 more once. */
  @Test
  void theTimeOfAThirdPartyIsTakenOut() {
    Entry plain = entry("disclosure_request", "2026-05-06", "{way:post}");
    assertThat(due(plain, "answer")).isEqualTo("2026-06-02");
    String asked = "ask_third_party 2026-05-11";
    Entry waiting = entry("disclosure_request", "2026-05-06", "{way:post}", asked);
    assertThat(clock(waiting, "answer", "2026-05-12").state()).isEqualTo(Deadlines.State.PAUSED);
    assertThat(due(waiting, "third_party")).isEqualTo("2026-06-01");
    Entry heard =
        entry("disclosure_request", "2026-05-06", "{way:post}", asked, "third_party 2026-05-18");
    assertThat(due(heard, "answer")).as("12 to 18 May are five").isEqualTo("2026-06-09");
    Entry extended =
        entry(
            "disclosure_request",
            "2026-05-06",
            "{way:post}",
            asked,
            "third_party 2026-05-18",
            "extend 2026-06-01");
    assertThat(due(extended, "answer"))
        .isEqualTo(DAYS.plusWorkingDays(LocalDate.parse("2026-06-09"), 20).toString());
  }

  /** A month ends on its last day where there is no such day (民法典 202), and moves on. */
  @Test
  void monthsEndOnTheirLastDay() {
    Entry lawsuit = entry("lawsuit", "2025-08-31", "{form:litigation}");
    assertThat(due(lawsuit, "decision")).as("28 February 2026 is worked").isEqualTo("2026-02-28");
    assertThat(due(entry("lawsuit", "2025-12-01", "{form:litigation}"), "decision"))
        .isEqualTo("2026-06-01");
  }

  /** Ten days are working days (行政复议法 88); those of a court are not. */
  @Test
  void theAnswerToAReconsiderationHasTenWorkingDays() {
    assertThat(
            due(entry("lawsuit", "2026-05-06", "{form:reconsideration,role:defendant}"), "answer"))
        .isEqualTo(DAYS.plusWorkingDays(LocalDate.parse("2026-05-06"), 10).toString());
    assertThat(due(entry("lawsuit", "2026-05-06", "{form:litigation,role:defendant}"), "answer"))
        .isEqualTo("2026-05-21");
  }

  /** 行政复议法 48 and 行政诉讼法 67 ask the one for an answer whose act it was. */
  @Test
  void aThirdPartyOwesNoAnswer() {
    for (String form : List.of("reconsideration", "litigation")) {
      Entry third = entry("lawsuit", "2026-05-06", "{form:%s,role:third}".formatted(form));
      assertThat(Deadlines.of(KINDS, third, DAYS, LocalDate.parse("2026-05-06")))
          .extracting(Deadline::code)
          .containsExactly("decision");
    }
  }

  @Test
  void aFixedDayDoesNotMoveAndACertificateIsNearSixtyDaysAhead() {
    Entry report = entry("disclosure_report", "2026-01-05", "{}");
    assertThat(due(report, "submit")).as("a Saturday").isEqualTo("2026-01-31");
    assertThat(due(entry("disclosure_report", "2025-12-20", "{}"), "submit"))
        .isEqualTo("2026-01-31");
    assertThat(due(numbered("2025年度", "disclosure_report", "2026-02-02", "{}"), "submit"))
        .as("begun when it was over")
        .isEqualTo("2026-01-31");
    assertThat(due(numbered("2025", "disclosure_report", "2025-01-06", "{}"), "submit"))
        .as("begun a year before")
        .isEqualTo("2026-01-31");
    Entry certificate = entry("enforcement_certificate", "2023-01-05", "{expiresOn:'2026-06-30'}");
    assertThat(clock(certificate, "renew", "2026-01-05").soon()).isEqualTo("2026-05-01");
    Entry renewed =
        entry(
            "enforcement_certificate",
            "2023-01-05",
            "{expiresOn:'2026-06-30'}",
            "renew 2026-06-01 {expiresOn:'2029-06-30'}");
    assertThat(due(renewed, "renew")).isEqualTo("2029-06-30");
  }

  /** Whoever is told to correct and does not has not been kept waiting by the bureau. */
  @Test
  void whatStoodStillUntilTheEndIsTakenOut() {
    String asked = "ask_correction 2026-05-08 {until:'2026-05-29'}";
    Entry abandoned =
        entry("disclosure_request", "2026-05-06", "{way:post}", asked, "abandon 2026-07-01");
    Deadline answer = clock(abandoned, "answer", "2026-07-02");
    assertThat(answer.state()).isEqualTo(Deadlines.State.DONE);
    assertThat(answer.late()).isFalse();
    assertThat(answer.due())
        .as("7 and 8 May are counted")
        .isEqualTo(DAYS.plusWorkingDays(LocalDate.parse("2026-07-01"), 18));
    assertThat(answer.why()).contains("扣除 2026-05-09 至 2026-07-01，");
    Entry afterwards =
        entry("disclosure_request", "2026-05-06", "{way:post}", "answer 2026-05-20", asked);
    assertThat(clock(afterwards, "answer", "2026-07-02").why())
        .as("nothing stands still once it is done")
        .doesNotContain("扣除");
  }

  @Test
  void whatIsNearIsTheBureausToDoFromItsFirstDayToItsLast() {
    Entry certificate = entry("enforcement_certificate", "2023-01-05", "{expiresOn:'2026-06-30'}");
    assertThat(isNear(certificate, "renew", "2026-04-30")).isFalse();
    assertThat(isNear(certificate, "renew", "2026-05-01")).isTrue();
    assertThat(isNear(certificate, "renew", "2026-06-30")).isTrue();
    assertThat(isNear(certificate, "renew", "2026-07-01")).as("over").isFalse();
    String asked = "ask_third_party 2026-05-11";
    Entry waiting = entry("disclosure_request", "2026-05-06", "{way:post}", asked);
    assertThat(isNear(waiting, "third_party", "2026-06-01")).as("for others to do").isFalse();
    Entry undated = entry("hotline", "2026-12-25", "{type:report}");
    assertThat(isNear(undated, "answer", "2026-12-25")).as("its day is not known").isFalse();
  }

  private static boolean isNear(Entry entry, String code, String today) {
    return clock(entry, code, today).isNear(LocalDate.parse(today));
  }

  @Test
  void howADayWasFoundIsSaidInFull() {
    assertThat(why(entry("hotline", "2026-05-06", "{type:consult}"), "answer"))
        .isEqualTo("收到日期 2026-05-06，次日起算 2 个工作日，截止 2026-05-08 周五。");
    assertThat(why(entry("disclosure_report", "2026-01-05", "{}"), "submit"))
        .as("a fixed day")
        .isEqualTo("开始编写日期 2026-01-05，截止 2026-01-31 周六。");
    String until = "{expiresOn:'2026-06-30'}";
    assertThat(why(entry("enforcement_certificate", "2023-01-05", until), "renew"))
        .as("the day itself")
        .isEqualTo("有效期至 2026-06-30，截止 2026-06-30 周二。");
    Entry extended =
        entry(
            "petition",
            "2026-05-06",
            "{source:direct,category:appeal}",
            "tell 2026-05-11",
            "extend 2026-07-01");
    assertThat(why(extended, "finish")).contains("次日起算 90 天（含延长），");
    Entry plain =
        entry("petition", "2026-05-06", "{source:direct,category:appeal}", "tell 2026-05-11");
    assertThat(why(plain, "finish")).contains("2026-05-11，次日起算 60 天，截止 2026-07-10 周五。");
  }

  private static String why(Entry entry, String code) {
    return clock(entry, code, "2026-01-05").why();
  }

  @Test
  void whatWasDoneLateSaysSoAndAnUnknownYearIsNoGuess() {
    Entry late =
        entry("hotline", "2026-05-06", "{type:consult}", "conclude 2026-05-11 {answer:'演示'}");
    assertThat(clock(late, "answer", "2026-06-01").late()).isTrue();
    Entry again =
        entry(
            "hotline",
            "2026-05-06",
            "{type:consult}",
            "conclude 2026-05-07 {answer:'演示'}",
            "again 2026-05-13 {reason:'演示'}");
    assertThat(due(again, "answer")).isEqualTo("2026-05-15");
    assertThat(clock(again, "answer", "2026-05-13").state())
        .as("what was answered before does not count")
        .isEqualTo(Deadlines.State.RUNNING);
    Deadline unknown =
        clock(entry("hotline", "2026-12-25", "{type:report}"), "answer", "2026-12-25");
    assertThat(unknown.due()).isNull();
    assertThat(unknown.why()).contains("2027");
    assertThat(Deadlines.next(List.of(unknown))).as("it presses, undated").contains(unknown);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-08, 2026-05-06, 还剩 2 个工作日",
    "2026-05-11, 2026-05-08, 还剩 2 个工作日",
    "2026-05-08, 2026-05-08, 今天到期",
    "2026-05-08, 2026-05-11, 已超 3 天",
    "2026-05-17, 2026-05-16, 还剩 1 天",
    "2029-06-30, 2029-06-28, 还剩 2 天",
  })
  void whatIsLeftInWords(LocalDate due, LocalDate today, String words) {
    assertThat(Left.words(due, today, DAYS)).isEqualTo(words);
  }
}
