package cn.pufa.wechat;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** SQL of what WeChat has told. */
final class PushStore {

  static final Sql HEAR =
      Sql.of(
          """
      insert into wechat_push (app, key, received_at) values ($1, $2, $3)
      on conflict (app, key) do nothing""");
  static final Sql LAST =
      Sql.of(
          """
      select received_at from wechat_push where app = $1 order by received_at desc limit 1""");
  static final Sql PRUNE = Sql.of("delete from wechat_push where received_at < $1");
  static final Sql ARRIVED =
      Sql.of(
          """
      insert into wechat_arrival (receipt, arrived, status, at) values ($1, $2, $3, $4)
      on conflict (receipt) do nothing""");
  static final Sql ARRIVALS =
      Sql.of("select receipt, arrived from wechat_arrival where receipt = any($1)");

  private PushStore() {}

  static boolean isNew(Tx tx, String app, String key, Instant now) {
    return tx.execute(HEAR, app, key, utc(now)) == 1;
  }

  static Optional<Instant> last(Tx tx, String app) {
    return tx.first(LAST, row -> row.getOffsetDateTime("received_at").toInstant(), app);
  }

  static void prune(Tx tx, Instant before) {
    tx.execute(PRUNE, utc(before));
  }

  static void arrived(Tx tx, String receipt, boolean arrived, String status, Instant at) {
    tx.execute(ARRIVED, receipt, arrived, status, utc(at));
  }

  static Map<String, Boolean> arrivals(Tx tx, String[] receipts) {
    Map<String, Boolean> found = new HashMap<>();
    tx.list(
        ARRIVALS,
        row -> found.put(row.getString("receipt"), row.getBoolean("arrived")),
        (Object) receipts);
    return found;
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
