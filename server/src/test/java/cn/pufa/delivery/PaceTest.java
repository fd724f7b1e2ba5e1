package cn.pufa.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How many messages a second a provider gets from a node. */
class PaceTest {

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10);
  private final Pace pace = new Pace(20, nanos::get);

  private void pass(int millis) {
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  @Test
  void aSecondsWorthAtOnceAndThenOneByOne() {
    assertThat(pace.free()).isEqualTo(20);
    pace.take(20);
    assertThat(pace.free()).isZero();
    pass(50);
    assertThat(pace.free()).isOne();
    pass(25);
    assertThat(pace.free()).isOne();
    pass(25);
    assertThat(pace.free()).isEqualTo(2);
  }

  @Test
  void restingSavesNoMoreThanASecondsWorth() {
    pace.take(20);
    pass(60_000);
    assertThat(pace.free()).isEqualTo(20);
  }

  @Test
  void withoutALimitAnyNumberMayGo() {
    Pace any = new Pace(Pace.ANY, nanos::get);
    any.take(1_000_000);
    assertThat(any.free()).isEqualTo(Pace.ANY);
  }
}
