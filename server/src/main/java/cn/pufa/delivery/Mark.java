package cn.pufa.delivery;

import cn.pufa.delivery.Channel.NotNow;
import cn.pufa.delivery.Channel.Outcome;
import cn.pufa.delivery.Channel.Refused;
import cn.pufa.delivery.Channel.Sent;
import cn.pufa.delivery.Channel.Unknown;
import java.time.Duration;
import java.util.UUID;

/**
 * What is written down of a message after its turn.
 *
 * @param taking the claim it belongs to
 * @param state sent, failed, uncertain, or queued to be tried again
 * @param doubt whether it may have left although it is queued
 * @param delay not before so long from now; zero unless queued
 * @param offered 1 where it counts as an attempt, otherwise 0
 */
record Mark(
    UUID message,
    UUID taking,
    MessageState state,
    Failure failure,
    String reason,
    String receipt,
    boolean doubt,
    Duration delay,
    int offered) {

  private static final int MAX_ATTEMPTS = 8;
  private static final long LONGEST_SECONDS = 300;

  /** It was taken and did not leave this time. */
  static Mark givenBack(Claim claim) {
    return new Mark(
        claim.message().id(),
        claim.taking(),
        MessageState.QUEUED,
        null,
        null,
        null,
        claim.doubt(),
        Duration.ZERO,
        0);
  }

  static Mark of(Claim claim, Outcome outcome, boolean knowsRepeats) {
    return switch (outcome) {
      case Sent sent -> rest(claim, MessageState.SENT, null, null, sent.receipt());
      case Refused refused ->
          rest(claim, MessageState.FAILED, refused.failure(), refused.reason(), null);
      case NotNow notNow -> later(claim, notNow);
      case Unknown unknown when knowsRepeats && claim.attempts() + 1 < MAX_ATTEMPTS ->
          again(claim, null, Takeover.UNKNOWN_FATE, true, backOff(claim.attempts()), 1);
      case Unknown unknown ->
          rest(claim, MessageState.UNCERTAIN, null, Takeover.UNKNOWN_FATE, null);
    };
  }

  /**
   * A provider that asks for patience, or is still away when one message tries, says nothing of the
   * message: it does not count against it.
   */
  private static Mark later(Claim claim, NotNow notNow) {
    int counts = claim.trial() || notNow.failure() == Failure.TOO_MANY ? 0 : 1;
    if (claim.attempts() + counts >= MAX_ATTEMPTS) {
      return rest(claim, MessageState.FAILED, notNow.failure(), notNow.reason(), null);
    }
    Duration usual = backOff(claim.attempts());
    boolean isAsked = notNow.after() != null && notNow.after().compareTo(usual) > 0;
    Duration delay = isAsked ? notNow.after() : usual;
    return again(claim, notNow.failure(), notNow.reason(), claim.doubt(), delay, counts);
  }

  private static Mark rest(
      Claim claim, MessageState state, Failure failure, String reason, String receipt) {
    return new Mark(
        claim.message().id(),
        claim.taking(),
        state,
        failure,
        reason,
        receipt,
        false,
        Duration.ZERO,
        1);
  }

  private static Mark again(
      Claim claim, Failure failure, String reason, boolean doubt, Duration delay, int offered) {
    return new Mark(
        claim.message().id(),
        claim.taking(),
        MessageState.QUEUED,
        failure,
        reason,
        null,
        doubt,
        delay,
        offered);
  }

  /**
   * 2, 4, 8 … seconds, at most five minutes, each up to a quarter longer so that they do not come
   * back together.
   */
  private static Duration backOff(int attempts) {
    long seconds = Math.min(LONGEST_SECONDS, 2L << Math.min(attempts, 9));
    return Duration.ofMillis(seconds * 1000 + (long) (Math.random() * seconds * 250));
  }
}
