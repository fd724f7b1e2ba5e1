package cn.pufa.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.LadderWorld;
import cn.pufa.testing.Own;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
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
}
