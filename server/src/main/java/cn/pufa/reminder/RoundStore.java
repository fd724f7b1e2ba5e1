package cn.pufa.reminder;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.json.GsonJson;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of the ladders that circulars follow, and of their rounds. */
final class RoundStore {

  static final Sql FOLLOW =
      Sql.of(
          """
      insert into followed_ladder (circular, name, steps, before, after, attached_at)
      values ($1, $2, $3::text::jsonb, $4::text::jsonb, $5::text::jsonb, $6)
      on conflict (circular) do update set name = $2, steps = $3::text::jsonb, before = $4::text::jsonb,
             after = $5::text::jsonb, attached_at = $6, stopped_at = null""");

  static final Sql LADDER =
      Sql.of(
          """
      select circular, name, steps::text as steps, before::text as before, after::text as after, stopped_at
        from followed_ladder where circular = $1""");

  static final Sql STOP =
      Sql.of(
          "update followed_ladder set stopped_at = $2 where circular = $1 and stopped_at is null");

  static final Sql RUNNING =
      Sql.of("select circular from followed_ladder where stopped_at is null order by circular");

  static final Sql WITH_DUE_ROUNDS =
      Sql.of(
          """
      select distinct r.circular from reminder_round r join followed_ladder f on f.circular = r.circular
       where r.state = 'planned' and r.runs_at <= $1 and f.stopped_at is null order by r.circular""");

  static final Sql DUE =
      Sql.of(
          """
      select * from reminder_round where circular = $1 and state = 'planned' and runs_at <= $2
       order by extended_to nulls first, runs_at desc, days desc""");

  /**
   * A step whose time has passed is not planned; one that was planned already moves wherever it
   * falls.
   */
  static final Sql PLAN =
      Sql.of(
          """
      insert into reminder_round (circular, extended_to, days, due_on, runs_at)
      select $1, $2, s.days, $3, s.runs_at from unnest($4::integer[], $5::timestamptz[]) s (days, runs_at)
       where s.runs_at is null or s.runs_at > $6
          or exists (select from reminder_round r where r.circular = $1 and r.extended_to is not distinct from $2
                        and r.days = s.days and r.state = 'planned')
      on conflict on constraint reminder_round_once do update set due_on = excluded.due_on, runs_at = excluded.runs_at
       where reminder_round.state = 'planned'
         and (reminder_round.due_on, reminder_round.runs_at) is distinct from (excluded.due_on, excluded.runs_at)""");

  static final Sql DROP_STEPS =
      Sql.of(
          """
      delete from reminder_round
       where circular = $1 and extended_to is not distinct from $2 and state = 'planned' and days <> all($3)""");

  static final Sql DROP_EXTENSIONS =
      Sql.of(
          """
      delete from reminder_round
       where circular = $1 and state = 'planned' and extended_to is not null and extended_to <> all($2)""");

  /**
   * With what was done, so that no step comes again; where both days have a round, the later one's
   * stands.
   */
  static final Sql MOVE_EXTENSION =
      Sql.of(
          """
      update reminder_round r set extended_to = $3, due_on = case state when 'planned' then $3 else due_on end
       where circular = $1 and extended_to = $2
         and not exists (select from reminder_round o
                          where o.circular = $1 and o.extended_to = $3 and o.days = r.days)""");

  static final Sql DROP_PLANNED =
      Sql.of("delete from reminder_round where circular = $1 and state = 'planned'");

  static final Sql DONE =
      Sql.of(
          """
      update reminder_round set state = 'done', occasion = $2, reminded = $3, settled_at = $4 where id = $1""");

  static final Sql SKIP =
      Sql.of(
          """
      update reminder_round set state = 'skipped', reason = $2, settled_at = $3 where id = $1 and state = 'planned'""");

  static final Sql OF_CIRCULAR =
      Sql.of(
          """
      select * from reminder_round where circular = $1 order by coalesce(settled_at, runs_at) nulls last, days""");

  static final Sql COMING =
      Sql.of(
          """
      select * from (
        select distinct on (r.circular) r.* from reminder_round r join followed_ladder f on f.circular = r.circular
         where r.state = 'planned' and r.runs_at is not null and f.stopped_at is null
         order by r.circular, r.runs_at, r.days) r
       order by runs_at, circular limit 50""");

  private RoundStore() {}

  static void follow(Tx tx, UUID circular, Ladder ladder, Instant at) {
    tx.execute(
        FOLLOW,
        circular,
        ladder.name(),
        LadderStore.json(ladder.steps()),
        LadderStore.json(ladder.before()),
        LadderStore.json(ladder.after()),
        offset(at));
  }

  static Optional<FollowedLadder> ladder(Tx tx, UUID circular) {
    return tx.first(LADDER, RoundStore::followed, circular);
  }

  static void stop(Tx tx, UUID circular, Instant at) {
    tx.execute(STOP, circular, offset(at));
  }

  static List<UUID> running(Tx tx) {
    return tx.list(RUNNING, row -> row.getUUID("circular"));
  }

  static List<UUID> withDueRounds(Tx tx, Instant now) {
    return tx.list(WITH_DUE_ROUNDS, row -> row.getUUID("circular"), offset(now));
  }

  /** Of each group the latest first. */
  static List<ReminderRound> due(Tx tx, UUID circular, Instant now) {
    return tx.list(DUE, RoundStore::round, circular, offset(now));
  }

  /** Rounds that are new or moved. */
  static int plan(
      Tx tx,
      UUID circular,
      LocalDate extendedTo,
      LocalDate due,
      List<Timetable.Entry> entries,
      Instant now) {
    Integer[] days = entries.stream().map(entry -> entry.step().days()).toArray(Integer[]::new);
    tx.execute(DROP_STEPS, circular, extendedTo, days);
    return tx.execute(
        PLAN,
        circular,
        extendedTo,
        due,
        days,
        entries.stream()
            .map(entry -> entry.runsAt() == null ? null : offset(entry.runsAt()))
            .toArray(OffsetDateTime[]::new),
        offset(now));
  }

  static void dropExtensionsBut(Tx tx, UUID circular, List<LocalDate> days) {
    tx.execute(DROP_EXTENSIONS, circular, days.toArray(LocalDate[]::new));
  }

  static void moveExtension(Tx tx, UUID circular, LocalDate from, LocalDate to) {
    tx.execute(MOVE_EXTENSION, circular, from, to);
  }

  static void dropPlanned(Tx tx, UUID circular) {
    tx.execute(DROP_PLANNED, circular);
  }

  static void done(Tx tx, UUID round, String occasion, int reminded, Instant at) {
    tx.execute(DONE, round, occasion, reminded, offset(at));
  }

  static boolean skip(Tx tx, UUID round, String reason, Instant at) {
    return tx.execute(SKIP, round, reason, offset(at)) > 0;
  }

  static List<ReminderRound> ofCircular(Tx tx, UUID circular) {
    return tx.list(OF_CIRCULAR, RoundStore::round, circular);
  }

  static List<ReminderRound> coming(Tx tx) {
    return tx.list(COMING, RoundStore::round);
  }

  private static FollowedLadder followed(Row row) {
    return new FollowedLadder(
        row.getUUID("circular"),
        row.getString("name"),
        GsonJson.GSON.fromJson(row.getString("steps"), LadderStore.STEPS),
        LadderStore.words(row.getString("before")),
        LadderStore.words(row.getString("after")),
        instant(row, "stopped_at"));
  }

  private static ReminderRound round(Row row) {
    return new ReminderRound(
        row.getUUID("id"),
        row.getUUID("circular"),
        row.getLocalDate("extended_to"),
        row.getInteger("days"),
        row.getLocalDate("due_on"),
        instant(row, "runs_at"),
        row.getString("state"),
        row.getString("occasion"),
        row.getInteger("reminded"),
        row.getString("reason"));
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
