package cn.pufa.volunteer;

import java.time.Instant;
import java.util.UUID;

/**
 * What a volunteer was asked to help at (服务安排).
 *
 * @param session the training session, null for an event
 * @param withMinors whether minors (未成年人) are present
 * @param reason why it was declined or called off
 * @param minutes of service, only where served
 */
record Assignment(
    UUID id,
    UUID person,
    Kind kind,
    UUID session,
    String title,
    String place,
    Instant startsAt,
    Instant endsAt,
    boolean withMinors,
    State state,
    String reason,
    Integer minutes) {

  enum Kind {
    SESSION,
    EVENT
  }

  enum State {
    PROPOSED,
    ACCEPTED,
    DECLINED,
    CANCELLED,
    SERVED,
    ABSENT
  }

  /** Whether the volunteer's time is taken by it, or may be. */
  boolean isOpen() {
    return state == State.PROPOSED || state == State.ACCEPTED;
  }

  /** Whether it is waited for what came of it: the volunteer agreed, and it has begun. */
  boolean hasBegun(Instant now) {
    return state == State.ACCEPTED && !startsAt.isAfter(now);
  }

  /** Whether it is known what came of it. */
  boolean isRecorded() {
    return state == State.SERVED || state == State.ABSENT;
  }

  /** 0 where nobody came. */
  int servedMinutes() {
    return minutes == null ? 0 : minutes;
  }

  /** Such as 60 分钟; only of what is recorded. */
  String served() {
    return minutes == null ? "没有到" : minutes + " 分钟";
  }

  boolean overlaps(Instant from, Instant to) {
    return startsAt.isBefore(to) && from.isBefore(endsAt);
  }
}
