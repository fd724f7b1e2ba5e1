package cn.pufa.delivery;

import cn.pufa.delivery.Channel.NotNow;
import cn.pufa.delivery.Channel.Outcome;
import cn.pufa.delivery.Channel.Unknown;
import java.time.Duration;
import java.time.Instant;

/**
 * What all nodes know of a channel's provider. After {@value #LIMIT} failures in a row nothing is
 * offered for a while; then one message tries, and the while doubles each time it fails.
 *
 * @param failures in a row; beyond the limit, each counts one message that tried in vain
 * @param openUntil nothing is offered before; null while all is well
 */
record Circuit(int failures, Instant openUntil, String reason) {

  static final int LIMIT = 5;
  private static final Duration SHORTEST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** A provider that says "too many" and not for how long. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Whoever tries has that long to come back; then another may. */
  static final Duration TRIAL = Duration.ofSeconds(70);

  private static final String NO_ANSWER = "对方一直没有答复。";

  static final Circuit CLOSED = new Circuit(0, null, null);

  boolean isOpen(Instant now) {
    return openUntil != null && now.isBefore(openUntil);
  }

  /** Whether only one message at a time may find out if the provider is back. */
  boolean isOnTrial() {
    return failures >= LIMIT;
  }

  /**
   * Whether the outcome says something of the provider that must be written down. One that only
   * leaves its callers waiting is as good as away: what it was offered stays in doubt, and the next
   * ones need not.
   */
  static boolean isFault(Outcome outcome) {
    return outcome instanceof Unknown
        || outcome instanceof NotNow notNow
            && (notNow.failure() == Failure.PROVIDER || notNow.failure() == Failure.TOO_MANY);
  }

  /**
   * @param trial whether the outcome is of the one message that tried
   */
  Circuit after(Outcome outcome, boolean trial, Instant now) {
    if (!isFault(outcome)) {
      return CLOSED;
    }
    if (outcome instanceof NotNow notNow && notNow.failure() == Failure.TOO_MANY) {
      Duration patience = notNow.after() == null ? PATIENCE : notNow.after();
      Instant until = now.plus(patience);
      boolean alreadyLonger = !trial && isOpen(until);
      return new Circuit(
          Math.max(LIMIT, failures), alreadyLonger ? openUntil : until, notNow.reason());
    }
    if (isOnTrial() && !trial) {
      return this; // It left before the others had failed.
    }
    int more = failures + 1;
    Instant until = more < LIMIT ? null : now.plus(pause(more - LIMIT));
    return new Circuit(more, until, outcome instanceof NotNow notNow ? notNow.reason() : NO_ANSWER);
  }

  private static Duration pause(int doubled) {
    Duration pause = SHORTEST.multipliedBy(1L << Math.min(doubled, 10));
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }
}
