package cn.pufa.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.AtOnce;
import cn.pufa.testing.LadderWorld;
import cn.pufa.testing.Race;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody read it by the set day: the next way is taken, once, and then the one after. */
class UnreadIT {

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

  @BeforeEach
  void atTheStart() {
    world.clock().moveTo(LadderWorld.START);
  }

  @Race
  @Test
  void theNextWayIsTakenOnceOverAllNodes() {
    UUID campaign = unread(5, "phone", "letter");
    world.moveTo("2026-05-08T01:00:00Z");
    assertThat(ways(campaign)).as("four days are not five").isEmpty();
    try (TestServer second = world.secondNode()) {
      world.clock().moveTo("2026-05-09T02:00:00Z");
      Callable<Boolean> here = () -> tick(world.server());
      Callable<Boolean> there = () -> tick(second);
      AtOnce.call(List.of(here, there, here, there));
    }
    assertThat(ways(campaign)).hasSameSizeAs(organizations).containsOnly("phone unread");
    world.moveTo("2026-05-09T03:00:00Z");
    assertThat(ways(campaign)).as("and waits again").hasSameSizeAs(organizations);
    world.moveTo("2026-05-14T04:00:00Z");
    assertThat(ways(campaign)).contains("letter unread").hasSize(2 * organizations.size());
    world.moveTo("2026-05-14T23:00:01Z");
    assertThat(ways(campaign)).as("there is no way left").hasSize(2 * organizations.size());
  }

  /**
   * Renamed since it was told: the letter says inside what stands in the window of its envelope.
   */
  @Test
  void theNextWayNamesTheOrganisationAsItIsCalledByThen() {
    UUID campaign = unread(5, "letter");
    world
        .database()
        .execute(
            "update organization set name = '廉江市演示改名协会' where id = '%s'"
                .formatted(organizations.getFirst()));
    world.moveTo("2026-05-09T02:00:00Z");
    assertThat(
            world
                .database()
                .column(
                    "select body from letter where circular = '%s' and organization = '%s'"
                        .formatted(campaign, organizations.getFirst())))
        .singleElement()
        .asString()
        .contains("廉江市演示改名协会：");
  }

  /** Whoever read the notice and not the reminder is reached by the next way all the same. */
  @Test
  void anUnreadReminderTakesTheNextWayToo() {
    UUID campaign = unread(5, "phone");
    world
        .database()
        .execute(
            "update notice set read_at = '2026-05-05' where circular = '%s' and organization <> '%s'"
                .formatted(campaign, organizations.getFirst()));
    world.moveTo("2026-05-15T01:00:01Z");
    world.finish(campaign);
    world.moveTo("2026-05-18T01:00:00Z");
    assertThat(reminderWays(campaign)).as("three days are not five").isEmpty();
    world.moveTo("2026-05-20T02:00:00Z");
    world.moveTo("2026-05-20T03:00:00Z");
    assertThat(reminderWays(campaign))
        .as("all but the one that is called about the notice itself")
        .hasSize(organizations.size() - 1)
        .containsOnly("phone unread");
    assertThat(ways(campaign)).containsExactly("phone unread");
  }

  /** Its words name a day that no longer counts; of the new day the rounds tell. */
  @Test
  void aReminderOfADayThatWasMovedTakesNoFurtherWay() {
    UUID campaign = unread(5, "phone");
    world
        .database()
        .execute(
            "update notice set read_at = '2026-05-05' where circular = '%s'".formatted(campaign));
    world.moveTo("2026-05-15T01:00:01Z");
    world.finish(campaign);
    extend(campaign, organizations.getFirst());
    world.moveTo("2026-05-20T02:00:00Z");
    assertThat(reminderWays(campaign)).hasSize(organizations.size() - 1);
  }

  private static void extend(UUID campaign, String organization) {
    var extension = new JsonObject();
    extension.addProperty("reason", "演示·测试用");
    extension.addProperty("until", "2026-07-31");
    world
        .officer()
        .call("extendDuty", Map.of("circular", campaign, "organization", organization), extension)
        .expect(200);
  }

  @Test
  void whoLeavesTheRegisterIsNotCalled() {
    UUID campaign = unread(5, "phone");
    String one =
        "update organization set cancelled_on = %s where id = '" + organizations.getLast() + "'";
    world.database().execute(one.formatted("'2026-05-06'"));
    world.moveTo("2026-05-09T02:00:00Z");
    assertThat(ways(campaign)).hasSize(organizations.size() - 1);
    world.database().execute(one.formatted("null"));
  }

  @Test
  void whoHasReadOrIsExcusedIsLeftInPeace() {
    UUID campaign = unread(5, "phone");
    world
        .database()
        .execute(
            "update notice set read_at = '2026-05-05' where circular = '%s' and organization = '%s'"
                .formatted(campaign, organizations.getFirst()));
    var reason = new JsonObject();
    reason.addProperty("reason", "演示·测试用");
    world
        .officer()
        .call(
            "withdrawDuty",
            Map.of("circular", campaign, "organization", organizations.getLast()),
            reason)
        .expect(200);
    world.moveTo("2026-05-09T02:00:00Z");
    assertThat(ways(campaign)).hasSize(organizations.size() - 2);
  }

  private static boolean tick(TestServer server) {
    server.node().tick();
    return true;
  }

  /** Released, sent by e-mail and read by nobody. */
  private static UUID unread(int days, String... then) {
    UUID campaign = world.campaign("2026-05-31");
    var ways = new JsonArray();
    List.of(then).forEach(ways::add);
    var escalation = new JsonObject();
    escalation.add("then", ways);
    escalation.addProperty("unreadAfterDays", days);
    escalation.addProperty("seen", 1);
    world.officer().call("changeEscalation", Map.of("circular", campaign), escalation).expect(200);
    world.finish(campaign);
    return campaign;
  }

  private static List<String> ways(UUID campaign) {
    return ways(campaign, "n.occasion = 'notice'");
  }

  /** Those that nobody's having read led to. */
  private static List<String> reminderWays(UUID campaign) {
    return ways(campaign, "n.occasion <> 'notice' and w.cause = 'unread'");
  }

  private static List<String> ways(UUID campaign, String of) {
    return world
        .database()
        .column(
            """
            select w.channel || ' ' || w.cause from notice_way w join notice n on n.id = w.notice
             where n.circular = '%s' and %s and w.taken order by w.channel"""
                .formatted(campaign, of));
  }
}
