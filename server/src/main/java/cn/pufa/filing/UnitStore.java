package cn.pufa.filing;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** SQL of supervising units (业务主管单位): where their links go, and whose account is theirs. */
final class UnitStore {

  /**
   * @param version counts up with each change, 0 while nothing is known
   * @param changedAt null where nobody remembers
   * @param email null where none is known, @param person null where no account is tied
   */
  record Known(String unit, int version, Instant changedAt, String email, UUID person) {

    static Known nothing(String unit) {
      return new Known(unit, 0, null, null, null);
    }
  }

  static final Sql LIST =
      Sql.of("select * from supervising_unit where division = $1 order by unit");
  static final Sql FIND =
      Sql.of("select * from supervising_unit where division = $1 and unit = $2");
  static final Sql OF_PERSON =
      Sql.of("select unit from supervising_unit where division = $1 and person = $2");
  static final Sql UNTIE =
      Sql.of(
          """
      update supervising_unit set person = null, version = version + 1, changed_at = $4
       where division = $1 and person = $2 and unit <> $3""");
  static final Sql UNTIE_PERSON =
      Sql.of("update supervising_unit set person = null where person = $1");
  static final Sql MARK_UNNEEDED =
      Sql.of(
          """
      update supervising_unit set unneeded_since = case when unit = any($2) then null else $3::timestamptz end
       where division = $1 and (unneeded_since is null) <> (unit = any($2))""");
  static final Sql FORGET_EMAILS =
      Sql.of(
          """
      update supervising_unit set email = null, version = version + 1
       where email is not null and unneeded_since < $1""");
  static final Sql LOCK = Sql.of("lock table supervising_unit in share row exclusive mode");
  static final Sql PUT =
      Sql.of(
          """
      insert into supervising_unit as u (division, unit, email, person, changed_at) values ($1, $2, $3, $4, $5)
      on conflict (division, unit) do update
             set email = $3, person = $4, changed_at = $5, version = u.version + 1
      returning *""");

  private UnitStore() {}

  static List<Known> list(Tx tx, String division) {
    return tx.list(LIST, UnitStore::known, division);
  }

  static Optional<Known> find(Tx tx, String division, String unit) {
    return tx.first(FIND, UnitStore::known, division, unit);
  }

  static Optional<String> ofPerson(Tx tx, String division, UUID person) {
    return tx.first(OF_PERSON, row -> row.getString("unit"), division, person);
  }

  /** As it is until the transaction ends, also where nothing is known. */
  static Known hold(Tx tx, String division, String unit) {
    tx.execute(LOCK);
    return find(tx, division, unit).orElse(Known.nothing(unit));
  }

  /** One account speaks for one unit. */
  static Known put(Tx tx, String division, String unit, String email, UUID person, Instant now) {
    OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
    tx.execute(UNTIE, division, person, unit, at);
    return tx.one(PUT, UnitStore::known, division, unit, email, person, at);
  }

  static void untie(Tx tx, UUID person) {
    tx.execute(UNTIE_PERSON, person);
  }

  /**
   * @param named by organisations of the register
   */
  static void markUnneeded(Tx tx, String division, Set<String> named, Instant now) {
    tx.execute(MARK_UNNEEDED, division, named.toArray(String[]::new), now.atOffset(ZoneOffset.UTC));
  }

  static void forgetEmails(Tx tx, Instant unneededBefore) {
    tx.execute(FORGET_EMAILS, unneededBefore.atOffset(ZoneOffset.UTC));
  }

  private static Known known(Row row) {
    OffsetDateTime changed = row.getOffsetDateTime("changed_at");
    return new Known(
        row.getString("unit"),
        row.getInteger("version"),
        changed == null ? null : changed.toInstant(),
        row.getString("email"),
        row.getUUID("person"));
  }
}
