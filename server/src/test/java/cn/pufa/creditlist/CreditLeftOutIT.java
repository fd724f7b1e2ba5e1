package cn.pufa.creditlist;

import static cn.pufa.testing.NeedsRequests.json;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.time.BusinessClock;
import cn.pufa.testing.Api;
import cn.pufa.testing.CreditPast;
import cn.pufa.testing.CreditWorld;
import cn.pufa.testing.Given;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.Own;
import cn.pufa.testing.RegisterRequests;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A year that is left out (排除), and an organisation that is cancelled (注销), are no ground. */
@ServerAt("2026-06-08T02:00:00Z")
class CreditLeftOutIT {

  private static MovableClock clock;
  private static TestServer server;
  private static CreditWorld world;
  private static UUID campaign;
  private static Deque<String> free;

  @BeforeAll
  static void start() {
    campaign = Given.releasedCampaign(world.officer(), world.approver());
    free = new ArrayDeque<>(world.free());
  }

  private static LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), BusinessClock.ZONE);
  }

  private static Api.Answer proposing(String body, String organization) {
    String whole = body.formatted(organization, CreditWorld.number("告"));
    return world.officer().call("proposeCreditMove", Map.of(), json(whole));
  }

  private static Api.Answer proposingTheReport(String organization) {
    return proposing(
        "{organization:'%s',kind:list_abnormal,ground:report_missed,year:2025,facts:'演示·没有报',documentNumber:'%s'}",
        organization);
  }

  private static Api.Answer proposingTheSeriousList(String organization) {
    return proposing(
        "{organization:'%s',kind:move_serious,facts:'演示·仍未纠正',documentNumber:'%s'}", organization);
  }

  /** Served today, its window over, reviewed. */
  private static JsonObject decidable(JsonObject move) {
    String until = world.served(move, today()).expect(200).text("statementUntil");
    clock.moveTo(LocalDate.parse(until).plusDays(1) + "T02:00:00Z");
    world.reviewed(move).expect(200);
    return move;
  }

  private static void refused(Api.Answer answer, String why) {
    assertThat(answer.expect(409).text("detail")).contains(why);
  }

  private static String leftOut(String organization, String years) {
    String body = "{organization:'%s',kind:exclude,reason:'演示·主管单位证明',years:%s}";
    return world
        .officer()
        .call("holdCredit", Map.of(), json(body.formatted(organization, years)))
        .expect(201)
        .text("id");
  }

  private static void ended(String hold) {
    world
        .officer()
        .call("endCreditHold", Map.of("hold", hold), json("{reason:'演示·证明撤回'}"))
        .expect(200);
  }

  /** On the abnormal list for the report of 2025, its two years full since yesterday. */
  private static void full(String organization) {
    UUID entry = world.listed(organization);
    server.store().run(tx -> CreditPast.owes(tx, entry));
    since(entry);
  }

  private static void since(UUID entry) {
    LocalDate on = today().minusYears(2).minusDays(1);
    server.store().run(tx -> CreditPast.since(tx, entry, on));
  }

  private static JsonArray grounds(String organization) {
    return world
        .standing(organization)
        .getAsJsonArray("entries")
        .get(0)
        .getAsJsonObject()
        .getAsJsonArray("grounds");
  }

  /** Null while its only ground stands. */
  private static String ended(String organization, String how) {
    JsonObject ground = grounds(organization).get(0).getAsJsonObject();
    return ground.has(how) ? Own.text(ground, how) : null;
  }

  private static List<String> tasks(String organization) {
    server.node().tick();
    JsonObject open =
        world.officer().call("listCreditTasks", Map.of("size", 100)).expect(200).json();
    return Own.items(open).stream()
        .filter(task -> Own.text(task, "organization").equals(organization))
        .map(task -> Own.text(task, "kind"))
        .toList();
  }

  private static String verdict(String organization) {
    Api officer = world.officer();
    String run = officer.call("createCreditRun").expect(201).text("id");
    Map<String, Object> of = Map.of("organization", organization);
    String code = officer.call("getOrganization", of).expect(200).text("creditCode");
    Map<String, Object> line = Map.of("run", run, "text", code);
    JsonObject found = officer.call("listCreditRunLines", line).expect(200).json();
    return Own.text(Own.items(found).getFirst(), "verdict");
  }

  @Test
  void aYearThatIsLeftOutAfterItWasProposedIsNotListed() {
    String organization = free.remove();
    JsonObject move = decidable(proposingTheReport(organization).expect(201).json());
    String hold = leftOut(organization, "[2025]");
    refused(world.decided(move, true), "2025年度已经排除（不是这个单位的责任），不能再列入");
    world.decided(move, false).expect(200);
    refused(proposingTheReport(organization), "2025年度已经排除：演示·主管单位证明");
    ended(hold);
    proposingTheReport(organization).expect(201);
  }

  @Test
  void theYearsThatAreNotLeftOutAreListed() {
    String organization = free.remove();
    JsonObject move = proposingTheReport(organization).expect(201).json();
    UUID id = UUID.fromString(Own.text(move, "id"));
    server.store().run(tx -> CreditPast.missedAnotherYear(tx, id));
    decidable(move);
    leftOut(organization, "[2024]");
    world.decided(move, true).expect(200);
    assertThat(grounds(organization))
        .singleElement()
        .satisfies(one -> assertThat(one.getAsJsonObject().get("year").getAsInt()).isEqualTo(2025));
  }

  @Test
  void aYearThatIsLeftOutAfterTheListingEndsUntilThatIsTakenBack() {
    String organization = free.remove();
    full(organization);
    assertThat(tasks(organization)).containsExactly("two_years_full");

    String hold = leftOut(organization, "[2025]");
    assertThat(ended(organization, "curedBy")).isEqualTo("left_out");
    assertThat(tasks(organization)).as("to be removed").containsExactly("six_months_over");
    assertThat(verdict(organization)).isEqualTo("fine");
    refused(proposingTheSeriousList(organization), "应当办理移出，不能转入严重违法失信名单");
    assertThat(world.standing(organization).getAsJsonArray("missingForRemoval")).isEmpty();

    ended(hold);
    assertThat(ended(organization, "curedBy")).isNull();
    assertThat(tasks(organization)).containsExactly("two_years_full");
    assertThat(verdict(organization)).isEqualTo("move_serious");
  }

  @Test
  void whatIsLeftOutBetweenProposalAndDecisionDoesNotMoveToTheSeriousList() {
    String organization = free.remove();
    full(organization);
    JsonObject move = decidable(proposingTheSeriousList(organization).expect(201).json());
    leftOut(organization, "[]");
    refused(world.decided(move, true), "应当办理移出，不能转入严重违法失信名单");
  }

  @Test
  void aReportThatCameInIsNotLeftOut() {
    String organization = free.remove();
    full(organization);
    String filed = today().toString();
    world.filed(campaign, organization, today()).expect(201);
    leftOut(organization, "[]");
    assertThat(ended(organization, "curedBy")).isEqualTo("filed");
    assertThat(ended(organization, "curedOn")).isEqualTo(filed);
  }

  @Test
  void whoIsCancelledMeanwhileIsNotListed() {
    String organization = free.remove();
    JsonObject move = decidable(world.proposed(organization));
    String listed = free.remove();
    since(world.listed(listed));
    assertThat(tasks(listed)).containsExactly("two_years_full");
    cancelled(organization);
    cancelled(listed);

    refused(world.decided(move, true), "这个单位已经注销，不能再列入名录。请去掉");
    world.decided(move, false).expect(200);
    Api officer = world.officer();
    refused(
        officer.call("proposeCreditMove", Map.of(), CreditWorld.proposal(organization)),
        "这个单位已经注销");
    assertThat(tasks(listed)).isEmpty();
    refused(proposingTheSeriousList(listed), "这个单位已经注销");
  }

  private static void cancelled(String organization) {
    Map<String, Object> of = Map.of("organization", organization);
    Api officer = world.officer();
    JsonObject cancelled = RegisterRequests.cancelled(officer, of, today().toString());
    officer.call("setRegistrationStatus", of, cancelled).expect(200);
  }
}
