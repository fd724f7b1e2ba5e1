package cn.pufa.wechat;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** SQL of who follows the 服务号. */
final class FollowerStore {

  static final Sql FOLLOWING =
      Sql.of(
          "select unionid from wechat_follower where unionid = any($1) and unfollowed_at is null");
  static final Sql OPENID =
      Sql.of(
          """
      select openid from wechat_follower where unionid = any($1) and unfollowed_at is null
       order by told_at desc limit 1""");
  static final Sql UNIONID =
      Sql.of("select unionid from wechat_follower where openid = $1 and unionid is not null");
  static final Sql TELL =
      Sql.of(
          """
      insert into wechat_follower (openid, told_at, unfollowed_at) values ($1, $2, $3)
      on conflict (openid) do update set told_at = excluded.told_at, unfollowed_at = excluded.unfollowed_at
       where wechat_follower.told_at < excluded.told_at""");
  static final Sql SET_UNIONID =
      Sql.of("update wechat_follower set unionid = $2 where openid = $1");
  static final Sql ERASE = Sql.of("delete from wechat_follower where unionid = any($1)");

  static final Sql FORGET_LEFT = Sql.of("delete from wechat_follower where unfollowed_at < $1");

  private FollowerStore() {}

  static void forgetLeft(Tx tx, Instant before) {
    tx.execute(FORGET_LEFT, utc(before));
  }

  static Set<String> following(Tx tx, String[] unionids) {
    return new HashSet<>(tx.list(FOLLOWING, row -> row.getString("unionid"), (Object) unionids));
  }

  static Optional<String> openid(Tx tx, String[] unionids) {
    return tx.first(OPENID, row -> row.getString("openid"), (Object) unionids);
  }

  static Optional<String> unionid(Tx tx, String openid) {
    return tx.first(UNIONID, row -> row.getString("unionid"), openid);
  }

  /**
   * @param unfollowedAt null where the user follows
   */
  static void tell(Tx tx, String openid, Instant at, Instant unfollowedAt) {
    tx.execute(TELL, openid, utc(at), unfollowedAt == null ? null : utc(unfollowedAt));
  }

  static void setUnionid(Tx tx, String openid, String unionid) {
    tx.execute(SET_UNIONID, openid, unionid);
  }

  static void erase(Tx tx, String[] unionids) {
    tx.execute(ERASE, (Object) unionids);
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
