package cn.pufa.contact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/**
 * One letter (信函) about one notice, with words and address as printed; while it waits, to whom and
 * where the register says.
 *
 * @param circular null for a single notice
 * @param batch null until printed; likewise {@code printedAt}
 * @param endedOn day of delivery or return; null before, likewise {@code endedWhy}
 */
record PostalLetter(
    UUID id,
    UUID organization,
    String organizationName,
    String township,
    UUID circular,
    UUID notice,
    Cause cause,
    String why,
    String subject,
    String body,
    String documentNumber,
    String recipient,
    String address,
    State state,
    UUID batch,
    Instant printedAt,
    LocalDate postedOn,
    String trackingNumber,
    LocalDate endedOn,
    String endedWhy,
    Instant createdAt) {

  enum State {
    WAITING,
    PRINTED,
    POSTED,
    DELIVERED,
    RETURNED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  record Posting(LocalDate postedOn, String trackingNumber) {}

  /**
   * @param outcome DELIVERED or RETURNED
   */
  record Ended(State outcome, LocalDate endedOn, String why) {}
}
