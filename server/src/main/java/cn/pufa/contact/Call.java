package cn.pufa.contact;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/**
 * One organisation to be called about one notice.
 *
 * @param circular null for a single notice
 * @param dueOn null where the notice asks for nothing by a day
 * @param contactName of the register, as {@code contactPhone}; null where it holds none
 * @param settled whether what the notice asks for has been done meanwhile, or is owed by nobody any
 *     more
 * @param takenBy null where nobody holds it; likewise {@code takenName} and {@code takenAt}
 */
record Call(
    UUID id,
    UUID organization,
    String organizationName,
    String township,
    UUID circular,
    UUID notice,
    String subject,
    LocalDate dueOn,
    Cause cause,
    String why,
    String contactName,
    String contactPhone,
    boolean settled,
    UUID takenBy,
    String takenName,
    Instant takenAt,
    int attempts,
    LocalDate againOn,
    Outcome outcome,
    String spokeWith,
    String note,
    Instant createdAt,
    Instant doneAt) {

  /** Somebody called away from the telephone must not keep a call for ever. */
  static final Duration HOLD = Duration.ofHours(2);

  enum Outcome {
    REACHED,
    NO_ANSWER,
    WRONG_NUMBER,
    REFUSED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Outcome of(String code) {
      return code == null ? null : valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  enum State {
    OPEN,
    DONE,
    NOT_NEEDED
  }

  /** What came of trying. */
  record Attempt(Outcome outcome, String spokeWith, String note, LocalDate againOn) {}

  State state() {
    if (doneAt != null) {
      return State.DONE;
    }
    return settled ? State.NOT_NEEDED : State.OPEN;
  }

  boolean isHeldByOther(UUID person, Instant now) {
    return takenBy != null && !takenBy.equals(person) && takenAt.plus(HOLD).isAfter(now);
  }
}
