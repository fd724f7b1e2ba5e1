package cn.pufa.creditlist;

import static cn.pufa.testing.NeedsRequests.json;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.testing.Api;
import cn.pufa.testing.CreditWorld;
import cn.pufa.testing.Given;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.Own;
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
import org.junit.jupiter.api.Test;

/** What fell due waits until somebody takes its step, and no longer. */
@ServerAt("2026-06-08T02:00:00Z")
class CreditTaskIT {

  private static final Sql LISTED_ON =
      Sql.of(
          """
      update credit_entry set listed_on = $2, counts_from = $2, counts_from_other = $2, full_on = $3, full_on_other = $3
       where id = $1""");
  private static final Sql ADDED_ON =
      Sql.of("update credit_entry set counts_from_other = $2 where id = $1");
  private static final Sql WARNED =
      Sql.of("update credit_ground set code = 'small_penalty' where entry = $1");

  /** The first of June was its last day. */
  private static final Sql UNREPORTED =
      Sql.of(
          """
      update credit_ground set code = 'report_missed', year = 2025, record = 'annual-report/2025', arisen_on = '2026-06-02'
       where entry = $1""");

  private static MovableClock clock;
  private static TestServer server;
  private static CreditWorld world;
  private static Deque<String> free;

  @BeforeAll
  static void start() {
    free = new ArrayDeque<>(world.free());
  }

  private static LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), BusinessClock.ZONE);
  }

  /** What waits for this organisation after the clock has looked. */
  private static List<String> tasks(String organization) {
    server.node().tick();
    JsonObject open =
        world.officer().call("listCreditTasks", Map.of("size", 100)).expect(200).json();
    return Own.items(open).stream()
        .filter(task -> Own.text(task, "organization").equals(organization))
        .map(task -> Own.text(task, "kind"))
        .toList();
  }

  private static UUID listed(String organization, LocalDate on) {
    UUID entry = world.listed(organization);
    server.store().run(tx -> tx.execute(LISTED_ON, entry, on, on.plusYears(2)));
    return entry;
  }

  @Test
  void twoFullYearsWaitUntilTheMoveIsProposed() {
    String organization = free.remove();
    listed(organization, today().minusYears(2).minusDays(1));
    assertThat(tasks(organization)).containsExactly("two_years_full");
    JsonObject proposal =
        json(
            "{organization:'%s',kind:move_serious,facts:'演示·仍未纠正',documentNumber:'%s'}"
                .formatted(organization, CreditWorld.number("告")));
    world.officer().call("proposeCreditMove", Map.of(), proposal).expect(201);
    assertThat(tasks(organization)).isEmpty();
  }

  @Test
  void twoYearsThatBeginAgainAreNotFullAnyMore() {
    String organization = free.remove();
    UUID entry = listed(organization, today().minusYears(2).minusDays(1));
    assertThat(tasks(organization)).containsExactly("two_years_full");
    server.store().run(tx -> tx.execute(LISTED_ON, entry, today(), today().plusYears(2)));
    assertThat(tasks(organization)).isEmpty();
  }

  @Test
  void sixMonthsWithNothingToRectifyWaitUntilRemovalIsAppliedFor() {
    String organization = free.remove();
    UUID entry = listed(organization, today().minusMonths(6).minusDays(1));
    server.store().run(tx -> tx.execute(WARNED, entry));
    assertThat(tasks(organization)).containsExactly("six_months_over");
    JsonObject removal = world.applied(organization);
    assertThat(tasks(organization)).isEmpty();
    notVerified(removal);
    assertThat(tasks(organization)).as("still to be done").containsExactly("six_months_over");
  }

  @Test
  void whoOnlyWaitsSixMonthsHasNothingElseToPutRight() {
    String organization = free.remove();
    UUID entry = listed(organization, today());
    assertThat(simulated(organization)).contains("纠正其他情形");
    server.store().run(tx -> tx.execute(WARNED, entry));
    assertThat(simulated(organization)).contains("期限届满，可以申请").doesNotContain("纠正其他情形");
  }

  private static List<String> simulated(String organization) {
    return world
        .officer()
        .call("simulateCredit", Map.of("organization", organization, "filedOn", today()))
        .expect(200)
        .json()
        .getAsJsonArray("steps")
        .asList()
        .stream()
        .map(step -> Own.text(step.getAsJsonObject(), "title"))
        .toList();
  }

  private static void notVerified(JsonObject removal) {
    world
        .officer()
        .call(
            "verifyCreditRemoval",
            Map.of("move", Own.text(removal, "id")),
            json("{verified:false,note:'演示·材料不齐'}"))
        .expect(200);
  }

  @Test
  void sixMonthsCountFromTheLastGroundAndLeadToNoSeriousList() {
    String organization = free.remove();
    UUID entry = listed(organization, today().minusYears(2).minusDays(1));
    server.store().run(tx -> tx.execute(WARNED, entry));
    assertThat(tasks(organization)).as("it is to be removed").containsExactly("six_months_over");
    server.store().run(tx -> tx.execute(ADDED_ON, entry, today().minusMonths(6)));
    assertThat(tasks(organization)).as("begun again").containsExactly("two_years_full");
    server.store().run(tx -> tx.execute(ADDED_ON, entry, today().minusMonths(6).minusDays(1)));
    assertThat(tasks(organization)).containsExactly("six_months_over");
  }

  @Test
  void twoFullYearsWaitAgainOnceTheApplicationForRemovalHasFailed() {
    String organization = free.remove();
    listed(organization, today().minusYears(2).minusDays(1));
    assertThat(tasks(organization)).containsExactly("two_years_full");
    JsonObject removal = world.applied(organization);
    assertThat(tasks(organization)).isEmpty();
    notVerified(removal);
    assertThat(tasks(organization)).containsExactly("two_years_full");
  }

  /** It had arrived on paper, and lay there when the list was made. */
  @Test
  void whoseReportHadComeInTimeWaitsToBeCorrected() {
    UUID campaign = Given.releasedCampaign(world.officer(), world.approver());
    String inTime = free.remove();
    String late = free.remove();
    String declined = free.remove();
    for (String organization : List.of(inTime, late, declined)) {
      UUID entry = listed(organization, today());
      server.store().run(tx -> tx.execute(UNREPORTED, entry));
    }
    world.decided(revoking(declined), false).expect(200);
    clock.moveTo(today().plusDays(1) + "T02:00:00Z");
    world.filed(campaign, late, LocalDate.of(2026, 6, 2)).expect(201);
    world.filed(campaign, inTime, LocalDate.of(2026, 6, 1)).expect(201);
    world.filed(campaign, declined, LocalDate.of(2026, 6, 1)).expect(201);
    assertThat(tasks(late)).isEmpty();
    assertThat(tasks(inTime)).containsExactly("correction_due");
    revoking(inTime);
    assertThat(tasks(inTime)).isEmpty();
    assertThat(tasks(declined)).as("nobody knew that day").containsExactly("correction_due");
    world.decided(revoking(declined), false).expect(200);
    assertThat(tasks(declined)).as("somebody has decided it").isEmpty();
  }

  private static JsonObject revoking(String organization) {
    JsonObject entry =
        world.standing(organization).getAsJsonArray("entries").get(0).getAsJsonObject();
    UUID id = UUID.fromString(Own.text(entry, "id"));
    return world.revoking(id, CreditWorld.revocation()).expect(201).json();
  }

  @Test
  void whatAVerificationSawStandsUntilTheRemovalIsDecided() {
    String organization = free.remove();
    listed(organization, today().minusYears(2).minusDays(1));
    JsonObject overruled = verified(organization);
    assertThat(ground(organization).get("cured").getAsBoolean()).as("nobody decided").isFalse();
    world.decided(overruled, false).expect(200);
    assertThat(ground(organization).get("cured").getAsBoolean()).isFalse();
    assertThat(tasks(organization)).containsExactly("two_years_full");

    world.decided(verified(organization), true).expect(200);
    assertThat(Own.text(ground(organization), "curedBy")).isEqualTo("rectified");
    assertThat(Own.text(ground(organization), "curedOn")).isEqualTo(today().toString());
  }

  /** Applied for, verified, reviewed. */
  private static JsonObject verified(String organization) {
    JsonObject removal = world.applied(organization);
    JsonObject verified = world.verified(Own.text(removal, "id")).expect(200).json();
    world.reviewed(verified).expect(200);
    return verified;
  }

  private static JsonObject ground(String organization) {
    JsonObject entry =
        world.standing(organization).getAsJsonArray("entries").get(0).getAsJsonObject();
    return entry.getAsJsonArray("grounds").get(0).getAsJsonObject();
  }

  @Test
  void aWindowThatIsOverWaitsUntilTheMoveIsReviewed() {
    String organization = free.remove();
    JsonObject move = world.proposed(organization);
    String until = world.served(move, today()).expect(200).text("statementUntil");
    assertThat(tasks(organization)).isEmpty();
    clock.moveTo(LocalDate.parse(until).plusDays(1) + "T02:00:00Z");
    assertThat(tasks(organization)).containsExactly("window_over");
    world.reviewed(move).expect(200);
    assertThat(tasks(organization)).isEmpty();
  }

  @Test
  void anObjectionTakenBeforeTheDaysOffAreEnteredGetsItsDayOnceTheyAre() {
    clock.moveTo("2026-12-24T01:00:00Z");
    Api officer = world.officer();
    String organization = free.remove();
    String text = "{organization:'%s',text:'演示·年度写错了'}".formatted(organization);
    JsonObject made = officer.call("objectToCredit", Map.of(), json(text)).expect(201).json();
    assertThat(made.has("answerDue")).as("2027 is not published yet").isFalse();
    assertThat(tasks(organization)).isEmpty();

    String year = "{seen:0,source:'演示通知',days:[{date:'2027-01-01',name:'元旦',off:true}]}";
    officer.call("saveHolidayYear", Map.of("year", 2027), json(year)).expect(200);
    assertThat(tasks(organization)).isEmpty();
    JsonObject dated =
        world.standing(organization).getAsJsonArray("objections").get(0).getAsJsonObject();
    assertThat(dated.get("answerDue").getAsString()).isEqualTo("2027-01-22");

    clock.moveTo("2027-01-22T01:00:00Z");
    assertThat(tasks(organization)).containsExactly("answer_due");
    world
        .officer()
        .call(
            "answerCreditObjection",
            Map.of("objection", Own.text(made, "id")),
            json("{answer:'演示·核对无误',upheld:false}"))
        .expect(200);
    assertThat(tasks(organization)).isEmpty();
  }
}
