package cn.pufa.personal;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** SQL of sealed ID numbers. */
final class IdNumberStore {

  static final String ONCE = "id_number_once";

  record Kept(String sealed, Instant savedAt) {}

  static final Sql OF = Sql.of("select sealed, saved_at from id_number where person = $1");
  static final Sql UNDER_OTHER_KEYS =
      Sql.of(
          """
      select person, sealed, saved_at from id_number where not starts_with(sealed, $1)
       order by person limit $2 for update""");
  static final Sql KEPT_BY_OTHER =
      Sql.of("select 1 from id_number where blind_index = any($2) and person <> $1");
  static final Sql SAVE =
      Sql.of(
          """
      insert into id_number (person, sealed, blind_index, saved_at) values ($1, $2, $3, $4)
      on conflict (person) do update set sealed = excluded.sealed, blind_index = excluded.blind_index,
             saved_at = excluded.saved_at, unneeded_since = null""");
  static final Sql RESEAL =
      Sql.of("update id_number set sealed = $2, blind_index = $3 where person = $1");
  static final Sql DELETE = Sql.of("delete from id_number where person = $1");
  static final Sql HOLDERS = Sql.of("select person from id_number order by person");
  static final Sql MARK_UNNEEDED =
      Sql.of(
          """
      update id_number set unneeded_since = case when person = any($1) then $2::timestamptz end
       where (unneeded_since is null) = (person = any($1))""");
  static final Sql FORGET = Sql.of("delete from id_number where unneeded_since < $1");

  private IdNumberStore() {}

  static Optional<Kept> of(Tx tx, UUID person) {
    return tx.first(OF, IdNumberStore::kept, person);
  }

  /** Locked, so that nobody changes one while it is sealed anew. */
  static Map<UUID, Kept> underOtherKeys(Tx tx, String newest, int limit) {
    Map<UUID, Kept> found = new LinkedHashMap<>();
    tx.list(UNDER_OTHER_KEYS, row -> found.put(row.getUUID("person"), kept(row)), newest, limit);
    return found;
  }

  static boolean isKeptByOther(Tx tx, UUID person, String[] indexes) {
    return tx.first(KEPT_BY_OTHER, row -> true, person, indexes).isPresent();
  }

  static void save(Tx tx, UUID person, String sealed, String index, Instant now) {
    tx.execute(SAVE, person, sealed, index, now.atOffset(ZoneOffset.UTC));
  }

  static void reseal(Tx tx, UUID person, String sealed, String index) {
    tx.execute(RESEAL, person, sealed, index);
  }

  static void delete(Tx tx, UUID person) {
    tx.execute(DELETE, person);
  }

  static List<UUID> holders(Tx tx) {
    return tx.list(HOLDERS, row -> row.getUUID("person"));
  }

  /**
   * @param unneeded all whose number no purpose concerns now
   */
  static void markUnneeded(Tx tx, List<UUID> unneeded, Instant now) {
    tx.execute(MARK_UNNEEDED, unneeded.toArray(UUID[]::new), now.atOffset(ZoneOffset.UTC));
  }

  static void forget(Tx tx, Instant unneededBefore) {
    tx.execute(FORGET, unneededBefore.atOffset(ZoneOffset.UTC));
  }

  private static Kept kept(Row row) {
    return new Kept(row.getString("sealed"), row.getOffsetDateTime("saved_at").toInstant());
  }
}
