package cn.pufa.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.delivery.Channel.NotNow;
import cn.pufa.delivery.Channel.Unknown;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an answer, or none, makes of a message. */
class MarkTest {

  private static Claim claim(int attempts, boolean trial) {
    return new Claim(
        EngineNode.email(null, "演示"),
        UUID.randomUUID(),
        attempts,
        false,
        System.nanoTime(),
        trial,
        null);
  }

  private static Mark of(int attempts, Channel.Outcome outcome) {
    return Mark.of(claim(attempts, false), outcome, false);
  }

  @Test
  void theEighthAttemptIsTheLast() {
    var away = new NotNow(Failure.PROVIDER, "连不上");
    assertThat(of(6, away).state()).isEqualTo(MessageState.QUEUED);
    assertThat(of(7, away).state()).isEqualTo(MessageState.FAILED);
    assertThat(of(7, away).failure()).isEqualTo(Failure.PROVIDER);
  }

  /** A provider that is away for a day fails no message. */
  @Test
  void aProvidersOwnTroubleIsNotCountedAgainstTheMessage() {
    var tooMany = new NotNow(Failure.TOO_MANY, "今天的次数用完了", Duration.ofMinutes(30));
    assertThat(of(7, tooMany).state()).isEqualTo(MessageState.QUEUED);
    assertThat(of(7, tooMany).offered()).isZero();
    assertThat(of(0, tooMany).delay()).isEqualTo(Duration.ofMinutes(30));
    Mark trial = Mark.of(claim(7, true), new NotNow(Failure.PROVIDER, "连不上"), false);
    assertThat(trial.state()).isEqualTo(MessageState.QUEUED);
    assertThat(trial.offered()).isZero();
  }

  @Test
  void backOffDoublesUpToFiveMinutesAndNeverComesTogether() {
    var away = new NotNow(Failure.NOT_TAKEN, "");
    int[] seconds = {2, 4, 8, 16, 32, 64, 128};
    for (int attempts = 0; attempts < seconds.length; attempts++) {
      assertThat(of(attempts, away).delay())
          .isBetween(
              Duration.ofSeconds(seconds[attempts]), Duration.ofMillis(seconds[attempts] * 1250L));
    }
    var tooMany = new NotNow(Failure.TOO_MANY, "");
    assertThat(of(7, tooMany).delay()).isLessThanOrEqualTo(Duration.ofSeconds(375));
  }

  @Test
  void doubtIsResolvedOnlyWhereTheProviderKnowsTheMessageAgain() {
    assertThat(of(0, new Unknown()).state()).isEqualTo(MessageState.UNCERTAIN);
    Mark again = Mark.of(claim(0, false), new Unknown(), true);
    assertThat(again.state()).isEqualTo(MessageState.QUEUED);
    assertThat(again.doubt()).isTrue();
    assertThat(Mark.of(claim(7, false), new Unknown(), true).state())
        .isEqualTo(MessageState.UNCERTAIN);
  }

  @Test
  void whatIsGivenBackWasNotOffered() {
    Claim claim = claim(3, false);
    Mark back = Mark.givenBack(claim);
    assertThat(back.taking()).isEqualTo(claim.taking());
    assertThat(back.state()).isEqualTo(MessageState.QUEUED);
    assertThat(back.offered()).isZero();
    assertThat(back.doubt()).isFalse();
  }
}
