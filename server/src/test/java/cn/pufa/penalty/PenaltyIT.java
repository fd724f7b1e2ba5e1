package cn.pufa.penalty;

import static cn.pufa.testing.PenaltyWorld.SUSPENSION;
import static cn.pufa.testing.PenaltyWorld.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.Own;
import cn.pufa.testing.PenaltyWorld;
import cn.pufa.testing.Race;
import cn.pufa.testing.Rounds;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A case of penalty from filing to payment, and each of its guards. */
@ServerAt("2026-07-06T01:00:00Z")
class PenaltyIT {

  /** A Monday; with no holiday in the weeks after it. */
  private static final LocalDate DAY = LocalDate.of(2026, 7, 6);

  private static MovableClock clock;
  private static TestServer server;
  private static PenaltyWorld world;

  @BeforeEach
  void backToTheFirstDay() {
    on(DAY);
  }

  private static void on(LocalDate day) {
    clock.moveTo(day + "T01:00:00Z");
  }

  @Test
  void aCaseGoesFromFilingToPaymentAndPublication() {
    String penalty = world.served(DAY, WARNING);
    on(DAY.plusDays(8));
    world.review(world.reviewer(), penalty, true).expect(200);
    world.decide(penalty, WARNING).expect(201);
    assertThat(stage(penalty)).isEqualTo("decided");
    serveDecision(penalty, DAY.plusDays(8)).expect(201);
    assertThat(stage(penalty)).isEqualTo("closed");
    world.call(world.secrecy(), "publishPenalty", penalty, "{note:'演示·没有涉密内容'}").expect(201);
    assertThat(world.get(penalty).get("isPublic").getAsBoolean()).isTrue();
    world.revoke(penalty, DAY.plusDays(8)).expect(201);
    assertThat(stage(penalty)).isEqualTo("revoked");
    assertThat(world.get(penalty).get("isPublic").getAsBoolean()).as("in one act").isFalse();
    assertThat(clockOf(penalty, "withdrawal").get("due").getAsString()).isEqualTo("2026-07-17");
    refused(
        world.call(world.secrecy(), "publishPenalty", penalty, "{note:'演示·再公开'}"),
        "由行政复议机关撤销，不能公开");
    requirePdf(
        world.officer().call("getPenaltyPaper", Map.of("penalty", penalty, "paper", "decision")));
  }

  @Test
  void whatWasScannedIsOpenedFromTheRecordOfTheCase() {
    Api officer = world.officer();
    String penalty = world.filed();
    String scanned = PenaltyWorld.investigation(DAY).replace("}", ",file:'" + world.proof() + "'}");
    world.call(officer, "investigatePenalty", penalty, scanned).expect(201);
    world.call(world.leader(), "dismissPenalty", penalty, PenaltyWorld.dismissal()).expect(201);
    String service = "{paper:dismissal,method:direct,on:'%s',proof:'演示·当面签收',file:'%s'}";
    String served = service.formatted(DAY, world.proof());
    world.call(officer, "servePenaltyPaper", penalty, served).expect(201);
    String id = scan(penalty, "investigated");
    requirePdf(world.secrecy().call("getPenaltyFile", Map.of("penalty", penalty, "file", id)));
    requirePdf(officer.call("getServiceFile", Map.of("file", scan(penalty, "served"))));
    officer.call("getPenaltyFile", Map.of("penalty", world.filed(), "file", id)).expect(404);
  }

  private static String scan(String penalty, String kind) {
    return within(penalty, "steps", "kind", kind).get("file").getAsString();
  }

  private static void requirePdf(Api.Answer answer) {
    assertThat(new String(answer.expect(200).bytes(), 0, 5)).isEqualTo("%PDF-");
  }

  private static String stage(String penalty) {
    return world.get(penalty).getAsJsonObject("penalty").get("stage").getAsString();
  }

  private static Api.Answer serveDecision(String penalty, LocalDate on) {
    return world.call(
        world.officer(),
        "servePenaltyPaper",
        penalty,
        "{paper:decision,method:direct,on:'%s',proof:'演示·当面签收'}".formatted(on));
  }

  private static void refused(Api.Answer answer, String why) {
    assertThat(answer.expect(409).text("detail")).contains(why);
  }

  @Test
  void everyMissingStepIsNamedAndNothingIsStored() {
    String penalty = world.filed();
    refused(
        world.call(world.officer(), "proposePenalty", penalty, world.proposal(WARNING)), "调查记录");
    refused(world.decide(penalty, WARNING), "还没有制作告知书");
    refused(
        world.call(world.leader(), "dismissPenalty", penalty, PenaltyWorld.dismissal()), "调查记录");
    world
        .call(world.officer(), "investigatePenalty", penalty, PenaltyWorld.investigation(DAY))
        .expect(201);
    world.call(world.officer(), "proposePenalty", penalty, world.proposal(SUSPENSION)).expect(201);
    refused(world.decide(penalty, SUSPENSION), "还没有送达的凭证");
    world.serve(penalty, DAY);
    refused(world.decide(penalty, SUSPENSION), "陈述申辩期到 2026-07-13");
    on(DAY.plusDays(1));
    world.state(world.agent(), penalty, false).expect(201);
    on(DAY.plusDays(8));
    refused(world.decide(penalty, SUSPENSION), "还没有复核和答复");
    world.answer(penalty);
    refused(world.decide(penalty, SUSPENSION), "还没有法制审核");
    world.review(world.reviewer(), penalty, false).expect(200);
    refused(world.decide(penalty, SUSPENSION), "法制审核没有通过");
    refused(discuss(penalty, DAY.plusDays(8)), "法制审核没有通过");
    world.review(world.reviewer(), penalty, true).expect(200);
    refused(world.decide(penalty, SUSPENSION), "还没有集体讨论");
    discuss(penalty, DAY.plusDays(8)).expect(201);
    int steps = world.get(penalty).getAsJsonArray("steps").size();
    assertThat(steps).isEqualTo(4);
    world.decide(penalty, SUSPENSION).expect(201);
  }

  private static Api.Answer discuss(String penalty, LocalDate on) {
    return world.call(world.leader(), "discussPenalty", penalty, PenaltyWorld.discussion(on));
  }

  @Test
  void aWindowIsOpenOnItsLastDayAndOverTheNext() {
    String penalty = world.served(DAY, WARNING);
    on(LocalDate.of(2026, 7, 13));
    refused(world.review(world.reviewer(), penalty, true), "7月13日");
    on(LocalDate.of(2026, 7, 14));
    world.review(world.reviewer(), penalty, true).expect(200);
  }

  @Test
  void aHearingIsAskedForOnTheFifthDayAndNotOnTheSixth() {
    String inTime = world.served(DAY, SUSPENSION);
    String late = world.served(DAY, SUSPENSION);
    on(LocalDate.of(2026, 7, 13));
    world.state(world.agent(), inTime, true).expect(201);
    on(LocalDate.of(2026, 7, 14));
    refused(world.state(world.agent(), late, true), "已经结束");
    world.answer(inTime);
    refused(world.decide(inTime, SUSPENSION), "还没有听证笔录");
    refused(call(late, LocalDate.of(2026, 7, 24), "演示主持人"), "没有在期限内");
  }

  private static Api.Answer call(String penalty, LocalDate held, String chair) {
    return world.call(
        world.officer(),
        "callPenaltyHearing",
        penalty,
        "{heldOn:'%s',time:'09:30',place:'演示会议室',chair:'%s'}".formatted(held, chair));
  }

  @Test
  void aHearingIsCalledSevenWorkingDaysAheadAndReviewedAfterwards() {
    String penalty = world.served(DAY, SUSPENSION);
    world.state(world.agent(), penalty, true).expect(201);
    world.answer(penalty);
    refused(call(penalty, LocalDate.of(2026, 7, 24), "演示调查员甲"), "不能是本案调查人员");
    refused(call(penalty, LocalDate.of(2026, 7, 14), "演示主持人"), "最早定在 2026-07-15");
    call(penalty, LocalDate.of(2026, 7, 16), "演示主持人").expect(201);
    on(LocalDate.of(2026, 7, 16));
    refused(held(penalty, LocalDate.of(2026, 7, 16)), "还没有送达的凭证");
    serveCall(penalty, LocalDate.of(2026, 7, 8));
    refused(held(penalty, LocalDate.of(2026, 7, 16)), "最早 2026-07-17");
    on(LocalDate.of(2026, 7, 17));
    world.review(world.reviewer(), penalty, true).expect(200);
    held(penalty, LocalDate.of(2026, 7, 17)).expect(201);
    refused(discuss(penalty, LocalDate.of(2026, 7, 17)), "还没有法制审核：经过听证");
    world.review(world.reviewer(), penalty, true).expect(200);
    discuss(penalty, LocalDate.of(2026, 7, 17)).expect(201);
    world.decide(penalty, SUSPENSION).expect(201);
  }

  private static void serveCall(String penalty, LocalDate on) {
    world
        .call(
            world.officer(),
            "servePenaltyPaper",
            penalty,
            "{paper:hearing,method:post,on:'%s',proof:'演示·邮件号 E1'}".formatted(on))
        .expect(201);
  }

  private static Api.Answer held(String penalty, LocalDate on) {
    return world.call(
        world.officer(),
        "recordPenaltyHearing",
        penalty,
        "{on:'%s',minutes:'演示·双方质证',attended:true}".formatted(on));
  }

  @Test
  void nothingHeavierFollowsAStatement() {
    String penalty = world.served(DAY, WARNING);
    world.state(world.agent(), penalty, false).expect(201);
    refused(
        world.call(world.officer(), "proposePenalty", penalty, world.proposal(SUSPENSION)),
        "第四十五条");
    world
        .call(
            world.officer(),
            "proposePenalty",
            penalty,
            world.proposal(SUSPENSION, ",newFacts:'演示·另查明出借证书'"))
        .expect(201);
    assertThat(stage(penalty)).isEqualTo("proposed");
    String other = world.served(DAY, WARNING);
    on(DAY.plusDays(8));
    world.review(world.reviewer(), other, true).expect(200);
    refused(world.decide(other, SUSPENSION), "没有告知过");
  }

  @Test
  void whoWorkedOnACaseNeitherDecidesNorReviewsIt() {
    String penalty = world.served(DAY, WARNING);
    on(DAY.plusDays(8));
    Api both = server.as("case_officer");
    world.review(both, penalty, true).expect(403);
    world.call(both, "decidePenalty", penalty, PenaltyWorld.decision(WARNING, "")).expect(403);
    world.decide(penalty, WARNING).expect(409);
  }

  @Race
  @Test
  void twoDecisionsAtOnceAreOne() {
    var random = Rounds.random("decide");
    for (int round = 0; round < Rounds.COUNT; round++) {
      on(DAY);
      String penalty = world.served(DAY, WARNING);
      on(DAY.plusDays(8));
      world.review(world.reviewer(), penalty, true).expect(200);
      Callable<Api.Answer> decide = () -> world.decide(penalty, WARNING);
      Callable<Api.Answer> dismiss =
          () -> world.call(world.leader(), "dismissPenalty", penalty, PenaltyWorld.dismissal());
      List<Api.Answer> answers =
          AtOnce.call(
              random.nextBoolean()
                  ? List.of(decide, dismiss, decide)
                  : List.of(dismiss, decide, decide));
      assertThat(answers.stream().filter(one -> one.status() == 201)).hasSize(1);
      assertThat(answers.stream().filter(one -> one.status() == 409))
          .hasSize(2)
          .allSatisfy(one -> assertThat(one.text("detail")).contains("已经作出决定"));
    }
  }

  @Test
  void theNinetiethDayMovesOverRestDaysAndIsNamedWhenItIsPassed() {
    on(LocalDate.of(2026, 7, 3));
    String penalty = world.served(LocalDate.of(2026, 7, 3), WARNING);
    JsonObject decision = clockOf(penalty, "decision");
    // The ninetieth day is within the holiday of the first week of October.
    assertThat(decision.get("due").getAsString()).isEqualTo("2026-10-08");
    assertThat(decision.get("why").getAsString()).contains("2026-10-01", "顺延");
    on(LocalDate.of(2026, 10, 8));
    world.review(world.reviewer(), penalty, true).expect(200);
    assertThat(clockOf(penalty, "decision").get("state").getAsString()).isEqualTo("running");
    on(LocalDate.of(2026, 10, 9));
    assertThat(clockOf(penalty, "decision").get("state").getAsString()).isEqualTo("over");
    assertThat(world.decide(penalty, WARNING).expect(422).pointers())
        .containsExactly("/overdueReason");
    world
        .call(
            world.leader(),
            "decidePenalty",
            penalty,
            PenaltyWorld.decision(WARNING, ",overdueReason:'演示·等待鉴定'"))
        .expect(201);
  }

  private static JsonObject clockOf(String penalty, String code) {
    return within(penalty, "clocks", "code", code);
  }

  private static JsonObject within(String penalty, String list, String name, String value) {
    return world.get(penalty).getAsJsonArray(list).asList().stream()
        .map(one -> one.getAsJsonObject())
        .filter(one -> one.get(name).getAsString().equals(value))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anActThatEndedMoreThanTwoYearsAgoIsNotPunished() {
    JsonObject filing = PenaltyWorld.filing(world.organization);
    filing.addProperty("endedOn", "2024-07-05");
    String penalty =
        world
            .officer()
            .call("openPenalty", Map.of(), filing)
            .expect(201)
            .json()
            .getAsJsonObject("penalty")
            .get("id")
            .getAsString();
    world
        .call(world.officer(), "investigatePenalty", penalty, PenaltyWorld.investigation(DAY))
        .expect(201);
    world.call(world.officer(), "proposePenalty", penalty, world.proposal(WARNING)).expect(201);
    world.serve(penalty, DAY);
    on(DAY.plusDays(8));
    world.review(world.reviewer(), penalty, true).expect(200);
    refused(world.decide(penalty, WARNING), "已满二年");
    world.call(world.leader(), "dismissPenalty", penalty, PenaltyWorld.dismissal()).expect(201);
    assertThat(stage(penalty)).isEqualTo("dismissed");
  }

  @Test
  void aFineStaysWithinItsBoundsAndIsPaidOnce() {
    String penalty = world.investigated(DAY);
    String fine =
        "[{kind:warning},{kind:correction},{kind:confiscation,amountFen:1000000},{kind:fine,amountFen:%d}]";
    String gains = ",gainsFen:1000000";
    assertThat(
            world
                .call(
                    world.officer(),
                    "proposePenalty",
                    penalty,
                    world.proposal(fine.formatted(2_999_999), gains))
                .expect(422)
                .pointers())
        .containsExactly("/measures/3/amountFen");
    String within = fine.formatted(3_000_000);
    world
        .call(world.officer(), "proposePenalty", penalty, world.proposal(within, gains))
        .expect(201);
    world.serve(penalty, DAY);
    on(DAY.plusDays(8));
    world.review(world.reviewer(), penalty, true).expect(200);
    world.decide(penalty, within).expect(201);
    serveDecision(penalty, DAY.plusDays(8)).expect(201);
    assertThat(clockOf(penalty, "payment").get("due").getAsString()).isEqualTo("2026-07-29");
    String pay = "{on:'%s',amountFen:%d,proof:'演示·银行回单'}";
    assertThat(
            world
                .call(
                    world.officer(), "recordPenaltyPayment", penalty, pay.formatted(DAY, 4_000_001))
                .expect(422)
                .pointers())
        .containsExactly("/amountFen");
    world
        .call(world.officer(), "recordPenaltyPayment", penalty, pay.formatted(DAY, 4_000_000))
        .expect(201);
    assertThat(stage(penalty)).isEqualTo("closed");
    refused(
        world.call(world.officer(), "recordPenaltyPayment", penalty, pay.formatted(DAY, 1)), "缴清");
  }

  @Test
  void thePartySeesItsOwnCaseOnceItIsToldAndNobodyElses() {
    String untold = world.investigated(DAY);
    String told = world.proposed(DAY, SUSPENSION);
    Api stranger = server.as("org_agent-2");
    Own.requireSame404("getOwnPenalty", "penalty", world.agent(), untold);
    Own.requireSame404("getOwnPenalty", "penalty", stranger, told);
    JsonObject own =
        world.agent().call("getOwnPenalty", Map.of("penalty", told)).expect(200).json();
    assertThat(own.get("words").getAsString()).contains("限期停止活动30天");
    assertThat(own.get("mayBeHeard").getAsBoolean()).isTrue();
    assertThat(own.toString()).doesNotContain("演示调查员", "演示经办");
    List<JsonObject> listed = Own.items(world.agent().call("listOwnPenalties").expect(200).json());
    assertThat(listed).extracting(one -> one.get("id").getAsString()).contains(told);
    assertThat(listed).extracting(one -> one.get("id").getAsString()).doesNotContain(untold);
  }
}
