package cn.pufa.publication;

import java.time.Instant;
import java.util.UUID;

/**
 * A note beside a published item (更正说明).
 *
 * @param answer why it was refused
 */
record Correction(
    UUID id,
    UUID item,
    UUID batch,
    String number,
    int no,
    String name,
    String words,
    String note,
    State state,
    UUID draftedBy,
    Instant draftedAt,
    UUID decidedBy,
    Instant decidedAt,
    String answer) {

  enum State {
    WAITING,
    PUBLISHED,
    REFUSED;

    String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    static State of(String code) {
      return valueOf(code.toUpperCase(java.util.Locale.ROOT));
    }
  }
}
