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
 * @param answeredAt null where nobody answered yet; likewise the version that answered
 * @param end null unless it ended without an answer (逾期未补正)
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
    Integer toVersion,
    End end) {

  /** Why the review went on with what had been filed before. */
  record End(UUID by, Instant at, String reason) {}

  boolean isOverdue(LocalDate today) {
    return answeredAt == null && end == null && dueOn.isBefore(today);
  }
}
