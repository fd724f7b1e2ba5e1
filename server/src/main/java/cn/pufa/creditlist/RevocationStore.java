package cn.pufa.creditlist;

import cn.pufa.creditlist.TaskStore.Due;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of revocations, and of what waits for one. */
final class RevocationStore {

  /** A ground that has ended, with the procedure that ended it. */
  record Revoked(String code, String facts, Integer year, LocalDate revokedOn, UUID procedure) {}

  /**
   * A ground of an entry that stands, which no open revocation names.
   *
   * @param record that brought it, @param year of the missed report; one of them may be null
   * @param namedOn when the last revocation that named it was proposed; null for none
   */
  record Resting(
      UUID ground,
      UUID organization,
      String name,
      UUID entry,
      String code,
      String record,
      Integer year,
      LocalDate listedOn,
      LocalDate namedOn) {

    /** It was proposed when that was known, and decided otherwise. */
    boolean isNamedSince(LocalDate known) {
      return namedOn != null && !namedOn.isBefore(known);
    }
  }

  static final Sql NAME =
      Sql.of("insert into credit_revocation (move, ground) select $1, unnest($2::uuid[])");
  static final Sql REVOKE =
      Sql.of("update credit_ground set revoked_on = $2 where id = any($1::uuid[])");
  static final Sql REVOKED =
      Sql.of(
          """
      select g.*, m.procedure
        from credit_ground g join credit_revocation r on r.ground = g.id
        join credit_move m on m.id = r.move and m.state = 'carried_out'
       where g.entry = $1 and g.revoked_on is not null
       order by g.revoked_on, g.arisen_on, g.code, g.year""");
  static final Sql OPEN =
      Sql.of(
          "select id from credit_move where organization = $1 and state = 'open' and kind = 'revoke'");

  static final Sql CAME_FROM =
      Sql.of(
          """
      select id from credit_entry
       where organization = $1 and ended_by = 'moved' and ended_on = $2 and end_number = $3""");

  /** Grounds that were copied from the one entry ($1) to the other ($2), in pairs. */
  private static final String COPIES =
      """
       from credit_ground o join credit_ground c
         on c.code = o.code and c.facts = o.facts and c.arisen_on = o.arisen_on
            and c.year is not distinct from o.year and c.record is not distinct from o.record
      where o.entry = $1 and c.entry = $2 and o.cured_on is null
      """;

  static final Sql NAME_ORIGINALS =
      Sql.of(
          """
      insert into credit_revocation (move, ground)
      select r.move, pair.original
        from (select o.id as original, c.id as copy"""
              + COPIES
              + """
              and c.revoked_on is not null) pair
        join credit_revocation r on r.ground = pair.copy
      on conflict do nothing""");
  static final Sql BRING_BACK =
      Sql.of(
          """
      update credit_ground g set cured_on = pair.cured_on, excused = pair.excused, revoked_on = pair.revoked_on
        from (select o.id, c.cured_on, c.excused, c.revoked_on"""
              + COPIES
              + ") pair where g.id = pair.id");
  static final Sql REOPEN =
      Sql.of(
          "update credit_entry set ended_on = null, ended_by = null, end_number = null where id = $1");

  static final Sql UPHELD =
      Sql.of(
          """
      select o.id, o.organization, o.name, e.id as entry, o.answered_on
        from credit_objection o join credit_entry about on about.id = o.entry
        join credit_entry e on e.organization = o.organization and e.ended_on is null
         and (e.id = about.id
              or about.ended_by = 'moved' and e.listed_on = about.ended_on and e.document_number = about.end_number)
       where o.upheld
         and not exists (select from credit_move m
                          where m.entry in (about.id, e.id) and m.kind = 'revoke' and m.proposed_on >= o.answered_on)""");

  private static final String STANDING =
      """
      select g.id, g.organization, e.name, g.entry, g.code, g.record, g.year, e.listed_on, named.last as named_on
        from credit_ground g join credit_entry e on e.id = g.entry and e.ended_on is null
       cross join lateral (select max(m.proposed_on) as last, bool_or(m.state = 'open') as open
                             from credit_revocation r join credit_move m on m.id = r.move
                            where r.ground = g.id) named
       where g.revoked_on is null and named.open is not true
      """;

  static final Sql RESTING = Sql.of(STANDING + "and g.record is not null and g.year is null");

  /** The day before a ground arises is the last on which its report is in time. */
  static final Sql IN_TIME =
      Sql.of(
          STANDING + "and g.code = 'report_missed' and g.cured_on < g.arisen_on and not g.excused");

  private RevocationStore() {}

  static void name(Tx tx, UUID move, List<Ground> falling) {
    tx.execute(NAME, move, ids(falling));
  }

  static void revoke(Tx tx, List<Ground> fallen, LocalDate on) {
    tx.execute(REVOKE, ids(fallen), on);
  }

  private static UUID[] ids(List<Ground> grounds) {
    return grounds.stream().map(Ground::id).toArray(UUID[]::new);
  }

  static List<Revoked> revoked(Tx tx, UUID entry) {
    return tx.list(
        REVOKED,
        row ->
            new Revoked(
                row.getString("code"),
                row.getString("facts"),
                row.getInteger("year"),
                row.getLocalDate("revoked_on"),
                row.getUUID("procedure")),
        entry);
  }

  static boolean isOpen(Tx tx, UUID organization) {
    return tx.first(OPEN, row -> row.getUUID("id"), organization).isPresent();
  }

  /** The entry on the other list that ended when this one was made. */
  static Optional<UUID> cameFrom(Tx tx, Entry entry) {
    return tx.first(
        CAME_FROM,
        row -> row.getUUID("id"),
        entry.organization(),
        entry.listedOn(),
        entry.documentNumber());
  }

  /** What happened to its grounds while they stood on the later entry, happened to them. */
  static void bringBack(Tx tx, UUID earlier, UUID later) {
    tx.execute(NAME_ORIGINALS, earlier, later);
    tx.execute(BRING_BACK, earlier, later);
  }

  static void reopen(Tx tx, UUID entry) {
    tx.execute(REOPEN, entry);
  }

  /**
   * Objections upheld against an entry that stands, or from which the one came that does; nobody
   * has proposed to correct it since.
   */
  static List<Due> upheld(Tx tx) {
    return tx.list(
        UPHELD,
        row ->
            new Due(
                CorrectionsDue.KIND,
                "credit-objection/" + row.getUUID("id"),
                row.getLocalDate("answered_on"),
                row.getUUID("organization"),
                row.getString("name"),
                null,
                row.getUUID("entry")));
  }

  /** Brought by the records of other features. */
  static List<Resting> resting(Tx tx) {
    return tx.list(RESTING, RevocationStore::resting);
  }

  /** Reports missed by what was known then, which had come in time after all. */
  static List<Resting> inTime(Tx tx) {
    return tx.list(IN_TIME, RevocationStore::resting);
  }

  private static Resting resting(Row row) {
    return new Resting(
        row.getUUID("id"),
        row.getUUID("organization"),
        row.getString("name"),
        row.getUUID("entry"),
        row.getString("code"),
        row.getString("record"),
        row.getInteger("year"),
        row.getLocalDate("listed_on"),
        row.getLocalDate("named_on"));
  }
}
