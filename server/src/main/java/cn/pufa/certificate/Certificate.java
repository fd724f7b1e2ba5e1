package cn.pufa.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One certificate.
 *
 * @param number sixteen characters, without dashes
 * @param division where the post was held when the exam was passed
 * @param name null once it was forgotten
 * @param title of the exam
 * @param renewedBy the later one, null while there is none
 * @param revokedAt null unless revoked; likewise who did and why
 */
record Certificate(
    UUID id,
    String number,
    String division,
    Qualification qualification,
    UUID person,
    String name,
    String title,
    UUID attempt,
    LocalDate passedOn,
    Instant issuedAt,
    LocalDate validFrom,
    LocalDate validUntil,
    UUID renewedBy,
    LocalDate renewedOn,
    Instant revokedAt,
    UUID revokedBy,
    String revokeReason) {

  /** Passing again counts as renewal from so many days before the end. */
  static final int RENEWAL_DAYS = 60;

  enum State {
    VALID,
    EXPIRED,
    RENEWED,
    REVOKED;

    String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  State state(LocalDate today) {
    if (revokedAt != null) {
      return State.REVOKED;
    }
    if (renewedBy != null) {
      return State.RENEWED;
    }
    return today.isAfter(validUntil) ? State.EXPIRED : State.VALID;
  }

  LocalDate renewableFrom() {
    return validUntil.minusDays(RENEWAL_DAYS);
  }

  boolean endsSoon(LocalDate today) {
    return state(today) == State.VALID && !today.isBefore(renewableFrom());
  }

  Standing standing() {
    return new Standing(id, CertificateNumber.printed(number), validUntil);
  }
}
