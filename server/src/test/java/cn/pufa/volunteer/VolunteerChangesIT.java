package cn.pufa.volunteer;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.Own;
import cn.pufa.testing.PostRequests;
import cn.pufa.testing.Race;
import cn.pufa.testing.Rounds;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.TrainingWorld;
import cn.pufa.testing.VolunteerRequests;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of volunteers when something changes without them: a session, or their age. */
@ServerAt(VolunteerChangesIT.BEFORE)
class VolunteerChangesIT {

  static final String BEFORE = "2026-05-25T01:00:00Z";

  /** An hour into the session. */
  private static final String DURING = "2026-05-30T02:00:00Z";

  private static int number;

  private static MovableClock clock;
  private static TestServer server;
  private static Jdbc database;

  @BeforeEach
  void before() {
    clock.moveTo(BEFORE);
  }

  @Test
  void whoIsAssignedToASessionIsToldOnceThatItIsCalledOff() {
    Api asked = volunteer("helper-asked");
    Api accepted = volunteer("helper-accepted");
    Api declined = volunteer("helper-declined");
    String session = TrainingWorld.announce(officer(), TrainingWorld.draft(clock.instant(), 5, 0));
    assign("helper-asked", session);
    answer(accepted, assign("helper-accepted", session), true);
    answer(declined, assign("helper-declined", session), false);
    String elsewhere = assign("helper-asked", later());
    cancel(session, null).expect(200);
    cancel(session, null).expect(409);

    assertThat(states(asked)).containsExactlyInAnyOrder("cancelled 演示·台风停课", "proposed");
    assertThat(states(accepted)).containsExactly("cancelled 演示·台风停课");
    assertThat(states(declined)).containsExactly("declined 演示·没空");
    assertThat(told("helper-asked", "cancelled")).hasSize(1);
    assertThat(told("helper-accepted", "cancelled"))
        .singleElement()
        .satisfies(words -> assertThat(words).contains("请不要前往", "演示·台风停课"));
    assertThat(told("helper-declined", "cancelled")).isEmpty();

    officer()
        .call("cancelAssignment", Map.of("assignment", elsewhere), VolunteerRequests.reason())
        .expect(200);
    assertThat(told("helper-asked", "cancelled")).as("one that is called off by itself").hasSize(2);
  }

  /** Whoever is asked hears of it, until it is answered or off. */
  @Test
  void whoIsProposedToAServiceIsAskedAtOnce() {
    // The provider is left in peace, so nothing leaves meanwhile.
    database.execute("insert into circuit (channel, open_until) values ('sms', '2099-01-01')");
    Api answers = volunteer("helper-answers");
    Api leaves = volunteer("helper-leaves");
    volunteer("helper-off");
    String session = later();
    String answered = assign("helper-answers", session);
    String off = assign("helper-off", session);
    assign("helper-leaves", session);

    JsonObject notice = Own.items(answers.call("listMyNotices").expect(200).json()).getFirst();
    assertThat(Own.text(notice, "body")).contains("演示党校", "5月31日（周日）9:00", "来不来由您定");
    assertThat(Own.text(notice, "page")).isEqualTo("/packages/volunteer/service");
    assertThat(notice.has("settledAt")).isFalse();
    assertThat(sms("helper-answers"))
        .singleElement()
        .satisfies(words -> assertThat(words).startsWith("queued 请您参加志愿服务").contains("演示党校"));

    answer(answers, answered, false);
    officer()
        .call("cancelAssignment", Map.of("assignment", off), VolunteerRequests.reason())
        .expect(200);
    leaves.call("withdrawMyVolunteer").expect(200);
    assertThat(open("helper-answers", "helper-leaves")).isEmpty();
    assertThat(open("helper-off")).containsExactly("cancelled");
    assertThat(sms("helper-answers")).as("asks for nothing now").allMatch(stopped());
    assertThat(sms("helper-leaves")).allMatch(stopped());
    assertThat(sms("helper-off"))
        .satisfiesExactlyInAnyOrder(
            asked -> assertThat(asked).matches(stopped()),
            told -> assertThat(told).startsWith("queued 志愿服务").contains("请不要前往"));
    database.execute("delete from circuit");
  }

  /** Whoever has served already is not without the hours. */
  @Test
  void whatWasServedBeforeItWasCalledOffCanBeRecorded() {
    Api helper = volunteer("helper-there");
    String session = TrainingWorld.announce(officer(), TrainingWorld.draft(clock.instant(), 5, 0));
    String assignment = assign("helper-there", session);
    answer(helper, assignment, true);
    clock.moveTo(DURING);
    cancel(session, 60).expect(200);
    assertThat(told("helper-there", "cancelled")).hasSize(1);
    officer()
        .call("recordVolunteerTime", Map.of("assignment", assignment), VolunteerRequests.service())
        .expect(200);
  }

  /** 志愿服务条例 19: what is on record is true, so a slip is put right, and the trail keeps it. */
  @Test
  void aServiceThatWasRecordedWronglyIsPutRight() {
    Api helper = volunteer("helper-wrong");
    String session = TrainingWorld.announce(officer(), TrainingWorld.draft(clock.instant(), 5, 0));
    String assignment = assign("helper-wrong", session);
    answer(helper, assignment, true);
    clock.moveTo(DURING);
    assertThat(record(assignment, corrected(60, 600)).expect(422).pointers())
        .as("nothing is recorded yet")
        .containsExactly("/corrects");
    record(assignment, service(600)).expect(200);
    assertThat(record(assignment, service(60)).expect(409).text("detail")).contains("600 分钟");

    JsonObject unsaid = corrected(60, 600);
    unsaid.getAsJsonObject("corrects").remove("reason");
    assertThat(record(assignment, unsaid).expect(422).pointers()).contains("/corrects/reason");
    assertThat(record(assignment, corrected(600, 600)).expect(422).pointers())
        .containsExactly("/minutes");
    assertThat(record(assignment, corrected(60, 600)).expect(200).number("minutes")).isEqualTo(60);
    assertThat(record(assignment, corrected(90, 600)).expect(409).text("detail"))
        .as("another was faster")
        .contains("60 分钟");
    assertThat(minutes("helper-wrong")).isEqualTo(60);

    record(assignment, corrected(null, 60)).expect(200);
    assertThat(states(server.as("helper-wrong"))).containsExactly("absent");
    assertThat(minutes("helper-wrong")).isZero();
    record(assignment, corrected(45, 0)).expect(200);
    assertThat(states(server.as("helper-wrong"))).containsExactly("served");
    assertThat(
            database.column(
                "select coalesce(reason, '-') from audit_event where action = 'recordVolunteerTime' and subject = 'assignment/%s' order by id"
                    .formatted(assignment)))
        .containsExactly(
            "-", "原来600 分钟，更正为60 分钟：演示·抄错了", "原来60 分钟，更正为没有到：演示·抄错了", "原来没有到，更正为45 分钟：演示·抄错了");
  }

  @Race
  @Test
  void twoCorrectionsAtOnceAreOne() {
    Api helper = volunteer("helper-twice");
    String session = TrainingWorld.announce(officer(), TrainingWorld.draft(clock.instant(), 5, 0));
    String assignment = assign("helper-twice", session);
    answer(helper, assignment, true);
    clock.moveTo(DURING);
    record(assignment, service(1)).expect(200);
    Api officer = officer();
    for (int was = 1; was <= Rounds.COUNT; was++) {
      JsonObject next = corrected(was + 1, was);
      JsonObject none = corrected(null, was);
      List<Api.Answer> both =
          AtOnce.call(
              List.of(
                  () -> record(officer, assignment, next),
                  () -> record(officer, assignment, none)));
      assertThat(both).extracting(Api.Answer::status).containsExactlyInAnyOrder(200, 409);
      if (both.getFirst().status() == 409) {
        record(assignment, corrected(was + 1, 0)).expect(200);
      }
    }
  }

  @Test
  void whoComesOfAgeServesFromThatDay() {
    Staff.add(server, "helper-minor", "resident");
    JsonObject minor = VolunteerRequests.minor();
    minor.addProperty("bornOn", "2008-05-30");
    server.as("helper-minor").call("saveMyVolunteer", Map.of(), minor).expect(200);
    clock.moveTo("2026-05-29T15:59:00Z");
    server.node().tick();
    assertThat(roles("helper-minor")).doesNotContain("\"volunteer\"");
    clock.moveTo("2026-05-29T16:01:00Z");
    server.node().tick();
    server.node().tick();
    Eventually.within(
        Duration.ofSeconds(2), () -> assertThat(roles("helper-minor")).contains("\"volunteer\""));
    assertThat(told("helper-minor", "of_age"))
        .singleElement()
        .satisfies(words -> assertThat(words).contains("年满 18 周岁"));
    assertThat(
            database.column(
                "select action from audit_event where subject = 'volunteer/%s' and actor = 'system'"
                    .formatted(Staff.idOf(server, "helper-minor"))))
        .containsExactly("settleVolunteerOfAge");
  }

  private static Api officer() {
    return server.as("case_officer");
  }

  private static Api volunteer(String account) {
    Staff.add(server, account, "resident");
    database.execute(
        "update person set phone = '1009900' || (1000 + %d) where account = '%s'"
            .formatted(++number, account));
    Api person = server.as(account);
    person.call("saveMyVolunteer", Map.of(), VolunteerRequests.adult()).expect(200);
    return person;
  }

  /** A day after the others. */
  private static String later() {
    JsonObject draft = TrainingWorld.draft(clock.instant(), 5, 0);
    draft.addProperty("startsAt", "2026-05-31T01:00:00Z");
    draft.addProperty("endsAt", "2026-05-31T04:00:00Z");
    return TrainingWorld.announce(officer(), draft);
  }

  private static String assign(String account, String session) {
    var draft = new JsonObject();
    draft.addProperty("kind", "session");
    draft.addProperty("session", session);
    draft.addProperty("withMinors", false);
    return officer()
        .call("assignVolunteer", Map.of("volunteer", Staff.idOf(server, account)), draft)
        .expect(201)
        .text("id");
  }

  private static void answer(Api person, String assignment, boolean accept) {
    JsonObject answer = PostRequests.accept();
    answer.addProperty("accept", accept);
    if (!accept) {
      answer.addProperty("reason", "演示·没空");
    }
    person.call("answerAssignment", Map.of("assignment", assignment), answer).expect(200);
  }

  private static Api.Answer record(String assignment, JsonObject service) {
    return record(officer(), assignment, service);
  }

  private static Api.Answer record(Api officer, String assignment, JsonObject service) {
    return officer.call("recordVolunteerTime", Map.of("assignment", assignment), service);
  }

  /**
   * @param minutes null where nobody came
   */
  private static JsonObject service(Integer minutes) {
    var service = new JsonObject();
    service.addProperty("served", minutes != null);
    if (minutes != null) {
      service.addProperty("minutes", minutes);
    }
    return service;
  }

  private static JsonObject corrected(Integer minutes, int was) {
    var correction = new JsonObject();
    correction.addProperty("was", was);
    correction.addProperty("reason", "演示·抄错了");
    JsonObject service = service(minutes);
    service.add("corrects", correction);
    return service;
  }

  private static int minutes(String account) {
    return officer()
        .call("getVolunteer", Map.of("volunteer", Staff.idOf(server, account)))
        .expect(200)
        .number("minutes");
  }

  private static Api.Answer cancel(String session, Integer held) {
    var body = new JsonObject();
    body.addProperty("reason", "演示·台风停课");
    if (held != null) {
      body.addProperty("heldMinutes", held);
    }
    return officer().call("cancelTrainingSession", Map.of("session", session), body);
  }

  private static List<String> states(Api person) {
    return Own.items(person.call("listMyAssignments").expect(200).json()).stream()
        .map(
            one ->
                Own.text(one, "state") + (one.has("reason") ? " " + Own.text(one, "reason") : ""))
        .toList();
  }

  private static List<String> told(String account, String occasion) {
    return database.column(
        "select body from personal_notice where person = '%s' and about like 'volunteer%%' and occasion = '%s'"
            .formatted(Staff.idOf(server, account), occasion));
  }

  /** Occasions of what is not settled yet. */
  private static List<String> open(String... accounts) {
    return database.column(
        "select n.occasion from personal_notice n join person p on p.id = n.person where n.settled_at is null and p.account in ('%s')"
            .formatted(String.join("', '", accounts)));
  }

  /** State and words of each. */
  private static List<String> sms(String account) {
    return database.column(
        "select m.state || ' ' || m.body from message m join person p on p.id = m.person where m.channel = 'sms' and p.account = '%s'"
            .formatted(account));
  }

  private static Predicate<String> stopped() {
    return sms -> sms.startsWith("stopped 请您参加志愿服务");
  }

  private static String roles(String account) {
    return server
        .as(account)
        .call("getCurrentPerson")
        .expect(200)
        .json()
        .getAsJsonArray("roles")
        .toString();
  }
}
