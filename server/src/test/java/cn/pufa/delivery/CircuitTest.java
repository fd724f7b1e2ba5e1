package cn.pufa.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.delivery.Channel.NotNow;
import cn.pufa.delivery.Channel.Outcome;
import cn.pufa.delivery.Channel.Refused;
import cn.pufa.delivery.Channel.Sent;
import cn.pufa.delivery.Channel.Unknown;
import cn.pufa.testing.Fault;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When a channel rests, for how long, and what ends it. */
@Fault("F11")
class CircuitTest {

  private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
  private static final Outcome AWAY = new NotNow(Failure.PROVIDER, "连不上");
  private static final Outcome SENT = new Sent(null);

  private static Circuit after(Circuit circuit, int failures) {
    return after(circuit, AWAY, failures);
  }

  private static Circuit after(Circuit circuit, Outcome outcome, int times) {
    Circuit after = circuit;
    for (int i = 0; i < times; i++) {
      after = after.after(outcome, false, NOW);
    }
    return after;
  }

  @Test
  void fiveFailuresInARowOpenIt() {
    assertThat(after(Circuit.CLOSED, 4).isOpen(NOW)).isFalse();
    Circuit open = after(Circuit.CLOSED, 5);
    assertThat(open.openUntil()).isEqualTo(NOW.plusSeconds(5));
    assertThat(open.isOnTrial()).isTrue();
    assertThat(open.isOpen(NOW.plusSeconds(5))).isFalse();
  }

  @Test
  void aSuccessInBetweenStartsTheCountAgain() {
    Circuit circuit = after(after(Circuit.CLOSED, 4).after(SENT, false, NOW), 4);
    assertThat(circuit.isOpen(NOW)).isFalse();
    assertThat(circuit.after(new Refused(Failure.BAD_ADDRESS, ""), false, NOW))
        .as("whoever refuses is there")
        .isEqualTo(Circuit.CLOSED);
  }

  @Test
  void whatLeftBeforeItOpenedDoesNotMakeItLonger() {
    assertThat(after(Circuit.CLOSED, 32)).isEqualTo(after(Circuit.CLOSED, 5));
  }

  @Test
  void eachTrialInVainDoublesTheRestUpToFiveMinutes() {
    Circuit circuit = after(Circuit.CLOSED, 5);
    for (int seconds : new int[] {10, 20, 40, 80, 160, 300, 300}) {
      circuit = circuit.after(AWAY, true, NOW);
      assertThat(circuit.openUntil()).isEqualTo(NOW.plusSeconds(seconds));
    }
    assertThat(circuit.after(SENT, true, NOW)).isEqualTo(Circuit.CLOSED);
  }

  @Test
  void whoAsksForPatienceGetsIt() {
    Outcome later = new NotNow(Failure.TOO_MANY, "今天的次数用完了", Duration.ofMinutes(10));
    Circuit patient = Circuit.CLOSED.after(later, false, NOW);
    assertThat(patient.openUntil()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
    assertThat(patient.isOnTrial()).isTrue();
    assertThat(patient.after(new NotNow(Failure.TOO_MANY, ""), false, NOW).openUntil())
        .as("the longer of both")
        .isEqualTo(patient.openUntil());
    assertThat(patient.after(new NotNow(Failure.TOO_MANY, ""), true, NOW).openUntil())
        .as("a minute where it does not say for how long")
        .isEqualTo(NOW.plus(Duration.ofMinutes(1)));
  }

  /** Each of them stays in doubt; the next ones are spared. */
  @Test
  void aProviderThatOnlyTimesOutIsSlowedToo() {
    Circuit silent = after(Circuit.CLOSED, new Unknown(), 5);
    assertThat(silent.openUntil()).isEqualTo(NOW.plusSeconds(5));
    assertThat(silent.after(new Unknown(), true, NOW).openUntil()).isEqualTo(NOW.plusSeconds(10));
    assertThat(silent.after(SENT, true, NOW)).isEqualTo(Circuit.CLOSED);
  }
}
