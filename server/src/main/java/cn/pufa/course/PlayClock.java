package cn.pufa.course;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How much media time somebody can have seen by the server's own clock: twice the time since it
 * last counted, so that double speed works, and once a little more for a network that stutters.
 * What a report does not use is not saved up, so that watching once more earns nothing elsewhere.
 *
 * @param countedAt when something was last counted
 * @param debtMs how much of the grace is used up; time pays it back
 */
record PlayClock(Instant countedAt, int debtMs) {

  static final int SPEED = 2;
  static final int GRACE_MS = 5_000;

  /** From now on; what is owed stays owed, so that opening again wins no second grace. */
  PlayClock openedAt(Instant now) {
    return new PlayClock(later(now), debtAt(now, 0));
  }

  /** The clock after the report, or nothing where there was not as much time. */
  Optional<PlayClock> report(Instant now, long claimedMs) {
    return claimedMs > allowedAt(now)
        ? Optional.empty()
        : Optional.of(new PlayClock(later(now), debtAt(now, claimedMs)));
  }

  long allowedAt(Instant now) {
    return earnedAt(now) + GRACE_MS - debtMs;
  }

  private int debtAt(Instant now, long claimedMs) {
    return (int) Math.max(0, debtMs + claimedMs - earnedAt(now));
  }

  private long earnedAt(Instant now) {
    return Math.max(0, Duration.between(countedAt, now).toMillis()) * SPEED;
  }

  /** Two nodes' clocks differ a little; time that was counted is not counted again. */
  private Instant later(Instant now) {
    return now.isAfter(countedAt) ? now : countedAt;
  }
}
