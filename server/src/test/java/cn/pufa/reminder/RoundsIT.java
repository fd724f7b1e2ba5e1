package cn.pufa.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Fault;
import cn.pufa.testing.Filing;
import cn.pufa.testing.LadderWorld;
import cn.pufa.testing.Own;
import cn.pufa.testing.Race;
import cn.pufa.testing.RegisterRequests;
import cn.pufa.testing.ReminderRequests;
import cn.pufa.testing.Sending;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rounds run by the clock, once, and find out whom they still concern. */
class RoundsIT {

  private static final String MID_MAY = "2026-05-15T01:00:01Z";

  private static LadderWorld world;
  private static List<String> organizations;
  private static int reached;

  @BeforeAll
  static void start() {
    world = new LadderWorld();
    organizations = world.organizations();
    reached = organizations.size();
  }

  @org.junit.jupiter.api.AfterAll
  static void stop() {
    world.close();
  }

  @BeforeEach
  void atTheStart() {
    world.clock().moveTo(LadderWorld.START);
  }

  @AfterEach
  void letMailGo() {
    world.letMailGo();
  }

  @Test
  void anImportedYearFiresNothing() {
    world.server().node().tick();
    assertThat(
            world.database().number("select count(*) from circular where source = 'annual_report'"))
        .isPositive();
    assertThat(
            world
                .database()
                .number(
                    "select count(*) from followed_ladder f join circular c on c.id = f.circular where c.created_at < '2026-05-01'"))
        .isZero();
  }

  @Test
  void aReleasePlansTheStepsToCome() {
    UUID campaign = world.campaign("2026-05-31");
    assertThat(world.rounds(campaign))
        .as("T-30 has passed, and T-3 falls on the Friday of T-1")
        .containsExactly(
            "-15 2026-05-15T01:00:00Z planned " + reached,
            "-7 2026-05-25T01:00:00Z planned " + reached,
            "-1 2026-05-29T01:00:00Z planned " + reached,
            "1 2026-06-02T01:00:00Z planned " + reached,
            "15 2026-06-16T01:00:00Z planned " + reached);
    UUID over = world.campaign("2026-04-01");
    assertThat(world.rounds(over)).as("nothing of the past is caught up with").isEmpty();
  }

  @Fault("F12")
  @Race
  @Test
  void twoNodesInTheSameMillisecondRunItOnce() {
    UUID campaign = world.campaign("2026-05-31");
    try (TestServer second = world.secondNode()) {
      world.clock().moveTo(MID_MAY);
      Callable<Boolean> here = () -> tick(world.server());
      Callable<Boolean> there = () -> tick(second);
      AtOnce.call(List.of(here, there, here, there, here, there, here, there));
    }
    assertThat(world.rounds(campaign).getFirst())
        .isEqualTo("-15 2026-05-15T01:00:00Z done " + reached);
    organizations.forEach(
        organization ->
            assertThat(world.told(campaign, organization)).containsExactly("notice", "reminder-1"));
    world.finish(campaign);
    organizations.forEach(
        organization ->
            assertThat(world.reminders(campaign, organization)).containsExactly("sent"));
  }

  private static boolean tick(TestServer server) {
    server.node().tick();
    return true;
  }

  @Test
  void whoFiledBeforeIsLeftOut() {
    UUID campaign = world.campaign(2024, "2026-05-31");
    world.submit(campaign, organizations.get(3));
    world.moveTo(MID_MAY);
    assertThat(world.told(campaign, organizations.get(3))).containsExactly("notice");
    assertThat(world.told(campaign, organizations.get(2))).containsExactly("notice", "reminder-1");
  }

  @Test
  void whoFiledBeforeTheReleaseIsToldAndNotReminded() {
    String organization = organizations.get(4);
    world.submit(world.campaign(2026, "2026-05-31"), organization);
    UUID again = world.campaign(2026, "2026-05-31");
    world.moveTo(MID_MAY);
    assertThat(world.told(again, organization)).containsExactly("notice");
  }

  @Sending
  @Test
  void whoFilesWhileItWaitsGetsNone() {
    UUID campaign = world.campaign(2024, "2026-05-31");
    world.finish(campaign);
    world.holdMail();
    world.moveTo(MID_MAY);
    world.submit(campaign, organizations.getFirst());
    assertThat(world.reminders(campaign, organizations.getFirst())).containsExactly("stopped");
  }

  @Sending
  @Test
  void whoFilesWhileItLeavesIsCrossedOnceAndNeverAgain() {
    UUID campaign = world.campaign(2026, "2026-05-31");
    world.finish(campaign);
    world.holdMail();
    world.moveTo(MID_MAY);
    String organization = organizations.getFirst();
    world
        .database()
        .execute(
            """
            update message set state = 'sending', next_attempt_at = null, sending_at = now(), node = (select id from delivery_node order by until desc limit 1)
             where id in (select f.message from message_fate f
              join notice n on n.id = f.notice where n.circular = '%s' and n.organization = '%s' and f.state = 'queued')"""
                .formatted(campaign, organization));
    world.submit(campaign, organization);
    assertThat(world.reminders(campaign, organization)).containsExactly("sending crossed");
    world.moveTo("2026-05-25T01:00:01Z");
    world.moveTo("2026-05-29T01:00:01Z");
    world.moveTo("2026-06-02T01:00:01Z");
    assertThat(world.told(campaign, organization)).containsExactly("notice", "reminder-1");
    assertThat(world.told(campaign, organizations.get(2))).hasSize(5);
  }

  @Test
  void anExtensionHasRoundsOfItsOwn() {
    UUID campaign = world.campaign("2026-05-31");
    world.finish(campaign);
    world.holdMail();
    world.moveTo(MID_MAY);
    String organization = organizations.getFirst();
    JsonObject duty = extend(campaign, organization, "2026-06-21");
    assertThat(duty.get("dueOn").getAsString()).as("a Sunday moves on").isEqualTo("2026-06-22");
    assertThat(world.reminders(campaign, organization))
        .as("the one that names the old day")
        .containsExactly("stopped");
    assertThat(world.rounds(campaign))
        .contains(
            "-7 2026-05-25T01:00:00Z planned " + (reached - 1),
            "-30+ 2026-05-22T01:00:00Z planned 1",
            "-15+ 2026-06-05T01:00:00Z planned 1");
    world.moveTo("2026-05-22T01:00:01Z");
    world.moveTo("2026-05-25T01:00:01Z");
    assertThat(world.told(campaign, organization))
        .containsExactly("notice", "reminder-1", "reminder-2");
    assertThat(world.told(campaign, organizations.getLast()))
        .containsExactly("notice", "reminder-1", "reminder-3");
    assertThat(
            world
                .database()
                .column(
                    "select distinct due_on from notice where circular = '%s' and occasion = 'reminder-2'"
                        .formatted(campaign)))
        .containsExactly("2026-06-22");
  }

  /** The rounds are planned anew while it has filed, and its own day is not forgotten. */
  @Test
  void whatIsTakenBackHasTheRoundsOfItsExtension() {
    UUID campaign = world.campaign("2026-05-31");
    String organization = organizations.get(1);
    extend(campaign, organization, "2026-06-22");
    Api agent = Staff.agent(world.server(), "filer-" + UUID.randomUUID(), organization);
    String filing = Filing.file(agent, campaign, organization).get("id").getAsString();
    extend(campaign, organizations.get(2), "2026-06-30");
    assertThat(world.rounds(campaign)).contains("-15+ 2026-06-05T01:00:00Z planned 0");
    agent.call("withdrawFiling", Filing.of(filing), reason()).expect(200);
    assertThat(world.rounds(campaign)).contains("-15+ 2026-06-05T01:00:00Z planned 1");
    world.moveTo("2026-06-05T01:00:01Z");
    assertThat(
            world
                .database()
                .column(
                    "select due_on from notice where circular = '%s' and organization = '%s' and occasion <> 'notice'"
                        .formatted(campaign, organization)))
        .containsOnly("2026-06-22")
        .isNotEmpty();
  }

  @Sending
  @Test
  void whoLeavesTheRegisterIsRemindedNoMore() {
    UUID campaign = world.campaign("2026-05-31");
    world.finish(campaign);
    world.holdMail();
    world.moveTo(MID_MAY);
    String organization = organizations.getFirst();
    var at = Map.<String, Object>of("organization", organization);
    setCancelled(at, "2026-05-15");
    try {
      assertThat(world.rounds(campaign))
          .contains("-7 2026-05-25T01:00:00Z planned " + (reached - 1));
      world.letMailGo();
      world.finish(campaign);
      assertThat(world.reminders(campaign, organization)).containsExactly("stopped");
      var chosen = ReminderRequests.chosen(organization);
      JsonObject preview =
          world
              .officer()
              .call("previewReminders", Map.of("circular", campaign), chosen)
              .expect(200)
              .json();
      assertThat(Own.text(Own.items(preview).getFirst(), "why")).isEqualTo("cancelled");
      world.moveTo("2026-05-25T01:00:01Z");
      assertThat(world.told(campaign, organization)).containsExactly("notice", "reminder-1");
      assertThat(world.told(campaign, organizations.getLast())).hasSize(3);
    } finally {
      setCancelled(at, null);
    }
  }

  private static void setCancelled(Map<String, Object> at, String day) {
    Api officer = world.officer();
    officer
        .call("setRegistrationStatus", at, RegisterRequests.cancelled(officer, at, day))
        .expect(200);
  }

  @Test
  void aWithdrawalEndsIt() {
    UUID campaign = world.campaign("2026-05-31");
    world.finish(campaign);
    world.holdMail();
    world.moveTo(MID_MAY);
    String organization = organizations.getFirst();
    JsonObject reason = reason();
    var at = Map.<String, Object>of("circular", campaign, "organization", organization);
    JsonObject duty = world.officer().call("withdrawDuty", at, reason).expect(200).json();
    assertThat(duty.get("settledAs").getAsString()).isEqualTo("exempt");
    assertThat(world.reminders(campaign, organization)).containsExactly("stopped");
    world.officer().call("withdrawDuty", at, reason).expect(409);
    world.moveTo("2026-05-25T01:00:01Z");
    assertThat(world.told(campaign, organization)).containsExactly("notice", "reminder-1");
    extend(campaign, organization, "2026-06-22");
    assertThat(world.rounds(campaign))
        .as("more time opens it again")
        .contains("-15+ 2026-06-05T01:00:00Z planned 1");
  }

  @Test
  void ofMissedRoundsOnlyTheLatestRuns() {
    UUID campaign = world.campaign("2026-05-31");
    world.moveTo("2026-05-26T02:30:00Z");
    assertThat(world.rounds(campaign))
        .contains("-15 2026-05-15T01:00:00Z skipped 0", "-7 2026-05-25T01:00:00Z done " + reached);
    assertThat(world.told(campaign, organizations.getFirst()))
        .containsExactly("notice", "reminder-1");
    world.server().node().tick();
    assertThat(world.told(campaign, organizations.getFirst())).hasSize(2);
  }

  @Test
  void aPausedCircularKeepsItsRound() {
    UUID campaign = world.campaign("2026-05-31");
    world
        .database()
        .execute("update lane set paused_at = now() where id = '%s'".formatted(campaign));
    world.moveTo(MID_MAY);
    assertThat(world.rounds(campaign).getFirst()).contains("planned");
    world
        .database()
        .execute("update lane set paused_at = null where id = '%s'".formatted(campaign));
    world.server().node().tick();
    assertThat(world.rounds(campaign).getFirst()).contains("done");
  }

  @Test
  void nobodyOwesSoNobodyIsReminded() {
    UUID campaign = world.campaign("2026-05-31");
    for (String organization : organizations) {
      world
          .officer()
          .call(
              "withdrawDuty", Map.of("circular", campaign, "organization", organization), reason())
          .expect(200);
    }
    world.moveTo(MID_MAY);
    assertThat(world.rounds(campaign).getFirst()).endsWith("skipped 0");
    assertThat(world.told(campaign, organizations.getFirst())).containsExactly("notice");
  }

  /** A round is one mail to whoever stands for several organisations. */
  @Test
  void onePersonGetsOneDigest() {
    UUID campaign = world.draft(2025, "2026-05-31");
    world
        .database()
        .execute(
            "update organization set contact_email = 'one@demo.invalid' where id in ('%s')"
                .formatted(String.join("','", organizations.subList(0, 3))));
    world.release(campaign);
    world.finish(campaign);
    world.moveTo(MID_MAY);
    world.finish(campaign);
    List<String> messages =
        world
            .database()
            .column(
                """
                select f.message from message_fate f join notice n on n.id = f.notice
                 where n.circular = '%s' and n.occasion = 'reminder-1' and n.organization in ('%s')"""
                    .formatted(campaign, String.join("','", organizations.subList(0, 3))));
    assertThat(messages).hasSize(3);
    assertThat(Collections.frequency(messages, messages.getFirst())).isEqualTo(3);
  }

  @Test
  void afterTheDueDayItSpeaksOfBeingLate() {
    UUID campaign = world.campaign("2026-05-31");
    world.moveTo("2026-05-29T01:00:01Z");
    world.moveTo("2026-06-02T01:00:01Z");
    List<String> subjects =
        world
            .database()
            .column(
                "select forms -> 'email' ->> 'subject' from occasion where circular = '%s' order by created_at"
                    .formatted(campaign));
    assertThat(subjects.get(1)).startsWith("提醒：");
    assertThat(subjects.getLast()).startsWith("逾期提醒：");
  }

  private static JsonObject extend(UUID campaign, String organization, String until) {
    JsonObject extension = reason();
    extension.addProperty("until", until);
    return world
        .officer()
        .call("extendDuty", Map.of("circular", campaign, "organization", organization), extension)
        .expect(200)
        .json();
  }

  private static JsonObject reason() {
    var reason = new JsonObject();
    reason.addProperty("reason", "演示·测试用");
    return reason;
  }
}
