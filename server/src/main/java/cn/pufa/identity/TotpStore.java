package cn.pufa.identity;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** SQL of authenticators. */
final class TotpStore {

  record Row(String sealed, boolean confirmed) {}

  static final Sql ROW =
      Sql.of(
          "select sealed, confirmed_at is not null as confirmed from totp where person = $1 for update");
  static final Sql IS_CONFIRMED =
      Sql.of(
          "select exists (select from totp where person = $1 and confirmed_at is not null) as confirmed");
  static final Sql BEGIN =
      Sql.of(
          """
      insert into totp (person, sealed) values ($1, $2)
      on conflict (person) do update set sealed = excluded.sealed, last_step = 0
       where totp.confirmed_at is null""");
  static final Sql CONFIRM =
      Sql.of("update totp set confirmed_at = $2 where person = $1 and confirmed_at is null");
  static final Sql USE_STEP =
      Sql.of("update totp set last_step = $2 where person = $1 and last_step < $2");
  static final Sql DELETE = Sql.of("delete from totp where person = $1");

  static final Sql UNDER_OTHER_KEYS =
      Sql.of(
          """
      select person, sealed from totp where not starts_with(sealed, $1) order by person limit $2 for update""");
  static final Sql RESEAL = Sql.of("update totp set sealed = $2 where person = $1");

  private TotpStore() {}

  static Map<UUID, String> underOtherKeys(Tx tx, String newest, int limit) {
    Map<UUID, String> found = new LinkedHashMap<>();
    tx.list(
        UNDER_OTHER_KEYS,
        row -> found.put(row.getUUID("person"), row.getString("sealed")),
        newest,
        limit);
    return found;
  }

  static void reseal(Tx tx, UUID person, String sealed) {
    tx.execute(RESEAL, person, sealed);
  }

  static Optional<Row> row(Tx tx, UUID person) {
    return tx.first(
        ROW, row -> new Row(row.getString("sealed"), row.getBoolean("confirmed")), person);
  }

  static boolean isConfirmed(Tx tx, UUID person) {
    return tx.one(IS_CONFIRMED, row -> row.getBoolean("confirmed"), person);
  }

  /** False where a confirmed one stands. */
  static boolean begin(Tx tx, UUID person, String sealed) {
    return tx.execute(BEGIN, person, sealed) == 1;
  }

  static void confirm(Tx tx, UUID person, Instant now) {
    tx.execute(CONFIRM, person, now.atOffset(ZoneOffset.UTC));
  }

  /** False where this step or a later one was used before. */
  static boolean useStep(Tx tx, UUID person, long step) {
    return tx.execute(USE_STEP, person, step) == 1;
  }

  static boolean delete(Tx tx, UUID person) {
    return tx.execute(DELETE, person) == 1;
  }
}
