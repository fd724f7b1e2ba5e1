package cn.pufa.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.app.Ending.Step;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What hangs takes no more of the end than its share, and nothing that fails stops the rest. */
class EndingTest {

  private final Queue<String> ended = new ConcurrentLinkedQueue<>();

  @Test
  void stepsBesideEachOtherShareTheirTimeAndTheNextOneHasItsOwn() {
    var never = new CountDownLatch(1);
    long began = System.nanoTime();
    var ending = new Ending(Duration.ofSeconds(20));
    ending.take(
        Duration.ofMillis(19_800),
        new Step("one", () -> await(never)),
        new Step("two", () -> await(never)),
        new Step("three", () -> ended.add("three")));
    ending.take(Duration.ZERO, new Step("last", () -> ended.add("last")));
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    assertThat(ended).containsExactly("three", "last");
    never.countDown();
  }

  @Test
  void whatFailsStopsNothing() {
    var ending = new Ending(Duration.ofSeconds(20));
    ending.take(
        Duration.ZERO,
        new Step(
            "one",
            () -> {
              throw new IllegalStateException("演示");
            }));
    ending.take(Duration.ZERO, new Step("last", () -> ended.add("last")));
    assertThat(ended).containsExactly("last");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
