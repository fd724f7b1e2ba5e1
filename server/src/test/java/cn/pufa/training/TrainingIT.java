package cn.pufa.training;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Crowd;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Race;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Announcing a session, signing up, waiting, moving up, withdrawing. */
class TrainingIT {

  private static final JsonObject VOLUNTEER = Given.post("volunteer", "440881");

  private static TestServer server;
  private static Jdbc database;
  private static Api officer;
  private static List<Api> crowd;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    database = Jdbc.connect(server.database().ownerUrl());
    officer = server.as("case_officer");
    crowd = Crowd.seed(database, 30).stream().map(server.api()::withToken).toList();
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  @Test
  void whoComesAfterTheSeatsAreGoneWaitsAndMovesUp() {
    String session = announce(2);
    String first = enrol(crowd.get(0), session).expect(201).text("id");
    enrol(crowd.get(1), session).expect(201);
    JsonObject third = enrol(crowd.get(2), session).expect(201).json();
    JsonObject fourth = enrol(crowd.get(3), session).expect(201).json();
    assertThat(third.get("state").getAsString()).isEqualTo("waiting");
    assertThat(fourth.get("queuePlace").getAsInt()).isEqualTo(2);
    assertThat(fourth.get("message").getAsString()).isEqualTo("名额已满，您排在第 2 位。有人退出会按顺序补上。");
    assertThat(seen(crowd.get(3), session))
        .returns(0, view -> view.get("seatsLeft").getAsInt())
        .returns(2, view -> view.get("waiting").getAsInt());

    JsonObject withdrawn =
        crowd.get(0).call("withdrawEnrolment", Map.of("enrolment", first)).expect(200).json();
    assertThat(withdrawn.get("state").getAsString()).isEqualTo("withdrawn");

    JsonObject movedUp = mine(crowd.get(2), session);
    assertThat(movedUp.get("state").getAsString()).isEqualTo("enrolled");
    assertThat(movedUp.get("movedUpAt").getAsString())
        .isEqualTo(withdrawn.get("withdrawnAt").getAsString());
    assertThat(movedUp.get("message").getAsString()).contains("已经补上");
    assertThat(mine(crowd.get(3), session).get("queuePlace").getAsInt()).isOne();
    assertThat(seen(crowd.get(0), session).has("mine")).isFalse();
    assertThat(
            database.column(
                "select reason from audit_event where subject = 'enrolment/%s' and action = 'withdrawEnrolment'"
                    .formatted(first)))
        .containsExactly("递补 enrolment/" + third.get("id").getAsString());
    crowd.get(0).call("withdrawEnrolment", Map.of("enrolment", first)).expect(409);
  }

  @Test
  void whoWithdrewMaySignUpAgainAndJoinsTheEnd() {
    String session = announce(1);
    String first = enrol(crowd.get(0), session).expect(201).text("id");
    enrol(crowd.get(1), session).expect(201);
    crowd.get(0).call("withdrawEnrolment", Map.of("enrolment", first)).expect(200);
    JsonObject again = enrol(crowd.get(0), session).expect(201).json();
    assertThat(again.get("state").getAsString()).isEqualTo("waiting");
    assertThat(again.get("queuePlace").getAsInt()).isOne();
  }

  @Test
  void aSeatThatNobodyWaitsForIsFreeAgain() {
    String session = announce(1);
    String enrolment = enrol(crowd.get(4), session).expect(201).text("id");
    crowd.get(4).call("withdrawEnrolment", Map.of("enrolment", enrolment)).expect(200);
    assertThat(seen(crowd.get(4), session).get("seatsLeft").getAsInt()).isOne();
    assertThat(enrol(crowd.get(5), session).expect(201).text("state")).isEqualTo("enrolled");
  }

  @Test
  void oncePersonAndSession() {
    String session = announce(10);
    enrol(crowd.get(6), session).expect(201);
    assertThat(enrol(crowd.get(6), session).expect(409).text("detail")).contains("已经报过");
  }

  @Test
  void onlyForAPostOnesOwn() {
    String session = announce(10);
    Api director = server.as("child_director");
    for (JsonObject foreign :
        List.of(
            Given.post("child_director", "440881001002"),
            Given.post("child_supervisor", "440881001"),
            VOLUNTEER)) {
      assertThat(enrol(director, session, foreign).expect(422).pointers())
          .containsExactly("/division");
    }
    enrol(director, session, Given.post("child_director", "440881001001")).expect(201);
    assertThat(enrol(server.as("resident"), session).expect(403).text("type"))
        .isEqualTo("not-allowed");
  }

  @Test
  void onlyWhomTheSessionIsFor() {
    JsonObject draft = Given.trainingSession(10);
    draft.add("audience", Given.texts("child_director"));
    draft.add("townships", Given.texts("440881002"));
    String session = announce(draft);
    assertThat(enrol(crowd.get(0), session).expect(422).pointers()).containsExactly("/role");
    Api director = server.as("child_director");
    JsonObject own = Given.post("child_director", "440881001001");
    assertThat(enrol(director, session, own).expect(422).pointers()).containsExactly("/division");
    assertThat(seen(director, session).get("openToMe").getAsBoolean()).isFalse();
  }

  @Test
  void onlyInTheWindow() {
    JsonObject draft = Given.trainingSession(10);
    draft.addProperty("opensAt", Instant.now().plus(Duration.ofMinutes(10)).toString());
    String session = announce(draft);
    assertThat(enrol(crowd.get(0), session).expect(409).text("detail")).contains("还没有开始");
    assertThat(seen(crowd.get(0), session).get("signUp").getAsString()).isEqualTo("not_yet");
    database.execute(
        "update training_session set opens_at = now() - interval '2 hours', closes_at = now() - interval '1 second' where id = '%s'"
            .formatted(session));
    assertThat(enrol(crowd.get(0), session).expect(409).text("detail")).contains("已经结束");
    enrol(crowd.get(0), UUID.randomUUID().toString()).expect(404);
  }

  @Test
  void afterTheStartNobodyWithdraws() {
    String session = announce(1);
    String seat = enrol(crowd.get(0), session).expect(201).text("id");
    enrol(crowd.get(1), session).expect(201);
    database.execute(
        "update training_session set starts_at = now() - interval '1 second' where id = '%s'"
            .formatted(session));
    crowd.get(0).call("withdrawEnrolment", Map.of("enrolment", seat)).expect(409);
    assertThat(mine(crowd.get(1), session).get("message").getAsString()).contains("没有补上");
  }

  @Test
  void anothersEnrolmentDoesNotExist() {
    String enrolment = enrol(crowd.get(0), announce(5)).expect(201).text("id");
    Map<String, Object> path = Map.of("enrolment", enrolment);
    crowd.get(1).call("withdrawEnrolment", path).expect(404);
    officer.call("withdrawEnrolment", path).expect(404);
  }

  @Test
  void aCancelledSessionSaysWhyAndTakesNobody() {
    String session = announce(5);
    enrol(crowd.get(0), session).expect(201);
    var reason = new JsonObject();
    reason.addProperty("reason", "演示·台风停课");
    officer.call("cancelTrainingSession", Map.of("session", session), reason).expect(200);
    assertThat(mine(crowd.get(0), session))
        .returns("cancelled", own -> own.get("signUp").getAsString())
        .returns("培训已经取消：演示·台风停课", own -> own.get("message").getAsString());
    enrol(crowd.get(1), session).expect(409);
    officer.call("cancelTrainingSession", Map.of("session", session), reason).expect(409);
  }

  @Test
  void aDraftThatCannotBeIsRefusedFieldByField() {
    JsonObject draft = Given.trainingSession(10);
    draft.addProperty("closesAt", "2020-01-01T00:00:00Z");
    draft.addProperty("endsAt", "2020-01-01T00:00:00Z");
    draft.addProperty("title", "演示\n培训");
    draft.add("townships", Given.texts("440881001", "440881999"));
    Api.Answer answer = officer.call("createTrainingSession", Map.of(), draft).expect(422);
    assertThat(answer.pointers()).contains("/closesAt", "/endsAt", "/title", "/townships/1");
    for (String faulty : List.of("0", "5001", "1.5", "\"10\"")) {
      JsonObject other = Given.trainingSession(10);
      other.add("capacity", com.google.gson.JsonParser.parseString(faulty));
      assertThat(officer.call("createTrainingSession", Map.of(), other).expect(422).pointers())
          .containsExactly("/capacity");
    }
  }

  @Test
  void whatIsOpenToMeComesFirstAndThePastIsForStaff() {
    announce(5);
    Api director = server.as("child_director");
    List<JsonObject> own = items(director.call("listTrainingSessions", Map.of("size", 100)));
    List<Boolean> open =
        own.stream().map(session -> session.get("openToMe").getAsBoolean()).toList();
    assertThat(open).contains(true);
    assertThat(open.subList(open.lastIndexOf(true) + 1, open.size())).doesNotContain(true);
    assertThat(open.subList(0, open.lastIndexOf(true) + 1)).doesNotContain(false);
    Map<String, Object> past = Map.of("year", 2024);
    assertThat(items(director.call("listTrainingSessions", past))).isEmpty();
    assertThat(items(officer.call("listTrainingSessions", past))).hasSize(2);
  }

  @Test
  void theListForStaffNamesPostsAndMasksPhones() {
    String session = announce(5);
    database.execute("update person set phone = '10099990001' where account = 'crowd-8'");
    enrol(crowd.get(7), session).expect(201);
    JsonObject row = items(officer.call("listEnrolments", Map.of("session", session))).getFirst();
    assertThat(row.get("phone").getAsString()).isEqualTo("100****0001");
    assertThat(row.get("name").getAsString()).isEqualTo("演示·志愿者");
    assertThat(row.get("divisionName").getAsString()).isEqualTo("廉江市");
    assertThat(
            items(officer.call("listEnrolments", Map.of("session", session, "state", "waiting"))))
        .isEmpty();
  }

  @Race
  @Test
  void oneKeyTwentyTimesAtOnceIsOneEnrolment() {
    String session = announce(5);
    String key = Api.key();
    Callable<Api.Answer> call = () -> enrol(crowd.get(9), session, key);
    List<Api.Answer> answers = AtOnce.call(Collections.nCopies(20, call));
    assertThat(answers)
        .allSatisfy(
            answer -> assertThat(answer.expect(201).body()).isEqualTo(answers.getFirst().body()));
    assertThat(live(session)).isOne();
    assertThat(seen(crowd.get(9), session).get("seatsLeft").getAsInt()).isEqualTo(4);
    assertThat(
            crowd
                .get(9)
                .call("enrol", Map.of("session", announce(5), "Idempotency-Key", key), VOLUNTEER)
                .expect(422)
                .text("type"))
        .isEqualTo("key-reused");
  }

  @Test
  void aRefusedSignUpLeavesItsKeyFree() {
    JsonObject draft = Given.trainingSession(10);
    draft.addProperty("opensAt", Instant.now().plus(Duration.ofMinutes(10)).toString());
    String session = announce(draft);
    String key = Api.key();
    enrol(crowd.get(10), session, key).expect(409);
    database.execute(
        "update training_session set opens_at = now() - interval '1 minute' where id = '%s'"
            .formatted(session));
    enrol(crowd.get(10), session, key).expect(201);
  }

  /** The database refuses one of them; those who came in the same moment must not suffer. */
  @Race
  @Test
  void onePoisonedSignUpHarmsNobodyElse() {
    String session = announce(40);
    database.execute(
        """
        alter table enrolment add constraint poison check (session <> '%s' or person <>
          '%s')"""
            .formatted(session, personOf("crowd-20")));
    List<Callable<Api.Answer>> calls = new ArrayList<>();
    for (Api caller : crowd) {
      calls.add(() -> enrol(caller, session));
    }
    List<Api.Answer> answers = AtOnce.call(calls);
    database.execute("alter table enrolment drop constraint poison");
    for (int place = 0; place < crowd.size(); place++) {
      answers.get(place).expect(place == 19 ? 500 : 201);
    }
    assertThat(live(session)).isEqualTo(crowd.size() - 1);
    assertThat(seen(crowd.get(0), session).get("seatsLeft").getAsInt())
        .isEqualTo(40 - crowd.size() + 1);
  }

  private static String announce(int capacity) {
    return announce(Given.trainingSession(capacity));
  }

  private static String announce(JsonObject draft) {
    return officer.call("createTrainingSession", Map.of(), draft).expect(201).text("id");
  }

  private static Api.Answer enrol(Api caller, String session) {
    return enrol(caller, session, VOLUNTEER);
  }

  private static Api.Answer enrol(Api caller, String session, JsonObject post) {
    return caller.call("enrol", Map.of("session", session), post);
  }

  private static Api.Answer enrol(Api caller, String session, String key) {
    return caller.call("enrol", Map.of("session", session, "Idempotency-Key", key), VOLUNTEER);
  }

  private static JsonObject seen(Api caller, String session) {
    return caller.call("getTrainingSession", Map.of("session", session)).expect(200).json();
  }

  private static JsonObject mine(Api caller, String session) {
    return items(caller.call("listMyEnrolments", Map.of("size", 100))).stream()
        .filter(own -> own.get("session").getAsString().equals(session))
        .findFirst()
        .orElseThrow();
  }

  private static List<JsonObject> items(Api.Answer page) {
    JsonArray items = page.expect(200).json().getAsJsonArray("items");
    return items.asList().stream().map(item -> item.getAsJsonObject()).toList();
  }

  private static long live(String session) {
    return database.number(
        "select count(*) from enrolment where session = '%s' and state <> 'withdrawn'"
            .formatted(session));
  }

  private static String personOf(String account) {
    return database
        .column("select id from person where account = '%s'".formatted(account))
        .getFirst();
  }
}
