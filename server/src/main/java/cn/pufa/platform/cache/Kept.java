package cn.pufa.platform.cache;

import java.util.concurrent.atomic.LongAdder;

/**
 * A value with the time for which it holds.
 *
 * @param readings of it on its day; null where nobody counts them
 */
public record Kept<V>(V value, ReadCache.Stand stand, LongAdder readings) {

  public void read() {
    if (readings != null) {
      readings.increment();
    }
  }
}
