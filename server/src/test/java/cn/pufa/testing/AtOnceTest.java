package cn.pufa.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class AtOnceTest {

  private final CountDownLatch word = new CountDownLatch(1);

  private String hear() throws InterruptedException {
    word.await();
    return "heard";
  }

  private String say() {
    word.countDown();
    return "said";
  }

  @Test
  void eachRunsWhileTheOthersDoAndTheResultsKeepTheirOrder() {
    assertThat(AtOnce.call(List.of(this::hear, this::say))).containsExactly("heard", "said");
  }

  @Test
  void whoWaitsForOneThatFailsIsWokenAndTheFaultIsThatOnes() {
    Callable<String> fails =
        () -> {
          throw new AssertionError("too late");
        };
    assertThatThrownBy(() -> AtOnce.call(List.of(this::hear, fails)))
        .hasMessageContaining("too late");
  }
}
