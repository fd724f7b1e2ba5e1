package cn.pufa.delivery;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How many messages this node may hand to a provider now; at most one second's worth at once. */
final class Pace {

  static final int ANY = Integer.MAX_VALUE;

  private final int perSecond;
  private final LongSupplier nanoTime;
  private double saved;
  private long counted;

  /**
   * @param perSecond {@link #ANY} for no limit
   */
  Pace(int perSecond, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.nanoTime = nanoTime;
    this.saved = perSecond;
    this.counted = nanoTime.getAsLong();
  }

  int perSecond() {
    return perSecond;
  }

  /** How many may go now, without taking them. */
  int free() {
    if (perSecond == ANY) {
      return ANY;
    }
    long now = nanoTime.getAsLong();
    double earned = (double) (now - counted) * perSecond / TimeUnit.SECONDS.toNanos(1);
    saved = Math.min(perSecond, saved + earned);
    counted = now;
    return (int) saved;
  }

  void take(int count) {
    if (perSecond != ANY) {
      saved -= count;
    }
  }
}
