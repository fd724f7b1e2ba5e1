package cn.pufa.creditlist;

import static cn.pufa.testing.NeedsRequests.json;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.http.Line;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.testing.Api;
import cn.pufa.testing.CreditPast;
import cn.pufa.testing.CreditWorld;
import cn.pufa.testing.Given;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.Own;
import cn.pufa.testing.ReviewPast;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happened since a step was proposed, or since the listing, counts when the next is taken. */
@ServerAt("2026-05-28T02:00:00Z")
class CreditMeanwhileIT {

  private static final String DAY = "2026-06-08T02:00:00Z";

  private static final Sql FILED =
      Sql.of(
          """
      insert into annual_return (division, year, organization, organization_name, township, submitted_at, received_on, how)
      select '440881', 2024, id, name, township, timestamptz '2026-06-08 09:00+08', '2026-06-08', 'paper'
        from organization where id = $1""");
  private static final Sql OF_2024 =
      Sql.of("update credit_ground set year = 2024 where entry = $1");
  private static final Sql CANCELLED =
      Sql.of("update review_rectification set state = 'cancelled' where id = $1");

  private static final String ANOTHER_YEAR =
      "{organization:'%s',kind:add_ground,ground:report_missed,year:2025,facts:'演示·又没有报',documentNumber:'%s'}";

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

  @BeforeEach
  void onTheDay() {
    clock.moveTo(DAY);
  }

  private static LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), BusinessClock.ZONE);
  }

  /** On the abnormal list for the report of 2025, since that day. */
  private static UUID listed(String organization, LocalDate since) {
    UUID entry = world.listed(organization);
    server.store().run(tx -> CreditPast.owes(tx, entry));
    server.store().run(tx -> CreditPast.since(tx, entry, since));
    return entry;
  }

  private static JsonObject entry(String organization) {
    return world
        .standing(organization)
        .getAsJsonArray("entries")
        .asList()
        .getFirst()
        .getAsJsonObject();
  }

  /** How its only ground ended; null while it stands. */
  private static String ended(String organization) {
    JsonObject ground = entry(organization).getAsJsonArray("grounds").get(0).getAsJsonObject();
    assertThat(ground.has("curedBy")).isEqualTo(ground.get("cured").getAsBoolean());
    assertThat(ground.has("curedOn")).isEqualTo(ground.get("cured").getAsBoolean());
    return ground.has("curedBy") ? Own.text(ground, "curedBy") : null;
  }

  private static Map<String, Object> scope(String organization) {
    return Map.of("campaign", campaign, "organization", organization);
  }

  private static Map<String, Object> duty(String organization) {
    return Map.of("circular", campaign, "organization", organization);
  }

  private static JsonObject reason() {
    return json("{reason:'演示·主管单位证明不是它的责任'}");
  }

  private static JsonObject moveSerious(String organization) {
    return json(
        "{organization:'%s',kind:move_serious,facts:'演示·仍未纠正',documentNumber:'%s'}"
            .formatted(organization, CreditWorld.number("告")));
  }

  /** Served today, its window over, reviewed. */
  private static JsonObject decidable(JsonObject move) {
    String until = world.served(move, today()).expect(200).text("statementUntil");
    clock.moveTo(LocalDate.parse(until).plusDays(1) + "T02:00:00Z");
    world.reviewed(move).expect(200);
    return move;
  }

  private static JsonObject proposed(String body, String organization) {
    String whole = body.formatted(organization, CreditWorld.number("告"));
    return world.officer().call("proposeCreditMove", Map.of(), json(whole)).expect(201).json();
  }

  @Test
  void aYearThatIsLeftOutEndsAndLivesAgainWithTheDuty() {
    String organization = free.remove();
    listed(organization, today().minusYears(2).minusDays(1));
    assertThat(ended(organization)).isNull();
    Api officer = world.officer();

    officer.call("excludeFromCampaign", scope(organization), reason()).expect(200);
    assertThat(ended(organization)).isEqualTo("not_asked");
    assertThat(world.standing(organization).getAsJsonArray("missingForRemoval")).isEmpty();
    assertThat(
            officer
                .call("proposeCreditMove", Map.of(), moveSerious(organization))
                .expect(409)
                .text("detail"))
        .contains("应当办理移出");
    assertThat(verdict(organization)).isEqualTo("fine");

    officer.call("includeInCampaign", scope(organization)).expect(200);
    assertThat(ended(organization)).isNull();
    assertThat(verdict(organization)).isEqualTo("move_serious");
    world.filed(campaign, organization, today()).expect(201);
    assertThat(ended(organization)).isEqualTo("filed");
  }

  private static String verdict(String organization) {
    Api officer = world.officer();
    String run = officer.call("createCreditRun").expect(201).text("id");
    String code =
        officer
            .call("getOrganization", Map.of("organization", organization))
            .expect(200)
            .text("creditCode");
    return Own.text(
        Own.items(
                officer
                    .call("listCreditRunLines", Map.of("run", run, "text", code))
                    .expect(200)
                    .json())
            .getFirst(),
        "verdict");
  }

  @Test
  void aWithdrawnDutyEndsItAndMoreTimeDoesUntilItsLastDayIsOver() {
    String organization = free.remove();
    listed(organization, today().minusDays(2));
    Api officer = world.officer();
    officer.call("withdrawDuty", duty(organization), reason()).expect(200);
    assertThat(ended(organization)).isEqualTo("not_asked");

    JsonObject more = json("{until:'2026-06-12',reason:'演示·重新要求报送'}");
    officer.call("extendDuty", duty(organization), more).expect(200);
    assertThat(ended(organization)).as("not owed yet").isEqualTo("not_asked");
    clock.moveTo("2026-06-12T15:59:00Z");
    server.node().tick();
    assertThat(ended(organization)).isEqualTo("not_asked");
    clock.moveTo("2026-06-12T16:01:00Z");
    server.node().tick();
    assertThat(ended(organization)).as("owed again").isNull();
  }

  @Test
  void anExtensionThatIsGrantedAfterTheListingEndsIt() {
    clock.moveTo("2026-05-28T03:00:00Z");
    String organization = free.remove();
    JsonObject draft =
        json(
            "{campaign:'%s',organization:'%s',until:'2026-06-15',reason:'演示·账没有做完'}"
                .formatted(campaign, organization));
    String asked =
        world.officer().call("applyForExtension", Map.of(), draft).expect(201).text("id");
    clock.moveTo(DAY);
    listed(organization, today().minusDays(2));
    world
        .approver()
        .call("decideExtension", Map.of("extension", asked), json("{granted:true,answer:'演示·准予'}"))
        .expect(200);
    assertThat(ended(organization)).isEqualTo("not_asked");
  }

  @Test
  void whatEndedBeforeTheDecisionIsNoGroundOfTheEntry() {
    String organization = free.remove();
    JsonObject move =
        proposed(
            "{organization:'%s',kind:list_abnormal,ground:report_missed,year:2025,facts:'演示·没有报',documentNumber:'%s'}",
            organization);
    UUID id = UUID.fromString(Own.text(move, "id"));
    server.store().run(tx -> CreditPast.missedAnotherYear(tx, id));
    server.store().run(tx -> tx.execute(FILED, UUID.fromString(organization)));
    decidable(move);
    assertThat(world.decided(move, true).expect(200).json().getAsJsonArray("grounds"))
        .as("the move keeps what it proposed")
        .hasSize(2);
    assertThat(entry(organization).getAsJsonArray("grounds"))
        .singleElement()
        .satisfies(one -> assertThat(one.getAsJsonObject().get("year").getAsInt()).isEqualTo(2025));
    assertThat(published(organization)).startsWith("未按规定报送2025年度工作报告，");

    world.officer().call("excludeFromCampaign", scope(organization), reason()).expect(200);
    assertThat(published(organization)).doesNotContain("未按规定报送").contains("列入活动异常名录");
  }

  private static String published(String organization) {
    Api officer = world.officer();
    String name =
        officer
            .call("getOrganization", Map.of("organization", organization))
            .expect(200)
            .text("creditCode");
    JsonObject found =
        officer
            .call(
                "listPublicationCandidates",
                Map.of("kind", "list_entry", "year", 2026, "text", name))
            .expect(200)
            .json();
    return Own.text(Own.items(found).getFirst(), "words");
  }

  @Test
  void aYearMissedAfterTheOtherWasFiledStartsTheTwoYears() {
    String organization = free.remove();
    UUID entry = listed(organization, today().minusYears(2).plusDays(3));
    server.store().run(tx -> tx.execute(OF_2024, entry));
    server.store().run(tx -> tx.execute(FILED, UUID.fromString(organization)));
    requireUnfit(ANOTHER_YEAR.replace("add_ground", "list_serious"), organization, "/ground");
    JsonObject move = decidable(proposed(ANOTHER_YEAR, organization));
    world.decided(move, true).expect(200);
    assertThat(Own.text(entry(organization), "countsFrom")).isEqualTo(today().toString());
    requireUnfit(ANOTHER_YEAR, organization, "/year");
    assertThat(
            world
                .officer()
                .call("proposeCreditMove", Map.of(), moveSerious(organization))
                .expect(409)
                .text("detail"))
        .contains("还没有满2年");
  }

  private static void requireUnfit(String body, String organization, String field) {
    JsonObject proposal = json(body.formatted(organization, CreditWorld.number("告")));
    assertThat(world.officer().call("proposeCreditMove", Map.of(), proposal).expect(422).pointers())
        .containsExactly(field);
  }

  @Test
  void whoIsExcusedMeanwhileIsNotListed() {
    String organization = free.remove();
    JsonObject move =
        decidable(
            proposed(
                "{organization:'%s',kind:list_abnormal,ground:report_missed,year:2025,facts:'演示·没有报',documentNumber:'%s'}",
                organization));
    world.officer().call("excludeFromCampaign", scope(organization), reason()).expect(200);
    assertThat(world.decided(move, true).expect(409).text("detail")).contains("不再要求报送，不能再列入");
    world.decided(move, false).expect(200);
  }

  @Test
  void anApplicationForRemovalThatWaitsIsNoTimeLost() {
    String organization = free.remove();
    UUID entry = world.listed(organization);
    LocalDate since = today().minusYears(2).minusDays(1);
    server.store().run(tx -> CreditPast.since(tx, entry, since));
    JsonObject move =
        world
            .officer()
            .call("proposeCreditMove", Map.of(), moveSerious(organization))
            .expect(201)
            .json();
    decidable(move);
    String removal = Own.text(world.applied(organization), "id");
    assertThat(world.decided(move, true).expect(409).text("detail")).contains("请先办移出申请");
    world.decided(move, false).expect(200);

    Api officer = world.officer();
    assertThat(
            officer
                .call("proposeCreditMove", Map.of(), moveSerious(organization))
                .expect(409)
                .text("detail"))
        .contains("申请移出，还没有核实或者决定");
    assertThat(verdict(organization)).isEqualTo("waits");
    officer
        .call(
            "verifyCreditRemoval",
            Map.of("move", removal),
            json("{verified:false,note:'演示·还没有设立'}"))
        .expect(200);
    assertThat(verdict(organization)).isEqualTo("move_serious");
  }

  private static UUID ordered(String organization) {
    return server
        .store()
        .transaction(
            tx ->
                ReviewPast.ordered(
                    tx,
                    UUID.fromString(organization),
                    LocalDate.of(2026, 3, 2),
                    LocalDate.of(2026, 6, 2)));
  }

  private static JsonObject missedRectification(String organization) {
    return proposed(
        "{organization:'%s',kind:list_abnormal,ground:rectification_missed,facts:'演示·没有交报告',documentNumber:'%s'}",
        organization);
  }

  @Test
  void anOrderToRectifyThatWasCancelledOrMetIsNoGround() {
    String cancelled = free.remove();
    String met = free.remove();
    String missed = free.remove();
    String byHand = free.remove();
    UUID first = ordered(cancelled);
    UUID second = ordered(met);
    ordered(missed);
    List<JsonObject> moves =
        List.of(cancelled, met, missed, byHand).stream()
            .map(CreditMeanwhileIT::missedRectification)
            .toList();
    LocalDate day = today();
    moves.forEach(move -> world.served(move, day).expect(200));
    clock.moveTo(day.plusDays(20) + "T02:00:00Z");
    moves.forEach(move -> world.reviewed(move).expect(200));

    server.store().run(tx -> tx.execute(CANCELLED, first));
    world
        .officer()
        .call(
            "receiveRectificationReport",
            Map.of("rectification", second),
            json("{receivedOn:'2026-06-01',report:'演示·收发室那天收到，今天才登记'}"))
        .expect(200);
    assertThat(world.decided(moves.get(0), true).expect(409).text("detail")).contains("不能据此列入");
    assertThat(world.decided(moves.get(1), true).expect(409).text("detail")).contains("不能据此列入");
    world.decided(moves.get(1), false).expect(200);
    world.decided(moves.get(2), true).expect(200);
    world.decided(moves.get(3), true).expect(200);
  }

  @Test
  void anOrganisationListedTwiceInAYearIsOneOrganisation() {
    String organization = free.remove();
    UUID first = listed(organization, LocalDate.of(2021, 3, 1));
    server
        .store()
        .run(tx -> EntryStore.end(tx, first, LocalDate.of(2021, 4, 1), "removed", "演示移1号"));
    listed(organization, LocalDate.of(2021, 9, 1));
    assertThat(server.store().<Integer>read(tx -> EntryStore.countListed(tx, 2021, Kind.ABNORMAL)))
        .isEqualTo(1);
    List<Line> lines =
        server.store().read(tx -> EntryStore.lines(tx, 2021, Kind.ABNORMAL, Page.ALL));
    assertThat(lines)
        .singleElement()
        .satisfies(line -> assertThat(line.id()).isEqualTo(first.toString()));
  }
}
