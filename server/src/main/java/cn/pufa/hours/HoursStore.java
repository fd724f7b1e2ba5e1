package cn.pufa.hours;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of the ledger of hours. */
final class HoursStore {

  /** The last entry of one source and person. */
  record Last(int turn, String title, LocalDate heldOn, int minutes) {

    boolean stands() {
      return minutes > 0;
    }
  }

  /**
   * @param reason null for one that gives
   */
  record Kept(
      UUID id,
      String source,
      String title,
      LocalDate heldOn,
      int minutes,
      String reason,
      Instant at) {}

  static final Sql LAST =
      Sql.of(
          """
      select turn, title, held_on, minutes from hours_entry
       where source = $1 and source_id = $2 and person = $3 order by turn desc limit 1""");
  static final Sql INSERT =
      Sql.of(
          """
      insert into hours_entry (id, person, division, source, source_id, turn, title, held_on, minutes, reason, recorded_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
      on conflict (source, source_id, person, turn) do nothing""");
  static final Sql ENTRIES =
      Sql.of(
          """
      select * from hours_entry where person = $1 and held_on >= $2 and held_on <= $3
       order by held_on desc, recorded_at desc limit $4""");
  static final Sql YEARS =
      Sql.of(
          """
      select distinct extract(year from held_on)::integer as year
        from (select held_on from hours_entry where person = $1
              union all select held_on from hours_statement where person = $1) d
       order by year desc""");

  /** A person's statements come one after the other, so that a day never holds too much. */
  static final Sql HOLD =
      Sql.of("select pg_advisory_xact_lock(hashtextextended('hours/' || $1, 0))::text");

  static final Sql STATED_ON =
      Sql.of(
          """
      select coalesce(sum(minutes), 0)::integer as minutes from hours_statement
       where person = $1 and held_on = $2 and state in ('waiting', 'confirmed')""");
  static final Sql STATE =
      Sql.of(
          """
      insert into hours_statement (id, person, name, division, title, held_on, minutes, state, stated_at)
      values ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8) returning *""");
  static final Sql STATEMENTS =
      Sql.of(
          """
      select * from hours_statement where person = $1 and held_on >= $2 and held_on <= $3
       order by held_on desc, stated_at desc limit $4""");
  static final Sql WITHDRAW =
      Sql.of(
          """
      update hours_statement set state = 'withdrawn', decided_at = $3
       where id = $1 and person = $2 and state = 'waiting' returning *""");
  static final Sql OWN = Sql.of("select * from hours_statement where id = $1 and person = $2");

  private static final String WITHIN = "($1::boolean or division like any($2::text[]))";
  static final Sql LOCK =
      Sql.of("select * from hours_statement where " + WITHIN + " and id = $3 for no key update");
  static final Sql DECIDE =
      Sql.of(
          """
      update hours_statement set state = $2, decided_at = $3, decided_by = $4, note = $5 where id = $1 returning *""");

  private static final String LISTED = " from hours_statement where " + WITHIN + " and state = $3";
  static final Sql PAGE =
      Sql.of("select *" + LISTED + " order by stated_at, id limit $4 offset $5");
  static final Sql COUNT = Sql.of("select count(*)::integer as n" + LISTED);

  static final Sql ERASE = Sql.of("delete from hours_statement where person = $1");
  static final Sql FORGET =
      Sql.of(
          "delete from hours_statement where state in ('refused', 'withdrawn') and decided_at < $1");

  private HoursStore() {}

  static Optional<Last> last(Tx tx, Source source, UUID sourceId, UUID person) {
    return tx.first(
        LAST,
        row ->
            new Last(
                row.getInteger("turn"),
                row.getString("title"),
                row.getLocalDate("held_on"),
                row.getInteger("minutes")),
        source.code(),
        sourceId,
        person);
  }

  /**
   * False where somebody else made this turn; it is committed then.
   *
   * @param minutes below zero to take back
   */
  static boolean insert(
      Tx tx, Entry entry, String division, int turn, int minutes, String reason, Instant at) {
    return tx.execute(
            INSERT,
            UUID.randomUUID(),
            entry.person(),
            division,
            entry.source().code(),
            entry.sourceId(),
            turn,
            entry.title(),
            entry.on(),
            minutes,
            reason,
            offset(at))
        == 1;
  }

  static List<Kept> entries(Tx tx, UUID person, LocalDate from, LocalDate until, int limit) {
    return tx.list(ENTRIES, HoursStore::entry, person, from, until, limit);
  }

  static List<Integer> years(Tx tx, UUID person) {
    return tx.list(YEARS, row -> row.getInteger("year"), person);
  }

  static void hold(Tx tx, UUID person) {
    tx.list(HOLD, row -> "", person.toString());
  }

  static int statedOn(Tx tx, UUID person, LocalDate day) {
    return tx.one(STATED_ON, row -> row.getInteger("minutes"), person, day);
  }

  static Statement state(
      Tx tx, UUID person, String name, String division, StatementDraft draft, Instant at) {
    return tx.one(
        STATE,
        HoursStore::statement,
        UUID.randomUUID(),
        person,
        name,
        division,
        draft.title().strip(),
        draft.heldOn(),
        draft.minutes(),
        offset(at));
  }

  static List<Statement> statements(
      Tx tx, UUID person, LocalDate from, LocalDate until, int limit) {
    return tx.list(STATEMENTS, HoursStore::statement, person, from, until, limit);
  }

  static Optional<Statement> own(Tx tx, UUID id, UUID person) {
    return tx.first(OWN, HoursStore::statement, id, person);
  }

  static Optional<Statement> withdraw(Tx tx, UUID id, UUID person, Instant at) {
    return tx.first(WITHDRAW, HoursStore::statement, id, person, offset(at));
  }

  static Optional<Statement> lock(Tx tx, Reach reach, UUID id) {
    return tx.first(LOCK, HoursStore::statement, reach.all(), reach.divisionPrefixes(), id);
  }

  static Statement decide(Tx tx, UUID id, Statement.State state, Instant at, UUID by, String note) {
    return tx.one(DECIDE, HoursStore::statement, id, state.code(), offset(at), by, note);
  }

  static List<Statement> page(Tx tx, Reach reach, String state, Page page) {
    return tx.list(
        PAGE,
        HoursStore::statement,
        reach.all(),
        reach.divisionPrefixes(),
        state,
        page.limit(),
        page.offset());
  }

  static int count(Tx tx, Reach reach, String state) {
    return tx.one(COUNT, row -> row.getInteger("n"), reach.all(), reach.divisionPrefixes(), state);
  }

  static void erase(Tx tx, UUID person) {
    tx.execute(ERASE, person);
  }

  static void forget(Tx tx, Instant before) {
    tx.execute(FORGET, offset(before));
  }

  private static Kept entry(Row row) {
    return new Kept(
        row.getUUID("id"),
        row.getString("source"),
        row.getString("title"),
        row.getLocalDate("held_on"),
        row.getInteger("minutes"),
        row.getString("reason"),
        instant(row, "recorded_at"));
  }

  private static Statement statement(Row row) {
    return new Statement(
        row.getUUID("id"),
        row.getUUID("person"),
        row.getString("name"),
        row.getString("division"),
        row.getString("title"),
        row.getLocalDate("held_on"),
        row.getInteger("minutes"),
        Statement.State.of(row.getString("state")),
        instant(row, "stated_at"),
        instant(row, "decided_at"),
        row.getString("note"));
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
