package cn.pufa.annualreport;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.LadderWorld;
import cn.pufa.testing.Own;
import cn.pufa.testing.Uploads;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which day is the last of a year where more than one is said, and who owes nothing on it. */
class LastDayIT {

  private static LadderWorld world;

  @BeforeAll
  static void start() {
    world = new LadderWorld();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  /** While the later campaign still receives, nobody may be listed because of the earlier. */
  @Test
  void ofTwoCampaignsForOneYearTheLaterDayCounts() {
    world.clock().moveTo(LadderWorld.START);
    UUID first = world.campaign(2025, "2026-05-29");
    world.campaign(2025, "2026-06-30");
    List<String> organizations = world.organizations();

    world.moveTo("2026-06-10T01:00:00Z");
    assertThat(explained(organizations.get(0))).doesNotContain("2025年度报告");
    assertThat(state(organizations.get(0), first)).isEqualTo("open");
    JsonObject between = received(first, organizations.get(1), "2026-06-10");
    assertThat(between.get("late").getAsBoolean()).isFalse();
    assertThat(between.get("dueOn").getAsString()).isEqualTo("2026-06-30");

    world.moveTo("2026-07-01T01:00:00Z");
    assertThat(state(organizations.get(0), first)).isEqualTo("overdue");
    assertThat(explained(organizations.get(0))).contains("2025年度报告到2026年6月30日没有收到");
    assertThat(explained(organizations.get(1))).doesNotContain("2025年度报告");
    assertThat(received(first, organizations.get(2), "2026-07-01").get("late").getAsBoolean())
        .isTrue();
  }

  /** One that was cancelled on the last day asks for nothing; a day later it had owed it. */
  @Test
  void whoWasCancelledByTheLastDayIsNotMissing() {
    world.clock().moveTo(LadderWorld.START);
    UUID campaign = world.campaign(2024, "2026-05-29");
    List<String> organizations = world.organizations();
    world.moveTo("2026-06-10T01:00:00Z");
    int owing = owing(campaign);
    cancelled(organizations.get(3), "2026-05-29");
    cancelled(organizations.get(4), "2026-05-30");
    assertThat(owing(campaign)).isEqualTo(owing - 1);

    JsonObject figures =
        world
            .server()
            .as("approver")
            .call("windUpCampaign", Map.of("campaign", campaign), reason())
            .expect(200)
            .json()
            .getAsJsonObject("figures");
    assertThat(figures.get("excused").getAsInt()).isEqualTo(1);
    assertThat(figures.get("missing").getAsInt()).isEqualTo(organizations.size() - 1);
    assertThat(figures.get("inScope").getAsInt()).isEqualTo(organizations.size());
  }

  private static void cancelled(String organization, String day) {
    world
        .database()
        .execute(
            "update organization set cancelled_on = '%s' where id = '%s'"
                .formatted(day, organization));
  }

  /** Of the leaders' page. */
  private static int owing(UUID campaign) {
    return world
        .server()
        .as("leader")
        .call("getLeaderPage")
        .expect(200)
        .json()
        .getAsJsonObject("returns")
        .getAsJsonArray("owed")
        .asList()
        .stream()
        .map(one -> one.getAsJsonObject())
        .filter(one -> one.get("campaign").getAsString().equals(campaign.toString()))
        .mapToInt(one -> one.get("organizations").getAsInt())
        .sum();
  }

  /** What a dry run of the credit lists says of it. */
  private static String explained(String organization) {
    Api officer = world.officer();
    String run = officer.call("createCreditRun").expect(201).text("id");
    return world
        .database()
        .column(
            "select explanation from credit_run_line where run = '%s' and organization = '%s'"
                .formatted(run, organization))
        .getFirst();
  }

  /** As the organisation sees it. */
  private static String state(String organization, UUID campaign) {
    return Own.items(
            world
                .officer()
                .call("listReportTerms", Map.of("organization", organization))
                .expect(200)
                .json())
        .stream()
        .filter(term -> Own.text(term, "campaign").equals(campaign.toString()))
        .map(term -> Own.text(term, "state"))
        .findFirst()
        .orElseThrow();
  }

  private static JsonObject received(UUID campaign, String organization, String arrivedOn) {
    Api officer = world.officer();
    var entry = new JsonObject();
    entry.addProperty("campaign", campaign.toString());
    entry.addProperty("organization", organization);
    entry.addProperty("arrivedOn", arrivedOn);
    entry.addProperty("scan", Uploads.scan(officer));
    return officer.call("enterPaperReturn", Map.of(), entry).expect(201).json();
  }

  private static JsonObject reason() {
    var reason = new JsonObject();
    reason.addProperty("reason", "演示·截止后核对完毕");
    return reason;
  }
}
