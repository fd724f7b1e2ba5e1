package cn.pufa.exam;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * One paper of one person.
 *
 * @param person null once the person was forgotten
 * @param needed right answers that pass
 * @param how null, as {@code endedAt}, {@code right} and {@code passed}, while it runs
 * @param certificate what it earned, or null
 * @param qualification what passing it gives a certificate for, or null
 */
record Attempt(
    UUID id,
    String exam,
    String title,
    UUID person,
    Learner role,
    String division,
    int total,
    int needed,
    int answered,
    Instant startedAt,
    Instant endsAt,
    Instant endedAt,
    End how,
    Integer right,
    Boolean passed,
    UUID certificate,
    Learner qualification) {

  enum End {
    HANDED_IN,
    TIME_UP;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static End ofCode(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  boolean ended() {
    return how != null;
  }

  boolean hasPassed() {
    return Boolean.TRUE.equals(passed);
  }

  /** Whether its time has come, whatever is written. */
  boolean over(Instant now) {
    return !now.isBefore(endsAt);
  }

  boolean runs(Instant now) {
    return !ended() && !over(now);
  }
}
