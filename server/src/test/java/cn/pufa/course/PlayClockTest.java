package cn.pufa.course;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Rounds;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** No way of reporting and opening wins more than twice the time that passed, and one grace. */
class PlayClockTest {

  private static final Instant START = Instant.parse("2026-05-25T01:00:00Z");

  @Test
  void whateverSomebodySendsTheSumStaysWithinTwiceTheTime() {
    Random random = Rounds.random("PlayClockTest", 500);
    for (int round = 0; round < 500; round++) {
      var clock = new PlayClock(START, 0);
      Instant now = START;
      long taken = 0;
      for (int step = 0; step < 60; step++) {
        now = now.plusMillis(random.nextInt(4_000));
        if (random.nextInt(5) == 0) {
          clock = clock.openedAt(now);
        } else {
          long claimed = random.nextInt(15_000);
          Optional<PlayClock> counted = clock.report(now, claimed);
          taken += counted.isPresent() ? claimed : 0;
          clock = counted.orElse(clock);
        }
        long passed = now.toEpochMilli() - START.toEpochMilli();
        assertThat(taken).isLessThanOrEqualTo(PlayClock.SPEED * passed + PlayClock.GRACE_MS);
      }
    }
  }

  @Test
  void doubleSpeedIsTakenReportForReportHoweverLong() {
    var clock = new PlayClock(START, 0);
    for (int report = 1; report <= 200; report++) {
      clock = clock.report(START.plusSeconds(15L * report), 30_000).orElseThrow();
    }
    assertThat(clock.debtMs()).isZero();
  }

  @Test
  void aReportThatWasTooMuchIsTakenALittleLater() {
    var clock = new PlayClock(START, 0);
    assertThat(clock.report(START.plusSeconds(5), 20_000)).isEmpty();
    assertThat(clock.report(START.plusSeconds(10), 20_000)).isPresent();
  }

  @Test
  void watchingOnceMoreSavesNothingUp() {
    PlayClock after = new PlayClock(START, 0).report(START.plusSeconds(600), 1_000).orElseThrow();
    assertThat(after.allowedAt(START.plusSeconds(600))).isEqualTo(PlayClock.GRACE_MS);
  }

  @Test
  void theGraceIsGivenOnceAndOpeningAgainWinsNoOther() {
    PlayClock spent = new PlayClock(START, 0).report(START, PlayClock.GRACE_MS).orElseThrow();
    assertThat(spent.report(START, 1)).isEmpty();
    assertThat(spent.openedAt(START).report(START, 1)).isEmpty();
    assertThat(spent.openedAt(START.plusSeconds(1)).allowedAt(START.plusSeconds(1)))
        .isEqualTo(2_000);
  }

  @Test
  void aClockThatGoesBackTakesNothingTwice() {
    PlayClock counted = new PlayClock(START, 0).report(START.plusSeconds(10), 20_000).orElseThrow();
    PlayClock back = counted.openedAt(START.plusSeconds(4));
    assertThat(back.countedAt()).isEqualTo(START.plusSeconds(10));
    assertThat(back.allowedAt(START.plusSeconds(4))).isEqualTo(PlayClock.GRACE_MS);
  }
}
