package cn.pufa.training;

import static cn.pufa.training.SessionStore.offset;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** SQL of who was reminded to sign up on which day, and of what such a reminder rests on. */
final class ReminderStore {

  static final Sql CLAIM =
      Sql.of(
          """
      insert into sign_up_reminder (person, day, session, at)
      select p, $3, $2, $4 from unnest($1::uuid[]) p on conflict do nothing returning person""");
  static final Sql DELETE_OF = Sql.of("delete from sign_up_reminder where person = $1");
  static final Sql DELETE_BEFORE = Sql.of("delete from sign_up_reminder where at < $1");

  /** Against whoever signs up right now; what somebody else holds is not among the rows. */
  static final Sql HOLD_SESSIONS =
      Sql.of(
          "select id from training_session where id = any($1) order by id for share skip locked");

  static final Sql HOLD_ENROLMENTS =
      Sql.of("select id from enrolment where id = any($1) order by id for share skip locked");
  static final Sql ENROLMENTS = Sql.of("select * from enrolment where id = any($1)");

  private ReminderStore() {}

  /** Who was not reminded on this day, and is now. */
  static List<UUID> claim(Tx tx, UUID session, List<UUID> people, LocalDate day, Instant now) {
    return tx.list(
        CLAIM,
        row -> row.getUUID("person"),
        people.toArray(UUID[]::new),
        session,
        day,
        offset(now));
  }

  static void deleteOf(Tx tx, UUID person) {
    tx.execute(DELETE_OF, person);
  }

  static void deleteBefore(Tx tx, Instant then) {
    tx.execute(DELETE_BEFORE, offset(then));
  }

  static Set<UUID> holdSessions(Tx tx, Collection<UUID> sessions) {
    return hold(tx, HOLD_SESSIONS, sessions);
  }

  static Set<UUID> holdEnrolments(Tx tx, Collection<UUID> enrolments) {
    return hold(tx, HOLD_ENROLMENTS, enrolments);
  }

  private static Set<UUID> hold(Tx tx, Sql sql, Collection<UUID> ids) {
    return new HashSet<>(tx.list(sql, row -> row.getUUID("id"), (Object) ids.toArray(UUID[]::new)));
  }

  static List<Enrolment> enrolments(Tx tx, Collection<UUID> ids) {
    return tx.list(ENROLMENTS, EnrolmentStore::enrolment, (Object) ids.toArray(UUID[]::new));
  }
}
