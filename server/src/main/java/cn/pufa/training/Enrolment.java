package cn.pufa.training;

import cn.pufa.identity.Roles;
import cn.pufa.post.PostRole;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * One person signed up for one session, for one of the person's posts.
 *
 * @param arrival number among the session's sign-ups, from 1
 * @param movedUpAt when a seat became free for somebody who waited
 * @param offerUntil when an offer lapses; null unless it is one
 * @param leftAs null unless given up
 */
record Enrolment(
    UUID id,
    UUID session,
    UUID person,
    PostRole role,
    String division,
    State state,
    int arrival,
    Instant enrolledAt,
    Instant movedUpAt,
    Instant withdrawnAt,
    Instant offerUntil,
    LeftAs leftAs) {

  enum State {
    ENROLLED,
    WAITING,
    /** A seat is kept until the person answers (待您答复). */
    OFFERED,
    WITHDRAWN;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a seat is given or kept. */
    boolean holdsSeat() {
      return this == ENROLLED || this == OFFERED;
    }
  }

  /** How a seat or a place in the queue was given up. */
  enum LeftAs {
    WITHDREW,
    DECLINED,
    LAPSED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A volunteer serves in the whole county, a post belongs to its village or township. */
  boolean isOf(Roles.Held held) {
    return held.role().equals(role.code())
        && (role == PostRole.VOLUNTEER || held.division().equals(division));
  }

  Enrolment in(State other) {
    return new Enrolment(
        id,
        session,
        person,
        role,
        division,
        other,
        arrival,
        enrolledAt,
        movedUpAt,
        withdrawnAt,
        offerUntil,
        leftAs);
  }
}
