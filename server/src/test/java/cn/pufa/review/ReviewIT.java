package cn.pufa.review;

import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.text;
import static cn.pufa.testing.ReviewWorld.conclusion;
import static cn.pufa.testing.ReviewWorld.correction;
import static cn.pufa.testing.ReviewWorld.decision;
import static cn.pufa.testing.ReviewWorld.opinion;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.CircularRequests;
import cn.pufa.testing.Filing;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.NeedsRequests;
import cn.pufa.testing.Race;
import cn.pufa.testing.ReviewWorld;
import cn.pufa.testing.ReviewWorld.Filed;
import cn.pufa.testing.Rounds;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A return from its arrival on the desk to its conclusion, and what nobody may do on the way. */
class ReviewIT {

  private static TestServer server;
  private static ReviewWorld world;
  private static Api officer;
  private static Api second;
  private static Api legal;

  @BeforeAll
  static void start() {
    var clock = new MovableClock("2026-04-10T02:00:00Z");
    server =
        TestServer.start(
            TestPostgres.create(), clock, Map.of("PUBLIC_URL", "https://pufa.demo.invalid"));
    world = new ReviewWorld(server);
    officer = server.as("case_officer");
    second = server.as("case_officer-2");
    legal = server.as("legal_reviewer");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void oneHoldsAReturnAndItsFilerCannotWithdrawItAnyMore() {
    Filed one = world.filed();
    assertThat(row(officer, one).get("mine").getAsBoolean()).isFalse();
    JsonObject taken = officer.call("claimReview", one.path()).expect(200).json();
    assertThat(taken.get("mine").getAsBoolean()).isTrue();
    assertThat(taken.get("ageDays").getAsInt()).isZero();
    assertThat(second.call("claimReview", one.path()).expect(409).text("detail"))
        .contains("演示经办科员")
        .contains("领");
    assertThat(
            second
                .call("proposeConclusion", one.path(), conclusion("qualified"))
                .expect(409)
                .text("detail"))
        .contains("演示经办科员");
    JsonObject reason = NeedsRequests.json("{reason:'演示：想撤回'}");
    one.agent().call("withdrawFiling", Filing.of(one.id()), reason).expect(409);
    officer.call("releaseReview", one.path()).expect(200);
    second.call("claimReview", one.path()).expect(200);
  }

  @Test
  void whatOneHoldsIsHandedToAColleague() {
    Filed one = world.filed();
    String other = Staff.idOf(server, "case_officer-2");
    JsonObject to = CircularRequests.pair("to", other);
    assertThat(officer.call("handOverReview", one.path(), to).expect(409).text("detail"))
        .contains("先领取");
    officer.call("claimReview", one.path()).expect(200);
    assertThat(items(officer.call("listReviewers").expect(200).json()))
        .extracting(reviewer -> text(reviewer, "id"))
        .contains(other);
    JsonObject stranger = CircularRequests.pair("to", Staff.idOf(server, "legal_reviewer"));
    assertThat(officer.call("handOverReview", one.path(), stranger).expect(422).pointers())
        .containsExactly("/to");

    JsonObject given = officer.call("handOverReview", one.path(), to).expect(200).json();
    assertThat(given.get("mine").getAsBoolean()).isFalse();
    assertThat(row(second, one).get("mine").getAsBoolean()).isTrue();
    officer.call("releaseReview", one.path()).expect(409);
    second.call("releaseReview", one.path()).expect(200);
  }

  @Test
  void oneThatWasWithdrawnLeavesTheDesk() {
    Filed one = world.filed();
    JsonObject reason = NeedsRequests.json("{reason:'演示：填错了'}");
    one.agent().call("withdrawFiling", Filing.of(one.id()), reason).expect(200);
    officer.call("getReview", one.path()).expect(404);
    assertThat(officer.call("claimReview", one.path()).status()).isIn(404, 409);
    Filing.submit(one.agent(), one.id()).expect(200);
    officer.call("claimReview", one.path()).expect(200);
  }

  @Test
  void theNextOneIsFreeAndNobodyTakesMoreThanAFairShareThisWay() {
    for (int filed = 0; filed < 6; filed++) {
      world.filed();
    }
    Api third = server.as(reviewer("case_officer-3"));
    for (int taken = 0; taken < 5; taken++) {
      assertThat(third.call("takeNextReview").expect(200).json().get("mine").getAsBoolean())
          .isTrue();
    }
    assertThat(third.call("takeNextReview").expect(409).text("detail")).contains("5 份");
  }

  @Test
  void theDeskExplainsWhatItSawAndAFlagIsSetAsideWithItsReason() {
    Filed one = world.filed();
    officer.call("claimReview", one.path()).expect(200);
    JsonObject desk = officer.call("getReview", one.path()).expect(200).json();
    assertThat(text(desk.getAsJsonObject("charter"), "purpose")).isEqualTo("演示：服务会员");
    assertThat(rules(desk)).contains("no-party");
    var path = Map.<String, Object>of("return", one.id(), "rule", "no-party");
    JsonObject reason = NeedsRequests.json("{reason:'演示：没有党员，联合党支部已经覆盖'}");
    second.call("dismissReviewFlag", path, reason).expect(409);
    JsonObject flag = officer.call("dismissReviewFlag", path, reason).expect(200).json();
    assertThat(flag.get("dismissed").getAsBoolean()).isTrue();
    assertThat(text(flag, "dismissedReason")).contains("联合党支部");
    assertThat(row(officer, one).get("risk").getAsInt())
        .isEqualTo(desk.getAsJsonObject("review").get("risk").getAsInt() - 1);
    officer.call("dismissReviewFlag", path, reason).expect(409);
  }

  @Test
  void aCorrectionOpensOnlyItsCellsForFiveWorkingDaysAndShowsWhatChanged() {
    Filed one = world.filed();
    officer.call("claimReview", one.path()).expect(200);
    assertThat(
            officer
                .call("requestCorrection", one.path(), correction("noSuchCell"))
                .expect(422)
                .pointers())
        .contains("/cells/0");
    JsonObject asked =
        officer
            .call("requestCorrection", one.path(), correction("activitySummary"))
            .expect(201)
            .json();
    assertThat(text(asked, "dueOn")).as("of 2026-04-10, a Friday").isEqualTo("2026-04-17");
    assertThat(text(asked, "explanation")).contains("5 个工作日");
    assertThat(row(officer, one).get("state").getAsString()).isEqualTo("correcting");
    assertThat(items(one.agent().call("listInbox").expect(200).json()))
        .anyMatch(notice -> text(notice, "subject").contains("退回补正"));

    JsonObject filing = one.agent().call("getFiling", Filing.of(one.id())).expect(200).json();
    assertThat(
            save(one, filing, "legalRepresentative", "演示·别人")
                .expect(200)
                .json()
                .getAsJsonArray("standing"))
        .as("a closed cell")
        .hasSize(1);
    save(one, filing, "activitySummary", "演示：补正以后的总结，写明了会议。").expect(200);
    Filing.submit(one.agent(), one.id()).expect(200);

    JsonObject desk = officer.call("getReview", one.path()).expect(200).json();
    assertThat(desk.getAsJsonObject("review").get("mine").getAsBoolean())
        .as("goes on with it")
        .isTrue();
    JsonArray changes =
        desk.getAsJsonArray("corrections").get(0).getAsJsonObject().getAsJsonArray("changes");
    assertThat(changes).hasSize(1);
    assertThat(text(changes.get(0).getAsJsonObject(), "cell")).isEqualTo("activitySummary");
    assertThat(text(changes.get(0).getAsJsonObject(), "after")).contains("补正以后");
  }

  /** As in the ledger: who asks the contact back needs the number, who reads does not. */
  @Test
  void theContactsPhoneIsWholeOnlyForWhoCalls() {
    Filed one = world.filed();
    String phone = phone(one.agent(), one);
    assertThat(phone).matches("1\\d{10}");
    assertThat(phone(officer, one)).isEqualTo(phone);
    String masked = phone.substring(0, 3) + "****" + phone.substring(7);
    for (String reader : List.of("legal_reviewer", "approver", "leader", "auditor")) {
      assertThat(phone(server.as(reader), one)).as(reader).isEqualTo(masked);
    }

    officer.call("claimReview", one.path()).expect(200);
    officer.call("requestCorrection", one.path(), correction("contactPhone")).expect(201);
    JsonObject filing = one.agent().call("getFiling", Filing.of(one.id())).expect(200).json();
    save(one, filing, "contactPhone", "10012345678").expect(200);
    Filing.submit(one.agent(), one.id()).expect(200);
    assertThat(phoneAfter(officer, one)).isEqualTo("10012345678");
    assertThat(phoneAfter(server.as("auditor"), one)).isEqualTo("100****5678");
  }

  private static String phone(Api reader, Filed one) {
    JsonObject content = reader.call("getReturnContent", one.path()).expect(200).json();
    return text(content.getAsJsonObject("cells"), "contactPhone");
  }

  private static String phoneAfter(Api reader, Filed one) {
    JsonObject desk = reader.call("getReview", one.path()).expect(200).json();
    JsonObject corrected = desk.getAsJsonArray("corrections").get(0).getAsJsonObject();
    return text(corrected.getAsJsonArray("changes").get(0).getAsJsonObject(), "after");
  }

  @Test
  void whoConcludedCannotCheckAndOnlyTheOtherMakesItFinal() {
    Filed one = world.filed();
    Api both = world.bothRoles("both-roles");
    both.call("claimReview", one.path()).expect(200);
    JsonObject proposed =
        both.call("proposeConclusion", one.path(), conclusion("basically_qualified"))
            .expect(201)
            .json();
    assertThat(
            both.call("agreeReviewDecision", decision(proposed), opinion())
                .expect(409)
                .text("detail"))
        .contains("另一个人");
    officer.call("agreeReviewDecision", decision(proposed), opinion()).expect(403);
    officer.call("getReviewLetter", decision(proposed)).expect(409);
    JsonObject back =
        legal.call("sendBackReviewDecision", decision(proposed), opinion()).expect(200).json();
    assertThat(text(back, "state")).isEqualTo("sent_back");
    assertThat(row(both, one).get("mine").getAsBoolean())
        .as("back with whoever proposed it")
        .isTrue();
    JsonObject again =
        both.call("proposeConclusion", one.path(), conclusion("basically_qualified"))
            .expect(201)
            .json();
    JsonObject done =
        legal.call("agreeReviewDecision", decision(again), opinion()).expect(200).json();
    assertThat(text(done, "state")).isEqualTo("final");
    assertThat(text(done, "documentNumber")).matches("廉民社检〔2026〕[0-9]+号");
    assertThat(items(one.agent().call("listInbox").expect(200).json()))
        .anyMatch(notice -> text(notice, "subject").contains("基本合格"));
  }

  @Test
  void anotherGradeThanSuggestedNeedsItsReason() {
    Filed one = world.filed();
    officer.call("claimReview", one.path()).expect(200);
    JsonObject bare = NeedsRequests.json("{grade:'unqualified',reasons:['演示：理由'],rules:[]}");
    assertThat(officer.call("proposeConclusion", one.path(), bare).expect(422).pointers())
        .contains("/differsBecause");
    JsonObject named =
        NeedsRequests.json("{grade:'unqualified',reasons:['演示：出借印章'],rules:['lends-seal']}");
    assertThat(
            text(
                officer.call("proposeConclusion", one.path(), named).expect(201).json(),
                "suggested"))
        .isEqualTo("unqualified");
  }

  @Race
  @Test
  void ofTwoWhoClaimAtOnceOneHasItAndTheOtherIsTold() {
    Random random = Rounds.random("two claims at once");
    for (int round = 0; round < Rounds.COUNT; round++) {
      Filed one = world.filed();
      List<Api.Answer> answers =
          AtOnce.shifted(
              random,
              List.of(
                  () -> officer.call("claimReview", one.path()),
                  () -> second.call("claimReview", one.path())));
      assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(200, 409);
      assertThat(refused(answers).text("detail")).contains("领了这份年报");
      Api holder = answers.getFirst().status() == 200 ? officer : second;
      assertThat(row(holder, one).get("mine").getAsBoolean()).isTrue();
      holder.call("releaseReview", one.path()).expect(200);
    }
  }

  @Race
  @Test
  void ofTwoLegalReviewersWhoDecideAtOnceOneDoesAndTheOtherIsTold() {
    Random random = Rounds.random("two legal reviews at once");
    Api other = server.as("legal_reviewer-2");
    for (int round = 0; round < Rounds.COUNT; round++) {
      Filed one = world.filed();
      JsonObject proposed = world.proposed(one, "basically_qualified");
      List<Api.Answer> answers =
          AtOnce.shifted(
              random,
              List.of(
                  () -> legal.call("agreeReviewDecision", decision(proposed), opinion()),
                  () -> other.call("sendBackReviewDecision", decision(proposed), opinion())));
      assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(200, 409);
      assertThat(refused(answers).text("detail")).contains("已经审核过");
      boolean agreed = answers.getFirst().status() == 200;
      assertThat(row(officer, one).get("state").getAsString())
          .isEqualTo(agreed ? "decided" : "waiting");
      Map<String, Object> query = Map.of("return", one.id());
      assertThat(items(officer.call("listReviewDecisions", query).expect(200).json()))
          .hasSize(1)
          .allMatch(decision -> text(decision, "state").equals(agreed ? "final" : "sent_back"));
      if (!agreed) {
        officer.call("releaseReview", one.path()).expect(200);
      }
    }
  }

  private static Api.Answer refused(List<Api.Answer> answers) {
    return answers.stream().filter(answer -> answer.status() == 409).findFirst().orElseThrow();
  }

  private static String reviewer(String account) {
    cn.pufa.testing.Staff.add(server, account, "case_officer");
    return account;
  }

  private static Api.Answer save(Filed one, JsonObject filing, String cell, String value) {
    int seen =
        filing.getAsJsonArray("cells").asList().stream()
            .map(element -> element.getAsJsonObject())
            .filter(known -> text(known, "cell").equals(cell))
            .findFirst()
            .orElseThrow()
            .get("version")
            .getAsInt();
    return one.agent()
        .call(
            "saveCells",
            Filing.of(one.id()),
            Filing.cells(Filing.cell(cell, new JsonPrimitive(value), seen)));
  }

  private static JsonObject row(Api caller, Filed one) {
    return caller.call("getReview", one.path()).expect(200).json().getAsJsonObject("review");
  }

  private static List<String> rules(JsonObject desk) {
    return desk.getAsJsonArray("flags").asList().stream()
        .map(flag -> text(flag.getAsJsonObject(), "rule"))
        .toList();
  }
}
