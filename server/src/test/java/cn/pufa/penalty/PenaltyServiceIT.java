package cn.pufa.penalty;

import static cn.pufa.testing.PenaltyWorld.SUSPENSION;
import static cn.pufa.testing.PenaltyWorld.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.Own;
import cn.pufa.testing.PenaltyWorld;
import cn.pufa.testing.Served;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A wrong day of service of the papers of a case: corrected, kept among its steps, counted anew.
 */
@ServerAt("2026-07-06T01:00:00Z")
class PenaltyServiceIT {

  /** A Monday; with no holiday in the weeks after it. */
  private static final LocalDate DAY = LocalDate.of(2026, 7, 6);

  private static final String FINE =
      "[{kind:warning},{kind:correction},{kind:confiscation,amountFen:1000000},{kind:fine,amountFen:3000000}]";

  private static MovableClock clock;
  private static TestServer server;
  private static PenaltyWorld world;
  private static Served records;

  @BeforeAll
  static void start() {
    records = new Served(world::officer, world.organization);
  }

  @BeforeEach
  void backToTheFirstDay() {
    on(DAY);
  }

  private static void on(LocalDate day) {
    clock.moveTo(day + "T01:00:00Z");
  }

  /** Decided eight days after the first, and served. */
  private static String served() {
    String penalty = world.served(DAY, WARNING);
    LocalDate decided = DAY.plusDays(8);
    on(decided);
    world.review(world.reviewer(), penalty, true).expect(200);
    world.decide(penalty, WARNING).expect(201);
    serve(penalty, "decision", decided).expect(201);
    return penalty;
  }

  private static Api.Answer serve(String penalty, String paper, LocalDate on) {
    return world.call(
        world.officer(),
        "servePenaltyPaper",
        penalty,
        "{paper:%s,method:direct,on:'%s',proof:'演示·当面签收'}".formatted(paper, on));
  }

  private static JsonObject record(String penalty, String paper) {
    return records.standing("penalty/" + penalty + "/" + paper);
  }

  private static String stage(String penalty) {
    return Own.text(world.get(penalty).getAsJsonObject("penalty"), "stage");
  }

  private static JsonObject last(String penalty) {
    var steps = world.get(penalty).getAsJsonArray("steps");
    return steps.get(steps.size() - 1).getAsJsonObject();
  }

  @Test
  void aDecisionThatNeverWasServedIsTakenBackFromThePublicAndServedAgain() {
    String penalty = served();
    world.call(world.secrecy(), "publishPenalty", penalty, "{note:'演示·没有涉密内容'}").expect(201);
    assertThat(stage(penalty)).isEqualTo("closed");
    assertThat(serve(penalty, "decision", DAY.plusDays(8)).expect(409).text("detail"))
        .contains("更正或者作废");

    records.never(record(penalty, "decision")).expect(200);
    assertThat(stage(penalty)).isEqualTo("decided");
    assertThat(world.get(penalty).get("isPublic").getAsBoolean()).isFalse();
    assertThat(Own.text(last(penalty), "text")).isEqualTo("原来登记2026-07-14送达，其实没有送达，作废。演示·没有送到过");
    world.call(world.secrecy(), "publishPenalty", penalty, "{note:'演示·没有涉密内容'}").expect(409);

    on(DAY.plusDays(10));
    serve(penalty, "decision", DAY.plusDays(10)).expect(201);
    world.call(world.secrecy(), "publishPenalty", penalty, "{note:'演示·没有涉密内容'}").expect(201);
    assertThat(world.get(penalty).get("isPublic").getAsBoolean()).isTrue();
    assertThat(records.of("penalty/" + penalty)).hasSize(2);
  }

  @Test
  void theDayToPayFollowsTheTrueDayAndIsNotShortened() {
    String penalty = world.investigated(DAY);
    world
        .call(world.officer(), "proposePenalty", penalty, world.proposal(FINE, ",gainsFen:1000000"))
        .expect(201);
    world.serve(penalty, DAY);
    LocalDate decided = DAY.plusDays(8);
    on(decided);
    world.review(world.reviewer(), penalty, true).expect(200);
    world.decide(penalty, FINE).expect(201);
    serve(penalty, "decision", decided).expect(201);
    String first = due(penalty, "payment");
    on(decided.plusDays(3));
    records.corrected(record(penalty, "decision"), decided.plusDays(3)).expect(200);
    String second = due(penalty, "payment");
    assertThat(second).isGreaterThan(first);
    assertThat(Own.text(last(penalty), "title")).isEqualTo("更正送达行政处罚决定书");
    records.corrected(record(penalty, "decision"), decided.plusDays(1)).expect(200);
    assertThat(due(penalty, "payment")).as("as it was told").isEqualTo(second);
    assertThat(
            records
                .corrected(record(penalty, "decision"), decided.minusDays(1))
                .expect(422)
                .pointers())
        .containsExactly("/servedOn");
  }

  private static String due(String penalty, String clock) {
    return world.get(penalty).getAsJsonArray("clocks").asList().stream()
        .map(one -> one.getAsJsonObject())
        .filter(one -> Own.text(one, "code").equals(clock))
        .map(one -> Own.text(one, "due"))
        .findFirst()
        .orElseThrow();
  }

  /** The discussion, like the review, sees the whole case. */
  @Test
  void aLaterNoticeMakesReviewAndDiscussionAnew() {
    String penalty = world.served(DAY, SUSPENSION);
    on(DAY.plusDays(8));
    world.review(world.reviewer(), penalty, true).expect(200);
    world
        .call(world.leader(), "discussPenalty", penalty, PenaltyWorld.discussion(DAY.plusDays(8)))
        .expect(201);
    String notice = "procedure/" + world.procedure(penalty);
    records.corrected(records.standing(notice), DAY.plusDays(7)).expect(200);
    String why = world.decide(penalty, SUSPENSION).expect(409).text("detail");
    assertThat(why).contains("陈述申辩期到", "法制审核", "集体讨论");
    on(DAY.plusDays(15));
    world.review(world.reviewer(), penalty, true).expect(200);
    assertThat(world.decide(penalty, SUSPENSION).expect(409).text("detail"))
        .contains("集体讨论")
        .doesNotContain("法制审核");
    world
        .call(world.leader(), "discussPenalty", penalty, PenaltyWorld.discussion(DAY.plusDays(15)))
        .expect(201);
    world.decide(penalty, SUSPENSION).expect(201);
    assertThat(records.never(records.standing(notice)).expect(409).text("detail"))
        .contains("决定撤销、变更");
  }

  @Test
  void aHearingThatWasHeldRestsOnItsNotice() {
    String penalty = world.served(DAY, SUSPENSION);
    world.state(world.agent(), penalty, true).expect(201);
    LocalDate held = DAY.plusDays(14);
    call(penalty, held);
    serve(penalty, "hearing", DAY).expect(201);
    on(held);
    records.corrected(record(penalty, "hearing"), DAY.plusDays(1)).expect(200);
    world
        .call(
            world.officer(),
            "recordPenaltyHearing",
            penalty,
            "{on:'%s',minutes:'演示·听证笔录',attended:true}".formatted(held))
        .expect(201);
    assertThat(records.never(record(penalty, "hearing")).expect(409).text("detail"))
        .contains("已经听证", "重新告知");
    assertThat(
            records
                .corrected(record(penalty, "hearing"), held.minusDays(3))
                .expect(409)
                .text("detail"))
        .contains("7 个工作日");
    records.corrected(record(penalty, "hearing"), DAY).expect(200);
  }

  /** Its own time and place are told, not those of an earlier call (行政处罚法 64 (2)). */
  @Test
  void aHearingThatIsCalledAgainIsToldAgain() {
    String penalty = world.served(DAY, SUSPENSION);
    world.state(world.agent(), penalty, true).expect(201);
    call(penalty, LocalDate.of(2026, 7, 16));
    serve(penalty, "hearing", DAY).expect(201);
    on(DAY.plusDays(1));
    LocalDate again = LocalDate.of(2026, 7, 27);
    call(penalty, again);
    on(again);
    assertThat(stayedAway(penalty, again).expect(409).text("detail")).contains("还没有送达的凭证");
    serve(penalty, "hearing", again.minusDays(1)).expect(201);
    assertThat(stayedAway(penalty, again).expect(409).text("detail")).contains("最早 2026-08-04");
    records.corrected(record(penalty, "hearing"), DAY.plusDays(1)).expect(200);
    stayedAway(penalty, again).expect(201);
  }

  private static void call(String penalty, LocalDate heldOn) {
    world
        .call(
            world.officer(),
            "callPenaltyHearing",
            penalty,
            "{heldOn:'%s',time:'09:00',place:'演示会议室',chair:'演示主持人'}".formatted(heldOn))
        .expect(201);
  }

  private static Api.Answer stayedAway(String penalty, LocalDate on) {
    return world.call(
        world.officer(),
        "recordPenaltyHearing",
        penalty,
        "{on:'%s',minutes:'演示·当事人没有到场',attended:false}".formatted(on));
  }
}
