package cn.pufa.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Asks again until an assertion holds or time is up; then the assertion's own words tell why. */
public final class Eventually {

  private static final long PAUSE_NANOS = Duration.ofMillis(25).toNanos();

  private Eventually() {}

  public static <T> T within(Duration limit, Supplier<T> assertion) {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      try {
        return assertion.get();
      } catch (AssertionError failed) {
        if (System.nanoTime() > end) {
          throw failed;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  public static void within(Duration limit, Runnable assertion) {
    within(
        limit,
        () -> {
          assertion.run();
          return null;
        });
  }
}
