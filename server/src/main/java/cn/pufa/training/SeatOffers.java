package cn.pufa.training;

import cn.pufa.audit.Commands;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Hands seats that became free on to whoever waits: at once, or as an offer that somebody accepts,
 * declines or lets lapse. All of it under the lock of the session's row, so whatever comes together
 * comes one after the other.
 */
final class SeatOffers {

  private static final String SYSTEM = "system";

  private final BusinessClock clock;
  private final String division;
  private final TrainingNotices notices;

  SeatOffers(BusinessClock clock, String division, TrainingNotices notices) {
    this.clock = clock;
    this.division = division;
    this.notices = notices;
  }

  /**
   * Somebody is out already; the counts follow here, together with whoever comes next.
   *
   * @param session locked, as it was before
   * @param leaving as they were before
   * @return what the trail says of who got a seat; null where nobody did
   */
  String handOn(Tx tx, TrainingSession session, List<Enrolment> leaving, Instant now) {
    int seats = (int) leaving.stream().filter(one -> one.state().holdsSeat()).count();
    int queued = leaving.size() - seats;
    TrainingSession free = session.with(-seats, -queued, 0);
    List<Enrolment> next = next(tx, free, now);
    SessionStore.changeCounts(tx, session.id(), next.size() - seats, -next.size() - queued);
    return next.isEmpty() ? null : give(tx, session, next, now);
  }

  private static List<Enrolment> next(Tx tx, TrainingSession session, Instant now) {
    if (session.seatsLeft() <= 0
        || session.waiting() <= 0
        || session.isCancelled()
        || session.hasStarted(now)) {
      return List.of();
    }
    boolean plain = session.terms().quotas().none();
    int asked = plain ? session.seatsLeft() : session.waiting();
    return SeatQueue.next(
        session,
        EnrolmentStore.taken(tx, List.of(session)),
        EnrolmentStore.queue(tx, session.id(), asked),
        now);
  }

  private String give(Tx tx, TrainingSession session, List<Enrolment> next, Instant now) {
    List<UUID> ids = next.stream().map(Enrolment::id).toList();
    Instant until = session.terms().offerUntil(now, session.startsAt());
    if (until == null) {
      EnrolmentStore.moveUp(tx, ids, now);
      notices.movedUp(tx, session, next);
      return "递补 " + named(ids);
    }
    EnrolmentStore.offer(tx, ids, now, until);
    notices.offered(tx, session, next, until);
    return "名额留给 " + named(ids);
  }

  private static String named(List<UUID> enrolments) {
    return enrolments.stream().map(id -> "enrolment/" + id).collect(Collectors.joining("、"));
  }

  /** Passes on what nobody answered in time, and what townships left when sign-up closed. */
  void tend(Database database, Commands commands) {
    List<UUID> sessions = database.read(tx -> SessionStore.unsettled(tx, division, clock.now()));
    for (UUID session : sessions) {
      database.run(
          tx ->
              SessionStore.lock(tx, division, session)
                  .filter(locked -> !locked.isCancelled())
                  .ifPresent(locked -> settle(tx, commands, locked)));
    }
  }

  private void settle(Tx tx, Commands commands, TrainingSession session) {
    Instant now = clock.now();
    List<Enrolment> lapsed =
        EnrolmentStore.lapse(tx, session.id(), now).stream().map(SeatOffers::before).toList();
    String next = handOn(tx, session, lapsed, now);
    notices.lapsed(tx, session, lapsed);
    String subject = "training_session/" + session.id();
    for (Enrolment one : lapsed) {
      commands.append(tx, SYSTEM, "lapseOffer", "enrolment/" + one.id(), null, "-");
    }
    if (next != null) {
      commands.append(tx, SYSTEM, "handOnSeats", subject, next, "-");
    }
  }

  /** A lapsed one held a seat until now. */
  private static Enrolment before(Enrolment lapsed) {
    return lapsed.in(Enrolment.State.OFFERED);
  }
}
