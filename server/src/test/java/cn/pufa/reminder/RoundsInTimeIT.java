package cn.pufa.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.CircularRequests;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.LadderWorld;
import cn.pufa.testing.Own;
import cn.pufa.testing.Sending;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A round comes once there is something to do, and what it says is true when it leaves. */
class RoundsInTimeIT {

  private static final String NINE = "T01:00:01Z";

  private static LadderWorld world;
  private static String organization;

  @BeforeAll
  static void start() {
    world = new LadderWorld();
    organization = world.organizations().getFirst();
  }

  @AfterAll
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

  /** Whoever followed the step of 15 May would be refused. */
  @Test
  void nobodyIsRemindedBeforeItOpens() {
    UUID campaign = opensOnTheTwentieth();
    assertThat(world.rounds(campaign).getFirst()).startsWith("-7 2026-05-25T01:00:00Z planned");
    world.moveTo("2026-05-15" + NINE);
    assertThat(world.told(campaign, organization)).containsExactly("notice");
    world.moveTo("2026-05-25" + NINE);
    assertThat(world.told(campaign, organization)).containsExactly("notice", "reminder-1");
  }

  /** As an earlier release of the program did. */
  @Test
  void aRoundThatIsPlannedBeforeTheOpeningIsLeftOut() {
    UUID campaign = opensOnTheTwentieth();
    world
        .database()
        .execute(
            "update reminder_round set runs_at = '2026-05-15T01:00:00Z' where circular = '%s' and days = -7"
                .formatted(campaign));
    world.moveTo("2026-05-15" + NINE);
    assertThat(world.rounds(campaign).getFirst()).isEqualTo("-7 2026-05-15T01:00:00Z skipped 0");
    assertThat(Own.text(Own.items(world.plan(campaign)).getFirst(), "reason"))
        .isEqualTo("还没有到开始办理的那一天，这一次不催。");
    assertThat(world.told(campaign, organization)).containsExactly("notice");
  }

  private static UUID opensOnTheTwentieth() {
    UUID campaign = world.draft(2025, "2026-05-20", "2026-05-31");
    world.release(campaign);
    return campaign;
  }

  @Sending
  @Test
  void ofRemindersThatWaitedOnlyTheLastLeaves() {
    UUID campaign = held();
    world.moveTo("2026-05-25" + NINE);
    world.moveTo("2026-05-29" + NINE);
    world.moveTo("2026-06-02" + NINE);
    world.letMailGo();
    awaitReminders(campaign, "stopped", "stopped", "sent");
    assertThat(ofMessages("reason", campaign, "stopped"))
        .containsExactly("后面已经又催过，这一次不再发。", "后面已经又催过，这一次不再发。");
    assertThat(ofMessages("subject", campaign, "sent").getFirst()).startsWith("逾期提醒：");
  }

  /** No later step says it better. */
  @Sending
  @Test
  void whatSpeaksOfADayToComeStopsOnceItIsOver() {
    UUID campaign = held();
    world.moveTo("2026-05-29" + NINE);
    world
        .officer()
        .call("stopRounds", Map.of("circular", campaign), CircularRequests.reason())
        .expect(200);
    world.moveTo("2026-06-02" + NINE);
    world.letMailGo();
    awaitReminders(campaign, "stopped");
    assertThat(ofMessages("reason", campaign, "stopped"))
        .containsExactly("截止日已经过了，这一次说的是截止以前的话，不再发。");
  }

  /** On the last day, of which it speaks, the earlier one still leaves. */
  @Sending
  @Test
  void aLaterOneThatWasStoppedStandsInNobodysPlace() {
    UUID campaign = held();
    world.moveTo("2026-05-25" + NINE);
    world.moveTo("2026-05-29" + NINE);
    world
        .database()
        .execute(
            """
            update message set state = 'stopped', next_attempt_at = null where id in (
              select f.message from message_fate f join notice n on n.id = f.notice
               where n.circular = '%s' and n.organization = '%s' and n.occasion = 'reminder-2')"""
                .formatted(campaign, organization));
    world.moveTo("2026-06-01" + NINE);
    world.letMailGo();
    awaitReminders(campaign, "sent", "stopped");
  }

  /** Renamed between the release and the round, and again while the reminder waited. */
  @Sending
  @Test
  void itNamesTheOrganisationAsItIsCalledByThen() {
    UUID campaign = held();
    rename("廉江市演示改名协会");
    world.moveTo("2026-05-15" + NINE);
    assertThat(
            world
                .database()
                .column(
                    "select organization_name from notice where circular = '%s' and organization = '%s' and occasion = 'reminder-1'"
                        .formatted(campaign, organization)))
        .as("in its inbox")
        .containsExactly("廉江市演示改名协会");
    rename("廉江市演示再改名协会");
    world.letMailGo();
    awaitReminders(campaign, "sent");
    assertThat(ofMessages("body", campaign, "sent").getFirst()).startsWith("廉江市演示再改名协会：");
  }

  private static void rename(String name) {
    world
        .database()
        .execute(
            "update organization set name = '%s' where id = '%s'".formatted(name, organization));
  }

  /** Released and told; from now on mail waits. */
  private static UUID held() {
    UUID campaign = world.campaign("2026-05-31");
    world.finish(campaign);
    world.holdMail();
    return campaign;
  }

  private static void awaitReminders(UUID campaign, String... states) {
    Eventually.within(
        Duration.ofSeconds(30),
        () -> assertThat(world.reminders(campaign, organization)).containsExactly(states));
  }

  /** Of the organisation's reminders that stand so. */
  private static List<String> ofMessages(String column, UUID campaign, String state) {
    return world
        .database()
        .column(
            """
            select m.%s from message m join message_notice l on l.message = m.id join notice n on n.id = l.notice
             where n.circular = '%s' and n.organization = '%s' and n.occasion <> 'notice' and m.state = '%s'
             order by m.created_at"""
                .formatted(column, campaign, organization, state));
  }
}
