package cn.pufa.testing;

import java.util.Random;

/**
 * How often a fault is tried, and the seed of its moments: {@code PUFA_TEST_LONG} makes ten rounds
 * a hundred, {@code PUFA_TEST_SEED} repeats a printed run.
 */
public final class Rounds {

  public static final int COUNT = System.getenv("PUFA_TEST_LONG") == null ? 10 : 100;

  private Rounds() {}

  public static Random random(String test) {
    return random(test, COUNT);
  }

  /** For a test with a number of rounds of its own. */
  public static Random random(String test, int rounds) {
    String wanted = System.getenv("PUFA_TEST_SEED");
    long seed = wanted == null ? System.nanoTime() : Long.parseLong(wanted);
    System.out.println(test + ": seed " + seed + ", " + rounds + " rounds");
    return new Random(seed);
  }
}
