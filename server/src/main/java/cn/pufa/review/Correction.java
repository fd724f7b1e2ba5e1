package cn.pufa.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One time a return was given back (退回补正).
 *
 * @param cells that are open to the organisation, and no others
 * @param explanation why it is due that day
 * @param answeredAt null while it is open; likewise the version that answered
 */
record Correction(
    UUID review,
    int turn,
    List<String> cells,
    String reason,
    UUID askedBy,
    Instant askedAt,
    LocalDate dueOn,
    String explanation,
    int fromVersion,
    Instant answeredAt,
    Integer toVersion) {

  boolean isOverdue(LocalDate today) {
    return answeredAt == null && dueOn.isBefore(today);
  }
}
