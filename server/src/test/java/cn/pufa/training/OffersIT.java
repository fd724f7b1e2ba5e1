package cn.pufa.training;

import static cn.pufa.testing.TrainingWorld.announce;
import static cn.pufa.testing.TrainingWorld.draft;
import static cn.pufa.testing.TrainingWorld.enrol;
import static cn.pufa.testing.TrainingWorld.mine;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.TrainingWorld;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A freed seat is offered for some hours: taken, declined, or passed on when they are over. */
@ServerAt(OffersIT.MONDAY)
class OffersIT {

  /** A Monday, nine in the morning in China. */
  static final String MONDAY = "2026-05-25T01:00:00Z";

  private static final String COUNTY = "440881";

  private static MovableClock clock;
  private static TestServer server;
  private static Jdbc database;
  private static Api officer;
  private static List<Api> crowd;

  @BeforeAll
  static void start() {
    crowd =
        TrainingWorld.crowd(database, 8, List.of(COUNTY)).stream()
            .map(server.api()::withToken)
            .toList();
  }

  @BeforeEach
  void monday() {
    clock.moveTo(MONDAY);
    officer = server.as("case_officer");
  }

  /** One seat, and the others wait. */
  private static String full(int offerHours, int people) {
    String session = announce(officer, draft(clock.instant(), 1, offerHours));
    crowd.subList(0, people).forEach(person -> enrol(person, session, COUNTY));
    return session;
  }

  private static Api.Answer on(String operation, Api person, String session) {
    String enrolment =
        database
            .column(
                "select e.id from enrolment e join person p on p.id = e.person where e.session = '%s' and 'token-of-' || p.account = '%s' order by arrival desc"
                    .formatted(session, person.token()))
            .getFirst();
    return person.call(operation, Map.of("enrolment", enrolment));
  }

  @Test
  void theSeatIsKeptForTheFirstWhoWaitsUntilTheAnswer() {
    String session = full(24, 3);
    on("acceptOffer", crowd.get(1), session).expect(409);
    on("withdrawEnrolment", crowd.get(0), session).expect(200);

    JsonObject offered = mine(crowd.get(1), session);
    assertThat(offered.get("state").getAsString()).isEqualTo("offered");
    assertThat(Instant.parse(offered.get("offerUntil").getAsString()))
        .isBetween("2026-05-26T01:00:00Z", "2026-05-26T01:01:00Z");
    assertThat(offered.get("message").getAsString()).contains("给您留到5月26日9时");
    assertThat(seats(session)).isEqualTo("1 1");
    assertThat(enrol(crowd.get(3), session, COUNTY).get("state").getAsString())
        .as("nobody overtakes an offer")
        .isEqualTo("waiting");
    assertThat(reasonOfWithdrawal(session)).startsWith("名额留给 enrolment/");
    assertThat(told(crowd.get(1))).contains("有一个培训名额等您答复");

    assertThat(on("acceptOffer", crowd.get(1), session).expect(200).text("state"))
        .isEqualTo("enrolled");
    assertThat(on("acceptOffer", crowd.get(1), session).expect(409).text("detail"))
        .contains("已经是您的");
    on("declineOffer", crowd.get(1), session).expect(409);
    assertThat(seats(session)).isEqualTo("1 2");
  }

  @Test
  void whoDeclinesLeavesItToTheNext() {
    String session = full(24, 3);
    on("withdrawEnrolment", crowd.get(0), session).expect(200);
    assertThat(on("declineOffer", crowd.get(1), session).expect(200).text("message"))
        .contains("没有要这个名额");
    assertThat(mine(crowd.get(2), session).get("state").getAsString()).isEqualTo("offered");
    on("declineOffer", crowd.get(2), session).expect(200);
    assertThat(seats(session)).as("nobody waits any more").isEqualTo("0 0");
    assertThat(enrol(crowd.get(1), session, COUNTY).get("state").getAsString())
        .isEqualTo("enrolled");
  }

  @Test
  void anOfferThatNobodyAnswersLapsesAndGoesOn() {
    String session = full(24, 3);
    on("withdrawEnrolment", crowd.get(0), session).expect(200);
    clock.moveTo("2026-05-26T00:59:00Z");
    server.node().tick();
    assertThat(mine(crowd.get(1), session).get("state").getAsString()).isEqualTo("offered");
    clock.moveTo("2026-05-26T01:02:00Z");
    assertThat(on("acceptOffer", crowd.get(1), session).expect(409).text("detail"))
        .contains("过了答复时间");
    server.node().tick();
    server.node().tick();
    assertThat(mine(crowd.get(2), session).get("state").getAsString()).isEqualTo("offered");
    assertThat(told(crowd.get(1))).contains("给您留的培训名额过期了");
    assertThat(seats(session)).isEqualTo("1 0");
    assertThat(
            database.number(
                "select count(*) from audit_event a join enrolment e on a.subject = 'enrolment/' || e.id where a.action = 'lapseOffer' and e.session = '%s'"
                    .formatted(session)))
        .isOne();
  }

  @Test
  void anOfferLeftOpenWhenTheSessionStartsLapsesAndNobodyFollows() {
    String session = full(24, 3);
    String another = full(24, 3);
    on("withdrawEnrolment", crowd.get(0), session).expect(200);
    clock.moveTo("2026-06-30T01:00:00Z");
    server.node().tick();
    officer = server.as("case_officer");
    assertThat(stateOf(1, session)).isEqualTo("withdrawn");
    assertThat(stateOf(2, session)).isEqualTo("waiting");
    assertThat(seats(session)).isEqualTo("0 1");
    assertThat(seats(another)).isEqualTo("1 2");
  }

  private static String stateOf(int person, String session) {
    return database
        .column(
            "select e.state from enrolment e join person p on p.id = e.person where e.session = '%s' and 'token-of-' || p.account = '%s'"
                .formatted(session, crowd.get(person).token()))
        .getFirst();
  }

  @Test
  void tooShortlyBeforeTheStartNobodyIsAsked() {
    String session = full(24, 2);
    clock.moveTo("2026-05-29T12:00:00Z");
    on("withdrawEnrolment", crowd.get(0), session).expect(200);
    JsonObject movedUp = mine(crowd.get(1), session);
    assertThat(movedUp.get("state").getAsString()).isEqualTo("enrolled");
    assertThat(movedUp.has("movedUpAt")).isTrue();
    assertThat(told(crowd.get(1))).contains("您补上培训名额了");
  }

  @Test
  void whoWithdrawsAnOfferLeavesItToTheNext() {
    String session = full(24, 3);
    on("withdrawEnrolment", crowd.get(0), session).expect(200);
    on("withdrawEnrolment", crowd.get(1), session).expect(200);
    assertThat(mine(crowd.get(2), session).get("state").getAsString()).isEqualTo("offered");
  }

  @Test
  void everybodyIsToldThatItIsCalledOff() {
    String session = full(24, 3);
    on("withdrawEnrolment", crowd.get(0), session).expect(200);
    var reason = new JsonObject();
    reason.addProperty("reason", "演示·台风");
    officer.call("cancelTrainingSession", Map.of("session", session), reason).expect(200);
    for (int place : List.of(1, 2)) {
      assertThat(told(crowd.get(place))).contains("培训取消了");
    }
    assertThat(on("acceptOffer", crowd.get(1), session).expect(409).text("detail"))
        .contains("已经取消");
    clock.moveTo("2026-05-27T01:00:00Z");
    server.node().tick();
    assertThat(mine(crowd.get(2), session).get("state").getAsString()).isEqualTo("waiting");
  }

  @Test
  void theDayBeforeWhoHasASeatIsToldOnce() {
    String session = full(0, 2);
    clock.moveTo("2026-05-29T00:30:00Z");
    server.node().tick();
    assertThat(told(crowd.get(0))).doesNotContain("请按时参加明天的培训");
    clock.moveTo("2026-05-29T01:30:00Z");
    server.node().tick();
    server.node().tick();
    assertThat(
            database.column(
                "select p.account from personal_notice n join enrolment e on n.about = 'enrolment/' || e.id join person p on p.id = e.person where n.occasion = 'day_before' and e.session = '%s'"
                    .formatted(session)))
        .containsExactly("crowd-1");
  }

  /** Taken and waiting. */
  private static String seats(String session) {
    return database
        .column(
            "select taken || ' ' || waiting from training_session where id = '%s'"
                .formatted(session))
        .getFirst();
  }

  private static String reasonOfWithdrawal(String session) {
    return database
        .column(
            "select a.reason from audit_event a join enrolment e on a.subject = 'enrolment/' || e.id where a.action = 'withdrawEnrolment' and e.session = '%s'"
                .formatted(session))
        .getFirst();
  }

  /** Titles, the latest first. */
  private static List<String> told(Api person) {
    JsonObject page = person.call("listMyNotices", Map.of("size", 100)).expect(200).json();
    return StreamSupport.stream(page.getAsJsonArray("items").spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .map(item -> item.get("subject").getAsString())
        .toList();
  }
}
