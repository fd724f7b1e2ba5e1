package cn.pufa.training;

import cn.pufa.training.Admission.Pool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who of those waiting gets the seats that are free. Knows nothing of the database. */
final class SeatQueue {

  private SeatQueue() {}

  /**
   * In order of arrival, each out of the seats of the own township or of everybody else; once
   * sign-up has closed, what is left goes to whoever waits.
   *
   * @param session with its free seats
   * @param taken seats given or offered so far, by pool
   * @param waiting in order of arrival
   */
  static List<Enrolment> next(
      TrainingSession session, Map<Pool, Integer> taken, List<Enrolment> waiting, Instant now) {
    List<Enrolment> next = new ArrayList<>();
    List<Enrolment> left = new ArrayList<>();
    Map<Pool, Integer> used = new HashMap<>(taken);
    TrainingSession after = session;
    for (Enrolment one : waiting) {
      var pool = new Pool(session.id(), session.terms().quotas().pool(one.division()));
      if (after.hasRoomFor(one.division(), used.getOrDefault(pool, 0))) {
        used.merge(pool, 1, Integer::sum);
        after = after.with(1, -1, 0);
        next.add(one);
      } else {
        left.add(one);
      }
    }
    if (!now.isBefore(session.closesAt())) {
      left.stream().limit(Math.max(0, after.seatsLeft())).forEach(next::add);
    }
    return next;
  }
}
