package cn.pufa.content;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody did with an edition.
 *
 * @param person null where the server did it
 * @param goLiveAt the time set, of a scheduling
 */
record EditionEvent(
    int edition, Instant at, UUID person, Act act, int revision, String reason, Instant goLiveAt) {

  /** The names are those of the contract. */
  enum Act {
    CREATED,
    SAVED,
    SUBMITTED,
    PASSED_FIRST_REVIEW,
    PASSED_LEGAL_REVIEW,
    PASSED_SECRECY_REVIEW,
    RETURNED,
    RECALLED,
    SCHEDULED,
    PUBLISHED,
    REPLACED,
    UNPUBLISHED,
    WITHDRAWN,
    RECORDED,
    UNRECORDED,
    QUIZ_WITHDRAWN,
    CARRIED;

    boolean isWriting() {
      return this == CREATED || this == SAVED;
    }

    boolean isPassing() {
      return this == PASSED_FIRST_REVIEW
          || this == PASSED_LEGAL_REVIEW
          || this == PASSED_SECRECY_REVIEW;
    }

    /** Whether who listens hears something else, or nothing, from then on. */
    boolean isHeard() {
      return this == PUBLISHED || this == UNPUBLISHED || this == RECORDED || this == UNRECORDED;
    }

    String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
