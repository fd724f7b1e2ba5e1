package cn.pufa.platform.wechat;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** SQL of the calls that WeChat has no quota left for. */
final class WeChatPauseStore {

  static final Sql UNTIL = Sql.of("select until from wechat_pause where app_id = $1 and call = $2");
  static final Sql CLAIM_PROBE =
      Sql.of("update wechat_pause set until = $4 where app_id = $1 and call = $2 and until <= $3");
  static final Sql PAUSE =
      Sql.of(
          """
      insert into wechat_pause (app_id, call, until) values ($1, $2, $3)
      on conflict (app_id, call) do update set until = greatest(wechat_pause.until, excluded.until)""");
  static final Sql END = Sql.of("delete from wechat_pause where app_id = $1 and call = $2");
  static final Sql ALL =
      Sql.of("select call, until from wechat_pause where app_id = $1 order by call");

  private WeChatPauseStore() {}

  static Optional<Instant> until(Tx tx, String appId, String call) {
    return tx.first(UNTIL, row -> row.getOffsetDateTime("until").toInstant(), appId, call);
  }

  static boolean claimProbe(Tx tx, String appId, String call, Instant now, Instant until) {
    return tx.execute(
            CLAIM_PROBE, appId, call, now.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC))
        == 1;
  }

  static void pause(Tx tx, String appId, String call, Instant until) {
    tx.execute(PAUSE, appId, call, until.atOffset(ZoneOffset.UTC));
  }

  static void end(Tx tx, String appId, String call) {
    tx.execute(END, appId, call);
  }

  static List<WeChatStanding.Pause> all(Tx tx, String appId) {
    return tx.list(
        ALL,
        row ->
            new WeChatStanding.Pause(
                row.getString("call"), row.getOffsetDateTime("until").toInstant()),
        appId);
  }
}
