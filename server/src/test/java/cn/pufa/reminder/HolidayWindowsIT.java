package cn.pufa.reminder;

import static cn.pufa.testing.DaysOff.moved;
import static cn.pufa.testing.NeedsRequests.json;
import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.CreditWorld;
import cn.pufa.testing.DaysOff;
import cn.pufa.testing.Filing;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.PenaltyWorld;
import cn.pufa.testing.Race;
import cn.pufa.testing.ReviewWorld;
import cn.pufa.testing.Rounds;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Days within which an organisation may speak or put something right move to a later one with the
 * days off, and never back; those by which the bureau has to act follow them.
 */
@ServerAt("2026-04-10T02:00:00Z")
class HolidayWindowsIT {

  /** A Friday; the next one is a day off by what is entered later. */
  private static final LocalDate DAY = LocalDate.of(2026, 4, 10);

  private static final String OFF = "2026-04-17";

  /** Three months after the first, also a Friday. */
  private static final String RECTIFIED = "2026-07-10";

  private static MovableClock clock;
  private static TestServer server;
  private static CreditWorld lists;
  private static ReviewWorld reviews;
  private static PenaltyWorld penalties;
  private static Deque<String> free;

  @BeforeAll
  static void start() {
    free = new ArrayDeque<>(lists.free());
    free.remove(penalties.organization);
  }

  @BeforeEach
  void asItWasShipped() {
    on(DAY.toString());
    entered();
  }

  private static void on(String day) {
    clock.moveTo(day + "T02:00:00Z");
  }

  private static JsonObject entered(String... off) {
    return DaysOff.save(lists.officer(), 2026, DaysOff.year(2026, off)).expect(200).json();
  }

  private static JsonObject procedure(JsonObject move) {
    return lists.officer().call("getProcedure", CreditWorld.procedure(move)).expect(200).json();
  }

  private static JsonObject first(JsonObject of, String name) {
    return of.getAsJsonArray(name).get(0).getAsJsonObject();
  }

  private static JsonObject proposedAndServed() {
    JsonObject move = lists.proposed(free.remove());
    lists.served(move, DAY).expect(200);
    assertThat(text(procedure(move), "statementUntil")).isEqualTo("2026-04-24");
    return move;
  }

  @Test
  void aWindowEndsWithItsTrueLastDayAndIsNotShortened() {
    JsonObject move = proposedAndServed();
    on("2026-04-13");
    assertThat(moved(entered(OFF))).contains(text(move, "procedure"));
    assertThat(text(procedure(move), "statementUntil")).isEqualTo("2026-04-27");
    assertThat(text(procedure(move), "statementExplanation")).contains("2026年4月27日", "放假安排");
    on("2026-04-27");
    lists.reviewed(move).expect(409);
    entered();
    assertThat(text(procedure(move), "statementUntil")).isEqualTo("2026-04-27");
    assertThat(text(procedure(move), "statementExplanation")).endsWith("此前告知的是到2026年4月27日，不缩短。");
    assertThat(moved(entered())).as("nothing new").doesNotContain(text(move, "procedure"));
    on("2026-04-28");
    lists.reviewed(move).expect(200);
  }

  /** Somebody enters the days off only after the old last day. */
  @Test
  void aReviewWithinTheTrueWindowIsMadeAnewAndWhatWasSaidInItIsInTime() {
    JsonObject move = proposedAndServed();
    on("2026-04-27");
    JsonObject said =
        lists
            .officer()
            .call("makeStatement", CreditWorld.procedure(move), json("{text:'演示·已经设立党组织'}"))
            .expect(201)
            .json();
    assertThat(first(said, "statements").get("late").getAsBoolean()).isTrue();
    lists
        .officer()
        .call(
            "answerStatement",
            Map.of("statement", text(first(said, "statements"), "id")),
            json("{answer:'演示·已经复核',accepted:false}"))
        .expect(200);
    lists.reviewed(move).expect(200);

    entered(OFF);
    JsonObject now = procedure(move);
    assertThat(text(now, "step")).isEqualTo("window");
    assertThat(now.has("review")).as("it was too early").isFalse();
    assertThat(first(now, "statements").get("late").getAsBoolean()).isFalse();
    lists.decided(move, true).expect(409);

    on("2026-04-28");
    lists.reviewed(move).expect(200);
    lists.decided(move, true).expect(200);
    entered(OFF, "2026-04-27");
    assertThat(text(procedure(move), "statementUntil"))
        .as("what was decided rests on it")
        .isEqualTo("2026-04-27");
  }

  /** Neither waits for the other in a circle. */
  @Race
  @Test
  void whoSpeaksWhileDaysOffAreEnteredIsHeard() {
    for (int round = 0; round < Rounds.COUNT; round++) {
      asItWasShipped();
      JsonObject move = proposedAndServed();
      Api officer = lists.officer();
      JsonObject said = json("{text:'演示·已经设立党组织'}");
      Callable<Api.Answer> speak =
          () -> officer.call("makeStatement", CreditWorld.procedure(move), said);
      Callable<Api.Answer> enter = () -> DaysOff.save(officer, 2026, DaysOff.year(2026, OFF));
      List<Api.Answer> answers = AtOnce.call(List.of(speak, enter));
      answers.getFirst().expect(201);
      answers.getLast().expect(200);
      assertThat(text(procedure(move), "statementUntil")).isEqualTo("2026-04-27");
    }
  }

  @Test
  void aHearingMayBeAskedForUntilTheTrueLastDayAndIsAnsweredInTheBureausTime() {
    String penalty = penalties.served(DAY, PenaltyWorld.SUSPENSION);
    assertThat(due(penalty, "hearing")).isEqualTo(OFF);
    entered(OFF);
    assertThat(due(penalty, "hearing")).isEqualTo("2026-04-20");
    assertThat(due(penalty, "statement")).isEqualTo("2026-04-20");
    on("2026-04-20");
    penalties.state(penalties.agent(), penalty, true).expect(201);
    assertThat(answerDue(penalty)).isEqualTo("2026-05-07");
    entered(OFF, "2026-04-24");
    assertThat(answerDue(penalty)).isEqualTo("2026-05-08");
    entered(OFF);
    assertThat(answerDue(penalty)).as("nobody else relies on it").isEqualTo("2026-05-07");
  }

  private static String due(String penalty, String code) {
    return penalties.get(penalty).getAsJsonArray("clocks").asList().stream()
        .map(one -> one.getAsJsonObject())
        .filter(one -> text(one, "code").equals(code))
        .map(one -> text(one, "due"))
        .findFirst()
        .orElseThrow();
  }

  private static String answerDue(String penalty) {
    Map<String, Object> path = Map.of("procedure", penalties.procedure(penalty));
    JsonObject now = penalties.officer().call("getProcedure", path).expect(200).json();
    return text(first(now, "statements"), "answerDue");
  }

  /** Concluded and served on the first day; the decision. */
  private static JsonObject toRectify(ReviewWorld.Filed one) {
    JsonObject done = reviews.decided(one, "unqualified");
    reviews.served(done, DAY.toString());
    server.node().tick();
    assertThat(text(rectification(done), "dueOn")).isEqualTo(RECTIFIED);
    return done;
  }

  private static JsonObject rectification(JsonObject decision) {
    return items(
            reviews.officer().call("listRectifications", Map.of("size", 100)).expect(200).json())
        .stream()
        .filter(one -> text(one, "decision").equals(text(decision, "id")))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> told(String organization, String subject) {
    return items(server.as("agent-" + organization).call("listInbox").expect(200).json()).stream()
        .filter(notice -> text(notice, "subject").contains(subject))
        .map(notice -> text(notice, "body"))
        .toList();
  }

  @Test
  void theLastDayOfARectificationMovesAndIsTold() {
    ReviewWorld.Filed one = reviews.filed();
    JsonObject done = toRectify(one);
    assertThat(moved(entered(RECTIFIED))).contains(text(rectification(done), "id"));
    assertThat(text(rectification(done), "dueOn")).isEqualTo("2026-07-13");
    assertThat(told(one.organization(), "整改期限更正"))
        .singleElement()
        .asString()
        .contains("放假安排重新算", "2026年7月13日", "不再算数");
    entered();
    assertThat(text(rectification(done), "dueOn")).isEqualTo("2026-07-13");
    assertThat(text(rectification(done), "explanation")).endsWith("不缩短。");
    assertThat(moved(entered())).doesNotContain(text(rectification(done), "id"));
    assertThat(told(one.organization(), "整改期限更正")).hasSize(1);
  }

  @Test
  void whatWasProposedTooEarlyEndsAndWhatWasListedStays() {
    ReviewWorld.Filed one = reviews.filed();
    JsonObject done = toRectify(one);
    on("2026-07-11");
    JsonObject early = proposedAsMissed(one, done);
    entered(RECTIFIED);
    assertThat(text(rectification(done), "state")).isEqualTo("open");
    assertThat(text(rectification(done), "dueOn")).isEqualTo("2026-07-13");
    assertThat(text(lists.get(text(early, "id")), "decisionReasons")).contains("放假安排有调整");

    on("2026-07-14");
    JsonObject move = proposedAsMissed(one, done);
    lists.served(move, LocalDate.of(2026, 7, 14)).expect(200);
    on("2026-07-29");
    lists.reviewed(move).expect(200);
    lists.decided(move, true).expect(200);
    entered(RECTIFIED, "2026-07-13");
    assertThat(text(rectification(done), "dueOn"))
        .as("a listing rests on it")
        .isEqualTo("2026-07-13");
  }

  private static JsonObject proposedAsMissed(ReviewWorld.Filed one, JsonObject done) {
    Map<String, Object> path = Map.of("rectification", text(rectification(done), "id"));
    JsonObject missed = json("{outcome:'missed',opinion:'演示：没有交报告'}");
    reviews.officer().call("checkRectification", path, missed).expect(200);
    JsonObject proposal =
        json(
            "{organization:'%s',kind:list_abnormal,ground:rectification_missed,facts:'演示：没有交报告。',documentNumber:'%s'}"
                .formatted(one.organization(), CreditWorld.number("告")));
    return lists.officer().call("proposeCreditMove", Map.of(), proposal).expect(201).json();
  }

  @Test
  void theLastDayOfACorrectionMovesWhereItsOrganisationReadsIt() {
    ReviewWorld.Filed one = reviews.filed();
    reviews.officer().call("claimReview", one.path()).expect(200);
    reviews
        .officer()
        .call("requestCorrection", one.path(), ReviewWorld.correction("activitySummary"))
        .expect(201);
    assertThat(moved(entered(OFF))).contains(one.id());
    Api agent = server.as("agent-" + one.organization());
    JsonObject filing = agent.call("getFiling", Filing.of(one.id())).expect(200).json();
    assertThat(text(filing.getAsJsonObject("correction"), "until")).isEqualTo("2026-04-20");
    assertThat(told(one.organization(), "补正期限更正"))
        .singleElement()
        .asString()
        .contains("2026年4月20日（星期一）");

    JsonObject reason = json("{reason:'演示：电话催过两次'}");
    on("2026-04-20");
    reviews.officer().call("endCorrection", one.path(), reason).expect(409);
    on("2026-04-21");
    reviews.officer().call("endCorrection", one.path(), reason).expect(200);
  }

  @Test
  void theBureausOwnDaysFollowEitherWay() {
    String organization = free.remove();
    lists.listed(organization);
    String removal = text(lists.applied(organization), "id");
    lists.verified(removal).expect(200);
    String text = "{organization:'%s',text:'演示·年度写错了'}".formatted(organization);
    lists.officer().call("objectToCredit", Map.of(), json(text)).expect(201);
    assertThat(days(organization, removal)).containsExactly(OFF, "2026-05-12");
    entered(OFF);
    assertThat(days(organization, removal)).containsExactly("2026-04-20", "2026-05-13");
    entered();
    assertThat(days(organization, removal)).containsExactly(OFF, "2026-05-12");
  }

  private static List<String> days(String organization, String removal) {
    return List.of(
        text(lists.get(removal), "removalDue"),
        text(first(lists.standing(organization), "objections"), "answerDue"));
  }
}
