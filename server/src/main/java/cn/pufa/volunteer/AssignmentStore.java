package cn.pufa.volunteer;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Reach;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** SQL of assignments. */
final class AssignmentStore {

  static final Sql INSERT =
      Sql.of(
          """
      insert into volunteer_assignment (id, person, kind, session, title, place, starts_at, ends_at, with_minors, state,
             assigned_by, assigned_at)
      values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, $8, 'proposed', $9, $10) returning *""");

  /** Of volunteers within reach. */
  static final Sql LOCK =
      Sql.of(
          """
      select a.* from volunteer_assignment a join volunteer v on v.person = a.person
       where a.id = $3 and ($1::boolean or v.division like any($2::text[])) for update of a""");

  static final Sql LOCK_OWN =
      Sql.of("select * from volunteer_assignment where id = $1 and person = $2 for update");
  static final Sql SET_STATE =
      Sql.of(
          """
      update volunteer_assignment set state = $2, reason = $3, minutes = $4,
             answered_at = case when $2 in ('accepted', 'declined') then $5 else answered_at end,
             recorded_at = case when $2 in ('served', 'absent') then $5 else recorded_at end
       where id = $1 returning *""");
  static final Sql OF_PEOPLE =
      Sql.of(
          "select * from volunteer_assignment where person = any($1) order by starts_at desc, id limit 2000");

  /** All of them: they go to the national system, which keeps what it is given. */
  static final Sql SERVED =
      Sql.of(
          """
      select * from volunteer_assignment where person = any($1) and minutes is not null
       order by starts_at desc, id""");

  static final Sql CANCEL_COMING =
      Sql.of(
          """
      update volunteer_assignment set state = 'cancelled', reason = $3
       where person = $1 and starts_at > $2 and state in ('proposed', 'accepted') returning id""");
  static final Sql LOCK_OF_SESSION =
      Sql.of(
          """
      select * from volunteer_assignment where session = $1 and state in ('proposed', 'accepted')
       order by id for update""");
  static final Sql CANCEL =
      Sql.of("update volunteer_assignment set state = 'cancelled', reason = $2 where id = any($1)");

  static final Sql FORGET_REASONS =
      Sql.of("update volunteer_assignment set reason = null where person = $1");

  private AssignmentStore() {}

  /**
   * @param by null for the demo
   */
  static Assignment insert(Tx tx, UUID person, AssignmentDraft draft, UUID by, Instant now) {
    return tx.one(
        INSERT,
        AssignmentStore::assignment,
        person,
        code(draft.kind()),
        draft.session(),
        draft.title(),
        draft.place(),
        draft.startsAt().atOffset(ZoneOffset.UTC),
        draft.endsAt().atOffset(ZoneOffset.UTC),
        draft.withMinors(),
        by,
        now.atOffset(ZoneOffset.UTC));
  }

  static Optional<Assignment> lock(Tx tx, Reach reach, UUID id) {
    return tx.first(LOCK, AssignmentStore::assignment, reach.all(), reach.divisionPrefixes(), id);
  }

  static Optional<Assignment> lockOwn(Tx tx, UUID id, UUID person) {
    return tx.first(LOCK_OWN, AssignmentStore::assignment, id, person);
  }

  /**
   * @param reason null where none is given, @param minutes null unless served
   */
  static Assignment setState(
      Tx tx, UUID id, Assignment.State state, String reason, Integer minutes, Instant now) {
    return tx.one(
        SET_STATE,
        AssignmentStore::assignment,
        id,
        code(state),
        reason,
        minutes,
        now.atOffset(ZoneOffset.UTC));
  }

  /** The latest first. */
  static List<Assignment> ofPeople(Tx tx, Collection<UUID> people) {
    return tx.list(OF_PEOPLE, AssignmentStore::assignment, (Object) people.toArray(UUID[]::new));
  }

  /** What was served and for how long, the latest first. */
  static List<Assignment> served(Tx tx, Collection<UUID> people) {
    return tx.list(SERVED, AssignmentStore::assignment, (Object) people.toArray(UUID[]::new));
  }

  /** Which they were. */
  static List<UUID> cancelComing(Tx tx, UUID person, Instant now, String reason) {
    return tx.list(
        CANCEL_COMING, row -> row.getUUID("id"), person, now.atOffset(ZoneOffset.UTC), reason);
  }

  /** Those that are open, of one session. */
  static List<Assignment> lockOfSession(Tx tx, UUID session) {
    return tx.list(LOCK_OF_SESSION, AssignmentStore::assignment, session);
  }

  static void cancel(Tx tx, List<Assignment> assignments, String reason) {
    tx.execute(CANCEL, assignments.stream().map(Assignment::id).toArray(UUID[]::new), reason);
  }

  static void forgetReasons(Tx tx, UUID person) {
    tx.execute(FORGET_REASONS, person);
  }

  private static Assignment assignment(Row row) {
    return new Assignment(
        row.getUUID("id"),
        row.getUUID("person"),
        Assignment.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getUUID("session"),
        row.getString("title"),
        row.getString("place"),
        row.getOffsetDateTime("starts_at").toInstant(),
        row.getOffsetDateTime("ends_at").toInstant(),
        row.getBoolean("with_minors"),
        Assignment.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getString("reason"),
        row.getInteger("minutes"));
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
