package cn.pufa.delivery;

import io.vertx.core.Future;
import java.time.Duration;

/** A way for a message to leave, such as e-mail or SMS. */
public interface Channel {

  /** What is certain about a message that was offered. */
  sealed interface Outcome {}

  /**
   * @param receipt the provider's own number of it; null where it gave none
   */
  record Sent(String receipt) implements Outcome {}

  /** The provider will never take it. */
  record Refused(Failure failure, String reason) implements Outcome {}

  /**
   * It surely did not leave, and may be tried again.
   *
   * @param after not before this; null for the usual back-off
   */
  record NotNow(Failure failure, String reason, Duration after) implements Outcome {

    public NotNow(Failure failure, String reason) {
      this(failure, reason, null);
    }
  }

  /** The connection broke after it was offered: nobody knows. */
  record Unknown() implements Outcome {}

  /**
   * As messages name it: {@code email}, {@code sms}, {@code subscribe}, {@code service_account}.
   */
  String code();

  /**
   * Whether the provider knows a message again by its id, so that one in doubt may be offered anew.
   */
  boolean knowsRepeats();

  /** Whether it makes a phone ring, so that it keeps the quiet hours. */
  default boolean disturbs() {
    return true;
  }

  /** How many the provider takes at a time, should that be less than the setting. */
  default int atOnce() {
    return Integer.MAX_VALUE;
  }

  /** Never fails: a fault is an outcome. */
  Future<Outcome> send(Message message);
}
