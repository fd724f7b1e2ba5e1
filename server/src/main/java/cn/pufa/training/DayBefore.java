package cn.pufa.training;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;

/** Tells those who have a seat the day before, once a session, by day. */
final class DayBefore {

  private static final LocalTime FROM = LocalTime.of(9, 0);
  private static final LocalTime UNTIL = LocalTime.of(20, 0);

  private final BusinessClock clock;
  private final String division;
  private final TrainingNotices notices;

  DayBefore(BusinessClock clock, String division, TrainingNotices notices) {
    this.clock = clock;
    this.division = division;
    this.notices = notices;
  }

  void tend(Database database) {
    Instant now = clock.now();
    ZonedDateTime local = now.atZone(BusinessClock.ZONE);
    if (local.toLocalTime().isBefore(FROM) || !local.toLocalTime().isBefore(UNTIL)) {
      return;
    }
    LocalDate tomorrow = local.toLocalDate().plusDays(1);
    List<UUID> sessions =
        database.read(
            tx ->
                SessionStore.untold(
                    tx, division, startOf(tomorrow), startOf(tomorrow.plusDays(1))));
    sessions.forEach(session -> database.run(tx -> tell(tx, session)));
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(BusinessClock.ZONE).toInstant();
  }

  /**
   * Under the lock of the session: two nodes tell once, and who withdraws right now is left out.
   */
  private void tell(Tx tx, UUID id) {
    SessionStore.lock(tx, division, id)
        .filter(session -> !session.isCancelled() && !session.hasStarted(clock.now()))
        .filter(session -> SessionStore.dayBeforeTold(tx, id, clock.now()))
        .ifPresent(session -> notices.dayBefore(tx, session, seated(tx, id)));
  }

  private static List<Enrolment> seated(Tx tx, UUID session) {
    return EnrolmentStore.in(tx, session).stream()
        .filter(one -> one.state() == Enrolment.State.ENROLLED)
        .toList();
  }
}
