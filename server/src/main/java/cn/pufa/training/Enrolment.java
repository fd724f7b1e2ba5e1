package cn.pufa.training;

import java.time.Instant;
import java.util.UUID;

/**
 * One person signed up for one session, for one of the person's posts.
 *
 * @param arrival number among the session's sign-ups, from 1
 * @param movedUpAt when a seat became free for somebody who waited
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
    Instant withdrawnAt) {

  enum State {
    ENROLLED,
    WAITING,
    WITHDRAWN
  }
}
