package cn.pufa.lawreport;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.LawReportWorld;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.YearStory;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The leader's page says what the lists say that it leads to, and at once. */
class LeaderPageIT {

  private static TestServer server;
  private static Api leader;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    leader = server.as("leader");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static JsonObject page() {
    return leader.call("getLeaderPage").expect(200).json();
  }

  @Test
  void everyNumberIsThatOfTheListBehindIt() {
    JsonObject page = page();
    JsonObject returns = page.getAsJsonObject("returns");
    JsonObject progress =
        leader
            .call("getCampaignProgress", Map.of("campaign", returns.get("campaign").getAsString()))
            .expect(200)
            .json();
    assertThat(returns.get("submitted")).isEqualTo(progress.get("submitted"));
    assertThat(returns.get("asked").getAsInt()).isGreaterThan(500);
    JsonObject coverage = leader.call("getCoverage").expect(200).json();
    assertThat(page.getAsJsonObject("posts")).isEqualTo(coverage.getAsJsonObject("total"));
    JsonObject lists = page.getAsJsonObject("lists");
    assertThat(lists.get("abnormal").getAsInt() + lists.get("serious").getAsInt())
        .isEqualTo(standing("abnormal") + standing("proposed_serious") + standing("serious"));
    int events =
        leader
            .call("listFigureRows", Map.of("year", year(page), "figure", "events"))
            .expect(200)
            .number("total");
    assertThat(page.getAsJsonObject("events").get("held").getAsInt()).isEqualTo(events);
    assertThat(page.getAsJsonArray("clocks").asList())
        .extracting(one -> one.getAsJsonObject().get("kind").getAsString())
        .contains("petition", "hotline");
  }

  private static int year(JsonObject page) {
    return Integer.parseInt(page.get("on").getAsString().substring(0, 4));
  }

  private static int standing(String state) {
    return leader.call("listCreditStandings", Map.of("state", state)).expect(200).number("total");
  }

  @Test
  void aReportThatIsOwedIsCountedAtTheCampaignOfItsYear() {
    try (var story = new YearStory()) {
      story.importRegister();
      String earlier = story.campaign(2021, "2021-12-30");
      int first = story.asked(earlier).size();
      story.on("2022-07-01");
      String later = story.campaign(2022, "2022-12-30");
      int second = story.asked(later).size();
      story.on("2023-07-01");
      JsonObject returns =
          story.as("leader").call("getLeaderPage").expect(200).json().getAsJsonObject("returns");
      assertThat(returns.getAsJsonArray("owed").asList())
          .containsExactly(owed(later, 2022, second), owed(earlier, 2021, first));
      assertThat(returns.get("overdue").getAsInt()).isEqualTo(Math.max(first, second));
    }
  }

  private static JsonObject owed(String campaign, int year, int organizations) {
    var owed = new JsonObject();
    owed.addProperty("campaign", campaign);
    owed.addProperty("year", year);
    owed.addProperty("organizations", organizations);
    return owed;
  }

  @Test
  void aReportOfWhichEverySectionIsApprovedWaitsForTheLeader() {
    var world = new LawReportWorld(server::as);
    JsonObject draft = world.confirm(world.draft(2015));
    assertThat(waiting()).isEmpty();
    JsonObject written = world.approveSections(draft);
    assertThat(waiting()).containsExactly(LawReportWorld.id(draft));
    world.approve(written).expect(200);
    assertThat(waiting()).isEmpty();
  }

  private static List<String> waiting() {
    List<String> waiting = new ArrayList<>();
    page()
        .getAsJsonObject("approvals")
        .getAsJsonArray("reports")
        .forEach(one -> waiting.add(one.getAsJsonObject().get("id").getAsString()));
    return waiting;
  }
}
