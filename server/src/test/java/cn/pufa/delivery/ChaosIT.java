package cn.pufa.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Rounds;
import cn.pufa.testing.Sending;
import cn.pufa.testing.SlowFault;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing is lost and nothing comes twice, whatever dies; {@code -Dchaos.kills} for more. */
@Sending
@SlowFault("F2")
@Timeout(value = 2, unit = TimeUnit.HOURS)
class ChaosIT {

  private static final int KILLS = Integer.getInteger("chaos.kills", Rounds.COUNT);

  @Test
  void nothingIsLostAndNothingComesTwice() {
    try (var chaos = new Chaos(Rounds.random("ChaosIT", KILLS))) {
      Chaos.Report report = chaos.run(KILLS);
      System.out.println("ChaosIT: " + report);
      assertThat(report.kills()).isEqualTo(KILLS);
    }
  }
}
