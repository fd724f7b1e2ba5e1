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

/** Who was left out after the release (移出名单) is asked for nothing, and counted nowhere. */
class LeftOutIT {

  private static LadderWorld world;
  private static List<String> organizations;

  @BeforeAll
  static void start() {
    world = new LadderWorld();
    organizations = world.organizations();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void itGetsNoMoreTimeBeforeItIsTakenInAgain() {
    UUID campaign = world.campaign("2026-05-31");
    String one = organizations.get(0);
    var duty = Map.<String, Object>of("circular", campaign, "organization", one);
    exclude(campaign, one);
    assertThat(world.officer().call("extendDuty", duty, moreTime()).expect(409).text("detail"))
        .contains("重新列入");
    world.officer().call("includeInCampaign", place(campaign, one)).expect(200);
    world.officer().call("extendDuty", duty, moreTime()).expect(200);
    enter(campaign, one).expect(201);
  }

  private static JsonObject moreTime() {
    JsonObject more = reason();
    more.addProperty("until", "2026-06-12");
    return more;
  }

  /** As an earlier release left it, where more time was given all the same. */
  @Test
  void itIsAskedForNothingThoughItsDutyIsOpen() {
    UUID campaign = world.campaign("2026-05-31");
    String one = organizations.get(1);
    exclude(campaign, one);
    world
        .database()
        .execute(
            "update notice set settled_at = null, settled_as = null where circular = '%s' and organization = '%s'"
                .formatted(campaign, one));
    assertThat(enter(campaign, one).expect(422).pointers()).containsExactly("/campaign");
  }

  @Test
  void itIsNotAmongThoseWhoHaveNotFiled() {
    UUID campaign = world.campaign("2026-05-31");
    String leftOut = organizations.get(2);
    String cancelled = organizations.get(4);
    exclude(campaign, leftOut);
    enter(campaign, organizations.get(3)).expect(201);
    world
        .database()
        .execute(
            "update organization set cancelled_on = '2026-05-04' where id = '%s'"
                .formatted(cancelled));
    JsonObject progress =
        world
            .officer()
            .call("getCampaignProgress", Map.of("campaign", campaign))
            .expect(200)
            .json();
    assertThat(progress.get("excused").getAsInt()).isEqualTo(2);
    int missing =
        progress.get("organizations").getAsInt()
            - progress.get("submitted").getAsInt()
            - progress.get("excused").getAsInt();
    assertThat(notFiled(campaign)).hasSize(missing).doesNotContain(leftOut, cancelled);
    assertThat(reminded(campaign)).isEqualTo(missing);
    assertThat(notFiledForLeaders()).isEqualTo(missing);
  }

  /** Of the newest campaign. */
  private static int notFiledForLeaders() {
    JsonObject returns =
        world
            .server()
            .as("leader")
            .call("getLeaderPage")
            .expect(200)
            .json()
            .getAsJsonObject("returns");
    return returns.get("asked").getAsInt() - returns.get("submitted").getAsInt();
  }

  private static List<String> notFiled(UUID campaign) {
    var wanted =
        Map.<String, Object>of("campaign", campaign, "channel", "inbox", "notSubmitted", true);
    JsonObject page = world.officer().call("listCampaignNotices", wanted).expect(200).json();
    assertThat(page.get("total").getAsInt()).isEqualTo(Own.items(page).size());
    return Own.items(page).stream().map(row -> Own.text(row, "organization")).toList();
  }

  private static int reminded(UUID campaign) {
    return world
        .officer()
        .call("remindCampaign", Map.of("campaign", campaign), new JsonObject())
        .expect(202)
        .json()
        .get("reminded")
        .getAsInt();
  }

  private static void exclude(UUID campaign, String organization) {
    world
        .officer()
        .call("excludeFromCampaign", place(campaign, organization), reason())
        .expect(200);
  }

  private static Map<String, Object> place(UUID campaign, String organization) {
    return Map.of("campaign", campaign, "organization", organization);
  }

  private static JsonObject reason() {
    var reason = new JsonObject();
    reason.addProperty("reason", "演示·主管单位证明");
    return reason;
  }

  private static Api.Answer enter(UUID campaign, String organization) {
    Api officer = world.officer();
    var entry = new JsonObject();
    entry.addProperty("campaign", campaign.toString());
    entry.addProperty("organization", organization);
    entry.addProperty("arrivedOn", "2026-05-04");
    entry.addProperty("scan", Uploads.scan(officer));
    return officer.call("enterPaperReturn", Map.of(), entry);
  }
}
