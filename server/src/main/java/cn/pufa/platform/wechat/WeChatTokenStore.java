package cn.pufa.platform.wechat;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** SQL of the access token. */
final class WeChatTokenStore {

  /**
   * @param sealed null before the first token, @param gotAt and expiresAt likewise
   */
  record Row(String sealed, Instant gotAt, Instant expiresAt) {}

  static final Sql ROW =
      Sql.of("select sealed, got_at, expires_at from wechat_token where app_id = $1");

  /** Only over the token that was seen, so that nobody renews what has just been renewed. */
  static final Sql LEASE =
      Sql.of(
          """
      insert into wechat_token (app_id, refreshing_until) values ($1, clock_timestamp() + interval '10 seconds')
      on conflict (app_id) do update set refreshing_until = excluded.refreshing_until
       where (wechat_token.refreshing_until is null or wechat_token.refreshing_until < clock_timestamp())
         and wechat_token.sealed is not distinct from $2::text
      returning refreshing_until""");

  static final Sql KEEP =
      Sql.of(
          """
      update wechat_token set sealed = $3, got_at = $4, expires_at = $5, refreshing_until = null
       where app_id = $1 and refreshing_until = $2""");
  static final Sql GIVE_BACK =
      Sql.of(
          "update wechat_token set refreshing_until = null where app_id = $1 and refreshing_until = $2");

  static final Sql DROP_OLD =
      Sql.of(
          """
      update wechat_token set sealed = null, got_at = null, expires_at = null
       where not starts_with(sealed, $1)""");

  private WeChatTokenStore() {}

  static int dropOld(Tx tx, String newest) {
    return tx.execute(DROP_OLD, newest);
  }

  static Optional<Row> row(Tx tx, String appId) {
    return tx.first(
        ROW,
        row ->
            new Row(
                row.getString("sealed"),
                instant(row.getOffsetDateTime("got_at")),
                instant(row.getOffsetDateTime("expires_at"))),
        appId);
  }

  private static Instant instant(OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  /**
   * @param seen null where there was no token
   * @return until when the caller alone may renew; empty where somebody else does or did
   */
  static Optional<Instant> lease(Tx tx, String appId, String seen) {
    return tx.first(
        LEASE, row -> row.getOffsetDateTime("refreshing_until").toInstant(), appId, seen);
  }

  /** Nothing where the lease has passed to somebody else. */
  static void keep(
      Tx tx, String appId, Instant lease, String sealed, Instant gotAt, Instant expiresAt) {
    tx.execute(KEEP, appId, utc(lease), sealed, utc(gotAt), utc(expiresAt));
  }

  static void giveBack(Tx tx, String appId, Instant lease) {
    tx.execute(GIVE_BACK, appId, utc(lease));
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
