package cn.pufa.platform;

import java.time.Duration;

/** By when something is to have ended, whatever time the clock shows. */
public final class Deadline {

  private final long nanos;

  private Deadline(long nanos) {
    this.nanos = nanos;
  }

  public static Deadline in(Duration span) {
    return new Deadline(System.nanoTime() + span.toNanos());
  }

  /** So much before this one. */
  public Deadline less(Duration span) {
    return new Deadline(nanos - span.toNanos());
  }

  /** Nothing once it has passed. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
  }

  /** Waits for the thread; false where it is still at work then. */
  public boolean isKeptBy(Thread thread) throws InterruptedException {
    return thread.join(left());
  }
}
