package cn.pufa.testing;

import java.util.Arrays;

/** How long a thing took, each time it was done, in milliseconds. */
public final class Pace {

  private final long[] sorted;

  private Pace(long[] taken) {
    this.sorted = taken;
    Arrays.sort(sorted);
  }

  public static Pace of(int times, Runnable thing) {
    long[] taken = new long[times];
    for (int time = 0; time < times; time++) {
      long began = System.nanoTime();
      thing.run();
      taken[time] = (System.nanoTime() - began) / 1_000_000;
    }
    return new Pace(taken);
  }

  /** So many of a hundred took no longer. */
  public long percentile(int hundredths) {
    return sorted[(sorted.length * hundredths + 99) / 100 - 1];
  }

  /** How many took as long. */
  public long over(long ms) {
    return Arrays.stream(sorted).filter(taken -> taken >= ms).count();
  }

  public long longest() {
    return sorted[sorted.length - 1];
  }
}
