package cn.pufa.exam;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A question as it may be drawn now.
 *
 * @param version number of the words that are in use
 * @param offReason why staff no longer draw it, or null
 * @param lawReason why the law took it off, or null
 * @param source fingerprint of words that came with the product, or null
 */
record Question(
    String id,
    String bank,
    int version,
    QuestionText text,
    String offReason,
    String lawReason,
    String source,
    Instant changedAt) {

  enum State {
    LIVE,
    DUE,
    OFF;

    static State ofCode(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** How a version came to be. */
  enum What {
    PRODUCT,
    WRITTEN,
    CONFIRMED,
    CARRIED,
    /** The same words, drawn no longer. */
    STOPPED
  }

  /**
   * One version of it.
   *
   * @param by null where the product or the law wrote it
   */
  record Version(int number, QuestionText text, What what, UUID by, Instant at) {}
}
