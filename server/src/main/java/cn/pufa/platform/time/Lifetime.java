package cn.pufa.platform.time;

import java.time.Duration;
import java.time.Instant;

/**
 * From when to when a session, a code or a link is good. One made while the clock was far ahead
 * would be good for as long as the clock was ahead; so none is good before it was made.
 */
public record Lifetime(Instant madeAt, Instant endsAt) {

  /**
   * So far the clocks of two nodes may differ, or one be set back, and what was just made is good.
   */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

  public boolean holds(Instant now) {
    return endsAt.isAfter(now) && !madeAt.isAfter(latestMade(now));
  }

  /** For a statement that looks and uses in one: what was made later than this is not good. */
  public static Instant latestMade(Instant now) {
    return now.plus(CLOCKS_DIFFER);
  }
}
