package cn.pufa.training;

import static cn.pufa.testing.AttendanceRequests.rollCall;
import static cn.pufa.testing.TrainingWorld.announce;
import static cn.pufa.testing.TrainingWorld.enrol;
import static cn.pufa.testing.TrainingWorld.mine;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.AttendanceRequests;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.Own;
import cn.pufa.testing.Race;
import cn.pufa.testing.Rounds;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.TrainingWorld;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A class of two days that is called off on its second: what was held counts. */
@ServerAt(CutShortIT.BEFORE)
class CutShortIT {

  private static final String COUNTY = "440881";
  static final String BEFORE = "2026-05-25T01:00:00Z";
  private static final String DAY_ONE = "2026-05-30T01:10:00Z";
  private static final String DAY_TWO = "2026-05-31T02:00:00Z";

  private static MovableClock clock;
  private static TestServer server;
  private static Jdbc database;
  private static List<Api> crowd;
  private Api trainer;
  private String session;

  @BeforeAll
  static void start() {
    crowd =
        TrainingWorld.crowd(database, 3, List.of(COUNTY)).stream()
            .map(server.api()::withToken)
            .toList();
  }

  @BeforeEach
  void twoDaysOfSixHours() {
    goTo(BEFORE);
    JsonObject draft = TrainingWorld.draft(clock.instant(), 3, 0);
    draft.addProperty("endsAt", "2026-05-31T09:00:00Z");
    draft.addProperty("minutes", 720);
    session = announce(trainer, draft);
    crowd.forEach(person -> enrol(person, session, COUNTY));
  }

  @Test
  void whoAttendedIsGivenTheHoursThatWereHeld() {
    goTo(DAY_ONE);
    record(0, "present", null);
    record(1, "left_early", 200);
    goTo(DAY_TWO);
    assertThat(cancel(null).expect(422).pointers()).containsExactly("/heldMinutes");
    assertThat(cancel(721).expect(422).pointers()).containsExactly("/heldMinutes");
    JsonObject cancelled = cancel(360).expect(200).json();
    assertThat(Own.text(cancelled, "signUp")).isEqualTo("cancelled");
    assertThat(Own.text(cancelled, "minutes")).isEqualTo("360");
    assertThat(minutes()).containsExactly("360 correction", "200 roll_call");

    record(2, "present", null);
    trainer.call("signAttendance", of()).expect(200);
    assertThat(hours()).containsExactly("200", "360", "360");
    assertThat(rows("trainings")).contains(session);
    assertThat(rows("enrolments")).contains(enrolmentId(0), enrolmentId(2));
  }

  @Test
  void aListThatWasSignedAlreadyIsCorrected() {
    goTo(DAY_ONE);
    record(0, "present", null);
    trainer.call("signAttendance", of()).expect(200);
    assertThat(hours()).containsExactly("720");
    goTo(DAY_TWO);
    cancel(360).expect(200);
    assertThat(hours()).containsExactly("360");
    assertThat(
            database.column(
                "select minutes || ' ' || reason from hours_entry where source_id = '%s' and reason is not null"
                    .formatted(session)))
        .containsExactly("-720 到场记录更正：培训中途取消，学时按已经办的算");
  }

  /** As releases before left it, which did not cut what was on the list when it was called off. */
  @Test
  void whatWasWrittenBeforeIsCutWhenItIsSigned() {
    goTo(DAY_ONE);
    record(0, "present", null);
    goTo(DAY_TWO);
    cancel(360).expect(200);
    database.execute(
        "delete from attendance_record where session = '%s' and number > 1".formatted(session));
    assertThat(minutes()).containsExactly("720 roll_call");
    trainer.call("signAttendance", of()).expect(200);
    assertThat(hours()).containsExactly("360");
    assertThat(minutes()).contains("360 correction");
  }

  @Test
  void whereNothingHadBeenHeldNothingIsWritten() {
    goTo(DAY_ONE);
    cancel(0).expect(200);
    trainer.call("recordAttendance", of(), rollCall(enrolmentId(0), "present")).expect(409);
    trainer.call("signAttendance", of()).expect(409);
    assertThat(rows("trainings")).doesNotContain(session);
  }

  @Test
  void beforeItBeginsNobodySaysWhatWasHeld() {
    assertThat(cancel(60).expect(422).pointers()).containsExactly("/heldMinutes");
    cancel(null).expect(200);
  }

  /** Whoever was there is left with what was held, whichever of the three came first. */
  @Race
  @Test
  void calledOffAsAttendanceIsTakenItIsAsIfOneHadBeenFirst() {
    Random random = Rounds.random("CutShortIT");
    Map<List<String>, Integer> found = new HashMap<>();
    for (int round = 0; round < Rounds.COUNT; round++) {
      twoDaysOfSixHours();
      goTo(DAY_ONE);
      String digits = AttendanceRequests.shown(trainer, of());
      JsonObject present = rollCall(Own.text(mine(crowd.get(0), session), "id"), "present");
      List<Api.Answer> answers =
          AtOnce.call(
              List.of(
                  soon(random, () -> cancel(360)),
                  soon(random, () -> trainer.call("recordAttendance", of(), present)),
                  soon(random, () -> enter(crowd.get(1), digits))));
      assertThat(Own.text(answers.get(0).expect(200).json(), "minutes")).isEqualTo("360");
      answers.get(1).expect(200);
      boolean entered = answers.get(2).status() == 200;
      if (!entered) {
        assertThat(answers.get(2).expect(409).text("detail")).contains("已经取消");
      }
      List<String> histories = histories();
      assertThat(histories)
          .hasSize(entered ? 2 : 1)
          .allMatch(one -> one.endsWith("360 correction") || one.equals("360 roll_call"));
      found.merge(histories, 1, Integer::sum);
      trainer.call("signAttendance", of()).expect(200);
      assertThat(hours()).hasSize(entered ? 2 : 1).containsOnly("360");
    }
    System.out.println("CutShortIT: called off against attendance " + found);
  }

  /** Signed or refused: of what was not held nobody has hours. */
  @Race
  @Test
  void calledOffAsItIsSignedItIsAsIfOneHadBeenFirst() {
    Random random = Rounds.random("CutShortIT");
    Map<Boolean, Integer> found = new HashMap<>();
    for (int round = 0; round < Rounds.COUNT; round++) {
      twoDaysOfSixHours();
      goTo(DAY_ONE);
      record(0, "present", null);
      List<Api.Answer> answers =
          AtOnce.call(
              List.of(
                  soon(random, () -> cancel(0)),
                  soon(random, () -> trainer.call("signAttendance", of()))));
      answers.get(0).expect(200);
      boolean signed = answers.get(1).status() == 200;
      if (!signed) {
        assertThat(answers.get(1).expect(409).text("detail")).contains("已经取消");
      }
      assertThat(hours()).isEmpty();
      assertThat(histories()).contains("720 roll_call, 0 correction").hasSize(signed ? 3 : 1);
      found.merge(signed, 1, Integer::sum);
    }
    System.out.println("CutShortIT: called off against signed " + found);
  }

  private static Callable<Api.Answer> soon(Random random, Callable<Api.Answer> call) {
    long wait = random.nextInt(10) * 1_000_000L;
    return () -> {
      LockSupport.parkNanos(wait);
      return call.call();
    };
  }

  private Api.Answer enter(Api person, String digits) {
    return person.call("enterAttendanceCode", of(), AttendanceRequests.code(digits));
  }

  /** What was said of each, the first first; of whom the code was entered before all others. */
  private List<String> histories() {
    return database.column(
        """
        select string_agg(minutes || ' ' || how, ', ' order by number) from attendance_record
         where session = '%s' group by enrolment order by min(how) filter (where number = 1)"""
            .formatted(session));
  }

  private void goTo(String moment) {
    clock.moveTo(moment);
    trainer = server.as("trainer");
  }

  private Map<String, Object> of() {
    return Map.of("session", session);
  }

  private Api.Answer cancel(Integer held) {
    var body = new JsonObject();
    body.addProperty("reason", "演示·台风停课");
    if (held != null) {
      body.addProperty("heldMinutes", held);
    }
    return trainer.call("cancelTrainingSession", of(), body);
  }

  private String enrolmentId(int place) {
    return Own.text(
        Own.items(trainer.call("listAttendance", of()).expect(200).json()).get(place), "enrolment");
  }

  private void record(int place, String result, Integer minutes) {
    JsonObject line = AttendanceRequests.line(0, enrolmentId(place), result);
    if (minutes != null) {
      line.addProperty("minutes", minutes);
    }
    trainer.call("recordAttendance", of(), rollCall(line)).expect(200);
  }

  private static List<String> rows(String figure) {
    return Own.items(
            server
                .as("leader")
                .call("listFigureRows", Map.of("year", 2026, "figure", figure, "size", 100))
                .expect(200)
                .json())
        .stream()
        .map(row -> Own.text(row, "id"))
        .toList();
  }

  private List<String> minutes() {
    return Own.items(trainer.call("listAttendance", of()).expect(200).json()).stream()
        .filter(row -> row.has("record"))
        .map(row -> row.getAsJsonObject("record"))
        .map(record -> Own.text(record, "minutes") + " " + Own.text(record, "how"))
        .toList();
  }

  private List<String> hours() {
    return database.column(
        """
        select sum(minutes) from hours_entry where source = 'session' and source_id = '%s'
         group by person having sum(minutes) > 0 order by 1"""
            .formatted(session));
  }
}
