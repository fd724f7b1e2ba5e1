package cn.pufa.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.CircularRequests;
import cn.pufa.testing.LadderWorld;
import cn.pufa.testing.Own;
import cn.pufa.testing.Race;
import cn.pufa.testing.ReminderRequests;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reminding a few: what was shown is what is sent, and whoever needs none is named. */
class ChosenRemindersIT {

  private static LadderWorld world;

  @BeforeAll
  static void start() {
    world = new LadderWorld();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void theChosenAreRemindedAndTheOthersNamedWithWhy() {
    UUID campaign = world.campaign("2026-05-31");
    List<String> all = world.organizations();
    String filed = all.get(0);
    String stranger = UUID.randomUUID().toString();
    world.submit(campaign, filed);
    var chosen = ReminderRequests.chosen(filed, all.get(1), all.get(2), stranger);

    JsonObject preview = call("previewReminders", campaign, chosen).expect(200).json();
    assertThat(preview.get("reminded").getAsInt()).isEqualTo(2);
    assertThat(Own.text(preview, "body")).contains("{organization}", "2026年6月1日");
    assertThat(whys(preview))
        .containsExactlyInAnyOrder(
            filed + " done", all.get(1) + " -", all.get(2) + " -", stranger + " not_told");
    assertThat(waysOf(preview, all.get(1))).isEqualTo("[\"email\"]");
    assertThat(world.told(campaign, all.get(1))).as("nothing was sent").containsExactly("notice");

    JsonObject result = call("remindOrganizations", campaign, chosen).expect(200).json();
    assertThat(whys(result)).containsExactlyInAnyOrderElementsOf(whys(preview));
    assertThat(world.told(campaign, all.get(1))).containsExactly("notice", "reminder-1");
    assertThat(world.told(campaign, all.get(2))).containsExactly("notice", "reminder-1");
    assertThat(world.told(campaign, filed)).containsExactly("notice");
    assertThat(world.told(campaign, all.get(3))).as("not chosen").containsExactly("notice");

    assertThat(whys(call("previewReminders", campaign, chosen).expect(200).json()))
        .contains(all.get(1) + " today");
    assertThat(call("remindOrganizations", campaign, chosen).expect(409).text("detail"))
        .contains("都不用催");
    world.moveTo("2026-05-05T01:00:00Z");
    assertThat(whys(call("previewReminders", campaign, chosen).expect(200).json()))
        .contains(all.get(1) + " -");
  }

  @Race
  @Test
  void ofTwoWhoRemindTheSameAtOnceOneDoes() {
    UUID campaign = world.campaign(2024, "2026-05-31");
    String organization = world.organizations().get(1);
    var chosen = ReminderRequests.chosen(organization);
    List<Api.Answer> answers =
        AtOnce.call(
            List.of(
                () -> call("remindOrganizations", campaign, chosen),
                () -> call("remindOrganizations", campaign, chosen)));
    assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(200, 409);
    assertThat(world.told(campaign, organization)).containsExactly("notice", "reminder-1");
  }

  /** From a page that was open before: nobody is reminded, by hand or by a ladder. */
  @Test
  void whatWasCalledOffIsNotRemindedOf() {
    UUID campaign = world.campaign("2026-05-31");
    String organization = world.organizations().get(1);
    var chosen = ReminderRequests.chosen(organization);
    JsonObject ladder =
        Own.items(world.officer().call("listLadders").expect(200).json()).getFirst();
    var choice = new JsonObject();
    choice.add("ladder", ladder.get("id"));
    world
        .officer()
        .call("cancelCircular", Map.of("circular", campaign), CircularRequests.reason())
        .expect(200);

    for (Api.Answer refused :
        List.of(
            call("previewReminders", campaign, chosen),
            call("remindOrganizations", campaign, chosen),
            call("attachLadder", campaign, choice),
            world
                .officer()
                .call("remindCampaign", Map.of("campaign", campaign), new JsonObject()))) {
      assertThat(refused.expect(409).text("detail")).isEqualTo("这份通知已经取消，不能再催。");
    }
    assertThat(world.rounds(campaign)).isEmpty();
    assertThat(world.told(campaign, organization)).containsExactly("notice");
  }

  private static Api.Answer call(String operation, UUID circular, JsonObject chosen) {
    return world.officer().call(operation, Map.of("circular", circular), chosen);
  }

  /** Lines such as {@code ID done}, or {@code ID -} for one that is reminded. */
  private static List<String> whys(JsonObject answer) {
    return items(answer)
        .map(
            line ->
                Own.text(line, "organization")
                    + " "
                    + (line.has("why") ? Own.text(line, "why") : "-"))
        .toList();
  }

  private static String waysOf(JsonObject answer, String organization) {
    return items(answer)
        .filter(line -> Own.text(line, "organization").equals(organization))
        .map(line -> line.get("ways").toString())
        .findFirst()
        .orElseThrow();
  }

  private static Stream<JsonObject> items(JsonObject answer) {
    return Own.items(answer).stream();
  }
}
