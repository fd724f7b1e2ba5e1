package cn.pufa.wechat;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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
      insert into wechat_arrival (receipt, channel, arrived, status, at) values ($1, $2, $3, $4, $5)
      on conflict (receipt) do nothing""");

  /** One node at a time; a word about a message that is never found is left alone after a day. */
  static final Sql TO_FOLLOW =
      Sql.of(
          """
      select receipt, channel from wechat_arrival
       where not arrived and followed_at is null and at > $1::timestamptz - interval '1 day'
       order by at limit $2 for update skip locked""");

  static final Sql FOLLOWED =
      Sql.of("update wechat_arrival set followed_at = $2 where receipt = $1");

  /** A message that WeChat took and did not bring to the phone. */
  record Missed(String receipt, String channel) {}

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

  static void arrived(
      Tx tx, String receipt, String channel, boolean arrived, String status, Instant at) {
    tx.execute(ARRIVED, receipt, channel, arrived, status, utc(at));
  }

  static List<Missed> toFollow(Tx tx, Instant now, int limit) {
    return tx.list(
        TO_FOLLOW,
        row -> new Missed(row.getString("receipt"), row.getString("channel")),
        utc(now),
        limit);
  }

  static void followed(Tx tx, String receipt, Instant now) {
    tx.execute(FOLLOWED, receipt, utc(now));
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
