package cn.pufa.training;

import static cn.pufa.testing.AttendanceRequests.code;
import static cn.pufa.testing.AttendanceRequests.rollCall;
import static cn.pufa.testing.AttendanceRequests.shown;
import static cn.pufa.testing.TrainingWorld.announce;
import static cn.pufa.testing.TrainingWorld.enrol;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.AttendanceRequests;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.Race;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.TrainingWorld;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Being there: the code on the screen, roll-call, the signature, and what is refused. */
@ServerAt(AttendanceIT.BEFORE)
class AttendanceIT {

  static final String BEFORE = "2026-05-25T01:00:00Z";

  /** Ten minutes into a session of three hours. */
  private static final String DURING = "2026-05-30T01:10:00Z";

  private static final String COUNTY = "440881";

  private static MovableClock clock;
  private static TestServer server;
  private static Jdbc database;
  private static List<Api> crowd;
  private Api trainer;

  @BeforeAll
  static void start() {
    crowd =
        TrainingWorld.crowd(database, 12, List.of(COUNTY)).stream()
            .map(server.api()::withToken)
            .toList();
  }

  /** Before anybody signed up; each test goes into its session by itself. */
  @BeforeEach
  void before() {
    clock.moveTo(BEFORE);
    trainer = server.as("trainer");
  }

  private String session(int people) {
    String session = announce(trainer, TrainingWorld.draft(clock.instant(), people, 0));
    crowd.subList(0, people).forEach(person -> enrol(person, session, COUNTY));
    return session;
  }

  private void goTo(String moment) {
    clock.moveTo(moment);
    trainer = server.as("trainer");
  }

  private static Map<String, Object> of(String session) {
    return Map.of("session", session);
  }

  private static Api.Answer enter(Api person, String session, String digits) {
    return person.call("enterAttendanceCode", of(session), code(digits));
  }

  @Race
  @Test
  void theCodeOnTheScreenCountsOnceForEachPerson() {
    String session = session(3);
    goTo(DURING);
    String digits = shown(trainer, of(session));
    List<Integer> statuses =
        AtOnce.call(
                Collections.<Callable<Api.Answer>>nCopies(
                    10, () -> enter(crowd.get(0), session, digits)))
            .stream()
            .map(Api.Answer::status)
            .toList();
    assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
    assertThat(enter(crowd.get(0), session, digits).expect(409).text("detail")).contains("已经有记录");
    JsonObject counts = counts(session);
    assertThat(counts.get("present").getAsInt()).isOne();
    assertThat(counts.get("unrecorded").getAsInt()).isEqualTo(2);
    JsonObject record = row(session, 0).getAsJsonObject("record");
    assertThat(record.get("how").getAsString()).isEqualTo("code");
    assertThat(record.get("minutes").getAsInt()).isEqualTo(180);
    JsonObject mine = crowd.get(0).call("listMyAttendance", Map.of("size", 100)).json();
    assertThat(mine.getAsJsonArray("items"))
        .map(JsonElement::getAsJsonObject)
        .filteredOn(item -> item.get("session").getAsString().equals(session))
        .singleElement()
        .satisfies(item -> assertThat(item.get("signed").getAsBoolean()).isFalse());
  }

  @Test
  void anOldCodeIsOfNoUse() {
    String session = session(2);
    goTo(DURING);
    String digits = shown(trainer, of(session));
    clock.moveTo("2026-05-30T01:10:31Z");
    enter(crowd.get(0), session, digits).expect(200);
    clock.moveTo("2026-05-30T01:11:10Z");
    Api.Answer replayed = enter(crowd.get(1), session, digits).expect(422);
    assertThat(replayed.pointers()).containsExactly("/code");
    assertThat(counts(session).get("present").getAsInt()).isOne();
  }

  @Test
  void theCodeOfAnotherSessionIsOfNoUse() {
    String session = session(1);
    String other = session(1);
    goTo(DURING);
    String digits = shown(trainer, of(other));
    shown(trainer, of(session));
    enter(crowd.get(0), session, digits).expect(422);
    assertThat(counts(session).get("present").getAsInt()).isZero();
    enter(crowd.get(0), "00000000-0000-0000-0000-000000000000", digits).expect(404);
  }

  @Test
  void whoHasNoSeatIsNotLetIn() {
    String session = session(1);
    enrol(crowd.get(1), session, COUNTY);
    goTo(DURING);
    String digits = shown(trainer, of(session));
    for (int place : List.of(1, 2)) {
      assertThat(enter(crowd.get(place), session, digits).expect(409).text("detail"))
          .contains("没有这个培训班的名额");
    }
  }

  @Test
  void theDoorsOpenHalfAnHourBeforeAndCloseHalfWayThrough() {
    String session = session(3);
    goTo("2026-05-30T00:29:00Z");
    JsonObject screen = trainer.call("getAttendanceCode", of(session)).expect(200).json();
    assertThat(screen.get("doors").getAsString()).isEqualTo("not_yet");
    assertThat(screen.has("code")).isFalse();
    assertThat(enter(crowd.get(0), session, "123456").expect(409).text("detail"))
        .contains("还没有到时间");
    goTo("2026-05-30T00:31:00Z");
    enter(crowd.get(0), session, shown(trainer, of(session))).expect(200);
    goTo("2026-05-30T02:29:50Z");
    String last = shown(trainer, of(session));
    enter(crowd.get(1), session, last).expect(200);
    clock.moveTo("2026-05-30T02:30:05Z");
    assertThat(enter(crowd.get(2), session, last).expect(409).text("detail")).contains("过半");
    JsonObject over = trainer.call("getAttendanceCode", of(session)).expect(200).json();
    assertThat(over.get("doors").getAsString()).isEqualTo("over");
    assertThat(over.get("endsAt").getAsString()).startsWith("2026-05-30T02:30");
    JsonObject late = line(session, 2, "late");
    late.addProperty("minutes", 80);
    trainer.call("recordAttendance", of(session), rollCall(late)).expect(200);
    assertThat(row(session, 2).getAsJsonObject("record").get("minutes").getAsInt()).isEqualTo(80);
  }

  @Test
  void aSessionCalledOffLetsNobodyIn() {
    String session = session(1);
    var reason = new JsonObject();
    reason.addProperty("reason", "演示·停电");
    trainer.call("cancelTrainingSession", of(session), reason).expect(200);
    goTo(DURING);
    assertThat(enter(crowd.get(0), session, "123456").expect(409).text("detail")).contains("已经取消");
    trainer
        .call("recordAttendance", of(session), rollCall(enrolment(session, 0), "present"))
        .expect(409);
    trainer.call("signAttendance", of(session)).expect(409);
  }

  @Test
  void guessingIsStopped() {
    String session = session(5);
    goTo(DURING);
    String digits = shown(trainer, of(session));
    String wrong = digits.equals("000001") ? "000002" : "000001";
    for (int guess = 0; guess < 10; guess++) {
      enter(crowd.get(4), session, wrong);
    }
    assertThat(enter(crowd.get(4), session, digits).expect(429).text("detail")).contains("十分钟");
    enter(crowd.get(3), session, shown(trainer, of(session))).expect(200);
  }

  @Test
  void theRollCallSaysWhoCameLateAndCorrectsWithAReason() {
    String session = session(4);
    goTo(DURING);
    enter(crowd.get(0), session, shown(trainer, of(session))).expect(200);
    JsonObject late = line(session, 1, "late");
    assertThat(trainer.call("recordAttendance", of(session), rollCall(late)).expect(422).pointers())
        .containsExactly("/items/0/minutes");
    late.addProperty("minutes", 181);
    assertThat(trainer.call("recordAttendance", of(session), rollCall(late)).expect(422).pointers())
        .containsExactly("/items/0/minutes");
    late.addProperty("minutes", 120);
    JsonObject excused = line(session, 2, "excused");
    assertThat(
            trainer
                .call("recordAttendance", of(session), rollCall(late, excused))
                .expect(422)
                .pointers())
        .containsExactly("/items/1/note");
    assertThat(row(session, 1).has("record")).as("all or none").isFalse();
    excused.addProperty("note", "演示·生病");
    assertThat(
            trainer
                .call("recordAttendance", of(session), rollCall(late, excused))
                .expect(200)
                .number("changed"))
        .isEqualTo(2);
    assertThat(
            trainer
                .call("recordAttendance", of(session), rollCall(late))
                .expect(200)
                .number("changed"))
        .as("nothing new is said")
        .isZero();

    JsonObject corrected = line(session, 0, "absent");
    trainer.call("recordAttendance", of(session), rollCall(corrected)).expect(200);
    assertThat(how(session, 0)).isEqualTo("correction");
    JsonObject again = rollCall(line(session, 0, "present"));
    assertThat(trainer.call("recordAttendance", of(session), again).expect(422).pointers())
        .containsExactly("/reason");
    again.addProperty("reason", "演示·认错人了");
    trainer.call("recordAttendance", of(session), again).expect(200);
    JsonObject row = row(session, 0);
    assertThat(row.getAsJsonArray("earlier")).hasSize(2);
    assertThat(row.getAsJsonObject("record").get("by").getAsString()).isEqualTo("演示培训老师");
  }

  @Test
  void ofTwoWithTheSameListTheSecondIsToldWhatTheFirstSaid() {
    String session = session(2);
    goTo(DURING);
    Api second = server.as("case_officer");
    JsonObject absent = rollCall(line(session, 0, "absent"), line(session, 1, "absent"));
    JsonObject present = rollCall(line(session, 0, "present"));
    second.call("recordAttendance", of(session), present).expect(200);

    JsonObject refused = trainer.call("recordAttendance", of(session), absent).expect(409).json();
    JsonObject meanwhile = refused.getAsJsonObject("meanwhile");
    assertThat(meanwhile.get("by").getAsString()).isEqualTo(by(session, 0)).isNotBlank();
    assertThat(row(session, 1).has("record")).as("all or none").isFalse();
    assertThat(trainer.call("recordAttendance", of(session), present).expect(200).number("changed"))
        .as("who says the same need not have read it")
        .isZero();
    JsonObject again = rollCall(line(session, 0, "absent"), line(session, 1, "absent"));
    trainer.call("recordAttendance", of(session), again).expect(200);
    assertThat(row(session, 0).getAsJsonArray("earlier")).hasSize(1);
  }

  private String by(String session, int place) {
    return row(session, place).getAsJsonObject("record").get("by").getAsString();
  }

  @Test
  void whatIsSignedCountsAndIsCorrectedWithAReasonOnly() {
    String session = session(3);
    goTo(DURING);
    enter(crowd.get(0), session, shown(trainer, of(session))).expect(200);
    JsonObject early = line(session, 1, "left_early");
    early.addProperty("minutes", 60);
    trainer.call("recordAttendance", of(session), rollCall(early)).expect(200);
    assertThat(hours(session)).isEmpty();

    JsonObject signed = trainer.call("signAttendance", of(session)).expect(200).json();
    assertThat(signed.get("absent").getAsInt()).isOne();
    assertThat(signed.get("signedBy").getAsString()).isEqualTo("演示培训老师");
    assertThat(how(session, 2)).isEqualTo("signing");
    assertThat(hours(session)).containsExactly("crowd-1 180", "crowd-2 60");
    trainer.call("signAttendance", of(session)).expect(409);
    assertThat(enter(crowd.get(2), session, "123456").expect(409).text("detail")).contains("已经签字");

    JsonObject correction = rollCall(line(session, 2, "present"), line(session, 0, "absent"));
    assertThat(trainer.call("recordAttendance", of(session), correction).expect(422).pointers())
        .containsExactly("/reason");
    correction.addProperty("reason", "演示·签到表写错行");
    trainer.call("recordAttendance", of(session), correction).expect(200);
    assertThat(hours(session)).containsExactly("crowd-2 60", "crowd-3 180");
    String mine =
        crowd.get(0).call("getMyHours", Map.of("year", 2026)).expect(200).json().toString();
    assertThat(mine)
        .as("a reason typed for several is not on the transcript of each")
        .contains("到场记录更正")
        .doesNotContain("写错行");
  }

  @Test
  void nobodySignsBeforeTheStartOrForPeopleOfAnotherSession() {
    String session = session(1);
    String other = session(1);
    trainer.call("signAttendance", of(session)).expect(409);
    goTo("2026-05-30T00:40:00Z");
    trainer.call("signAttendance", of(session)).expect(409);
    JsonObject foreign = rollCall(enrolment(other, 0), "present");
    assertThat(trainer.call("recordAttendance", of(session), foreign).expect(422).pointers())
        .containsExactly("/items/0/enrolment");
    server.as("township").call("recordAttendance", of(session), foreign).expect(403);
  }

  /** Otherwise nobody would miss the signature without which no hours count. */
  @Test
  void whatIsOverAndNotSignedIsFound() {
    String session = session(1);
    String empty = announce(trainer, TrainingWorld.draft(clock.instant(), 1, 0));
    goTo(DURING);
    assertThat(unsigned(trainer)).doesNotContain(session);
    goTo("2026-05-31T01:00:00Z");
    assertThat(unsigned(trainer)).contains(session).doesNotContain(empty);
    assertThat(unsigned(crowd.get(0))).isEmpty();
    trainer.call("signAttendance", of(session)).expect(200);
    assertThat(unsigned(trainer)).doesNotContain(session);
  }

  private static List<String> unsigned(Api caller) {
    return StreamSupport.stream(
            caller
                .call("listTrainingSessions", Map.of("unsigned", true, "size", 100))
                .expect(200)
                .json()
                .getAsJsonArray("items")
                .spliterator(),
            false)
        .map(item -> item.getAsJsonObject().get("id").getAsString())
        .toList();
  }

  private JsonObject counts(String session) {
    return trainer.call("getAttendanceCounts", of(session)).expect(200).json();
  }

  private JsonObject row(String session, int place) {
    return StreamSupport.stream(
            trainer
                .call("listAttendance", of(session))
                .expect(200)
                .json()
                .getAsJsonArray("items")
                .spliterator(),
            false)
        .map(JsonElement::getAsJsonObject)
        .toList()
        .get(place);
  }

  private String enrolment(String session, int place) {
    return row(session, place).get("enrolment").getAsString();
  }

  private String how(String session, int place) {
    return row(session, place).getAsJsonObject("record").get("how").getAsString();
  }

  /** Of somebody on the list as it is now. */
  private JsonObject line(String session, int place, String result) {
    JsonObject row = row(session, place);
    int seen = row.has("record") ? row.getAsJsonObject("record").get("number").getAsInt() : 0;
    return AttendanceRequests.line(seen, row.get("enrolment").getAsString(), result);
  }

  /** What counts for whom. */
  private static List<String> hours(String session) {
    return database.column(
        """
        select p.account || ' ' || sum(h.minutes) from hours_entry h join person p on p.id = h.person
         where h.source = 'session' and h.source_id = '%s'
         group by p.account having sum(h.minutes) > 0 order by p.account"""
            .formatted(session));
  }
}
