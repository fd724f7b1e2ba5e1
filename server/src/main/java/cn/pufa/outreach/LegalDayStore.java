package cn.pufa.outreach;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of the calendar of legal days. */
final class LegalDayStore {

  record Locked(int version, boolean removed) {}

  private static final String WITH_DATES =
      """
      select d.*, array(select held_on from legal_day_date where legal_day = d.id order by year) as dates
        from legal_day d where removed_at is null
      """;
  static final Sql ALL = Sql.of(WITH_DATES + "order by name, id");
  static final Sql BY_ID = Sql.of(WITH_DATES + "and id = $1");
  static final Sql LOCK =
      Sql.of("select version, removed_at from legal_day where id = $1 for update");
  static final Sql INSERT =
      Sql.of(
          """
      insert into legal_day (name, topic, month, day, last_month, last_day, note, source, checked)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id""");
  static final Sql UPDATE =
      Sql.of(
          """
      update legal_day set name = $2, topic = $3, month = $4, day = $5, last_month = $6, last_day = $7, note = $8,
             source = $9, checked = $10, version = version + 1 where id = $1""");
  static final Sql REMOVE = Sql.of("update legal_day set removed_at = $2 where id = $1");
  static final Sql DELETE_DATES = Sql.of("delete from legal_day_date where legal_day = $1");
  static final Sql INSERT_DATES =
      Sql.of(
          """
      insert into legal_day_date (legal_day, year, held_on)
      select $1, extract(year from d)::integer, d from unnest($2::date[]) as d""");

  private LegalDayStore() {}

  static List<LegalDay> all(Tx tx) {
    return tx.list(ALL, LegalDayStore::day);
  }

  static Optional<LegalDay> byId(Tx tx, UUID id) {
    return tx.first(BY_ID, LegalDayStore::day, id);
  }

  static Optional<Locked> lock(Tx tx, UUID id) {
    return tx.first(
        LOCK,
        row -> new Locked(row.getInteger("version"), row.getOffsetDateTime("removed_at") != null),
        id);
  }

  static UUID insert(Tx tx, LegalDay.Draft draft) {
    LegalDay.Fixed fixed = draft.fixed();
    UUID id =
        tx.one(
            INSERT,
            row -> row.getUUID("id"),
            draft.name(),
            draft.topic(),
            fixed == null ? null : fixed.month(),
            fixed == null ? null : fixed.day(),
            fixed == null ? null : fixed.lastMonth(),
            fixed == null ? null : fixed.lastDay(),
            draft.note(),
            draft.source(),
            draft.checked());
    insertDates(tx, id, draft);
    return id;
  }

  static void update(Tx tx, UUID id, LegalDay.Draft draft) {
    LegalDay.Fixed fixed = draft.fixed();
    tx.execute(
        UPDATE,
        id,
        draft.name(),
        draft.topic(),
        fixed == null ? null : fixed.month(),
        fixed == null ? null : fixed.day(),
        fixed == null ? null : fixed.lastMonth(),
        fixed == null ? null : fixed.lastDay(),
        draft.note(),
        draft.source(),
        draft.checked());
    tx.execute(DELETE_DATES, id);
    insertDates(tx, id, draft);
  }

  static void remove(Tx tx, UUID id, Instant at) {
    tx.execute(REMOVE, id, at.atOffset(ZoneOffset.UTC));
  }

  private static void insertDates(Tx tx, UUID id, LegalDay.Draft draft) {
    tx.execute(INSERT_DATES, id, draft.dates().toArray(LocalDate[]::new));
  }

  private static LegalDay day(Row row) {
    Integer month = row.getInteger("month");
    return new LegalDay(
        row.getUUID("id"),
        row.getString("name"),
        row.getString("topic"),
        month == null
            ? null
            : new LegalDay.Fixed(
                month,
                row.getInteger("day"),
                row.getInteger("last_month"),
                row.getInteger("last_day")),
        List.of(row.getArrayOfLocalDates("dates")),
        row.getString("note"),
        row.getString("source"),
        row.getBoolean("checked"),
        row.getInteger("version"));
  }
}
