package cn.pufa.testing;

import java.util.Random;

/**
 * How often a fault is tried, and the seed of its moments: {@code PUFA_TEST_LONG} makes ten rounds
 * a hundred, {@code PUFA_TEST_ROUNDS} fewer, {@code PUFA_TEST_SEED} or {@code -Dpufa.test.seed}
 * repeats a printed run.
 */
public final class Rounds {

  public static final int COUNT = count();

  private Rounds() {}

  private static int count() {
    if (System.getenv("PUFA_TEST_LONG") != null) {
      return 100;
    }
    String few = System.getenv("PUFA_TEST_ROUNDS");
    return few == null ? 10 : Integer.parseInt(few);
  }

  public static Random random(String test) {
    return random(test, COUNT);
  }

  /** For a test with a number of rounds of its own. */
  public static Random random(String test, int rounds) {
    long seed = seed();
    System.out.println(test + ": seed " + seed + ", " + rounds + " rounds");
    return new Random(seed);
  }

  /** The one that is wanted, or a new one. */
  public static long seed() {
    return seed(System.nanoTime());
  }

  /** The one that is wanted, or else this. */
  public static long seed(long otherwise) {
    String wanted = System.getProperty("pufa.test.seed", System.getenv("PUFA_TEST_SEED"));
    return wanted == null ? otherwise : Long.parseLong(wanted);
  }
}
