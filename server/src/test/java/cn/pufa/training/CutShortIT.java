package cn.pufa.training;

import static cn.pufa.testing.AttendanceRequests.rollCall;
import static cn.pufa.testing.TrainingWorld.announce;
import static cn.pufa.testing.TrainingWorld.enrol;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AttendanceRequests;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.Own;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.TrainingWorld;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A class of two days that is called off on its second: what was held counts. */
class CutShortIT {

  private static final String COUNTY = "440881";
  private static final String BEFORE = "2026-05-25T01:00:00Z";
  private static final String DAY_ONE = "2026-05-30T01:10:00Z";
  private static final String DAY_TWO = "2026-05-31T02:00:00Z";
  private static final MovableClock CLOCK = new MovableClock(BEFORE);

  private static TestServer server;
  private static Jdbc database;
  private static List<Api> crowd;
  private Api trainer;
  private String session;

  @BeforeAll
  static void start() {
    server = TestServer.start(TestPostgres.create(), CLOCK);
    database = Jdbc.connect(server.database().ownerUrl());
    crowd =
        TrainingWorld.crowd(database, 3, List.of(COUNTY)).stream()
            .map(server.api()::withToken)
            .toList();
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  @BeforeEach
  void twoDaysOfSixHours() {
    goTo(BEFORE);
    JsonObject draft = TrainingWorld.draft(CLOCK.instant(), 3, 0);
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

  private void goTo(String moment) {
    CLOCK.moveTo(moment);
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
