package cn.pufa.delivery;

import java.time.Duration;
import java.util.UUID;

/**
 * A message that this node has taken and will send at once or give back.
 *
 * @param taking which claim of it this is; a later one makes it void
 * @param attempts how often it was offered before, @param doubt whether it may have left then
 * @param since {@link System#nanoTime} before it was taken
 * @param trial whether it finds out if its provider is back
 * @param requestId of the request that queued it; null where none did
 */
record Claim(
    Message message,
    UUID taking,
    int attempts,
    boolean doubt,
    long since,
    boolean trial,
    String requestId) {

  /** A claim is followed by its send within this, or given back. */
  private static final Duration LIFE = Duration.ofSeconds(2);

  /** What is older is not begun, so that marking it as leaving ends in time. */
  private static final Duration FRESH = Duration.ofMillis(1500);

  /** What tells one claim of a message from another. */
  record Key(UUID message, UUID taking) {}

  Key key() {
    return new Key(message.id(), taking);
  }

  boolean isFresh() {
    return age() < FRESH.toNanos();
  }

  boolean isOver() {
    return age() >= LIFE.toNanos();
  }

  long nanosFresh() {
    return FRESH.toNanos() - age();
  }

  private long age() {
    return System.nanoTime() - since;
  }

  Wanted.Claimed asked() {
    return new Wanted.Claimed(message, doubt);
  }

  Claim with(Wanted.Send words) {
    return new Claim(message.with(words), taking, attempts, doubt, since, trial, requestId);
  }
}
