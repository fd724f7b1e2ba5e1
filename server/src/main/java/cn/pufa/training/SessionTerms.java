package cn.pufa.training;

import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.UUID;

/**
 * How a session is held, and how its seats are handed on.
 *
 * @param link where an online one takes place; null for a classroom
 * @param trainerPerson who teaches, where that person has an account
 * @param minutes nominal minutes (学时); null for the time from start to end
 * @param offerHours in which an offered seat may be answered; 0 moves up at once
 */
public record SessionTerms(
    Form form, String link, UUID trainerPerson, Integer minutes, int offerHours, Quotas quotas) {

  static final SessionTerms PLAIN =
      new SessionTerms(Form.CLASSROOM, null, null, null, 0, Quotas.NONE);

  /** Most minutes of one day that count. */
  private static final long DAY = 8 * 60;

  private static final LocalTime MORNING = LocalTime.of(9, 0);
  private static final LocalTime EVENING = LocalTime.of(21, 0);

  public enum Form {
    CLASSROOM,
    ONLINE
  }

  int minutesOf(Instant starts, Instant ends) {
    if (minutes != null) {
      return minutes;
    }
    Duration length = Duration.between(starts, ends);
    long days = length.toDays() + 1;
    return (int) Math.max(1, Math.min(length.toMinutes(), Math.min(days, 10) * DAY));
  }

  /**
   * Until when an offer made now may be answered, never at night; null where the session starts
   * sooner, so that nobody can wait for an answer.
   */
  Instant offerUntil(Instant now, Instant starts) {
    Instant until = byDay(now.plus(Duration.ofHours(offerHours)));
    return offerHours == 0 || until.isAfter(starts) ? null : until;
  }

  /** Short messages rest at night, so whoever is asked then has until the morning. */
  private static Instant byDay(Instant until) {
    ZonedDateTime local = until.atZone(BusinessClock.ZONE);
    if (local.toLocalTime().isBefore(MORNING)) {
      return local.with(MORNING).toInstant();
    }
    return local.toLocalTime().isBefore(EVENING)
        ? until
        : local.plusDays(1).with(MORNING).toInstant();
  }
}
