package cn.pufa.office;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An office as it is told of now.
 *
 * @param division whom it serves: the county or one township
 * @param checkedFor the county or township for which somebody checked it
 * @param closedAt null while residents see it
 */
public record Office(
    UUID id,
    String division,
    int version,
    OfficeFacts facts,
    LocalDate checkedOn,
    String checkedFor,
    Instant changedAt,
    Instant closedAt,
    String closeReason) {

  static final int CHECK_AFTER_DAYS = 180;

  /** Whether it must be checked again (待核对). */
  public boolean isUnchecked(LocalDate today) {
    return checkedOn.isBefore(checkedSince(today));
  }

  /** The first day on which a check still counts. */
  static LocalDate checkedSince(LocalDate today) {
    return today.minusDays(CHECK_AFTER_DAYS);
  }

  Office told(OfficeFacts now, LocalDate checked, String by, Instant at) {
    return new Office(id, division, version + 1, now, checked, by, at, null, null);
  }

  Office closed(Instant at, String reason) {
    return new Office(id, division, version + 1, facts, checkedOn, checkedFor, at, at, reason);
  }
}
