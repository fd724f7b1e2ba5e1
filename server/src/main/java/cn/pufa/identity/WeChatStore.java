package cn.pufa.identity;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** SQL of WeChat's users and of its access token. */
final class WeChatStore {

  static final Sql HOLD_USER =
      Sql.of("select pg_advisory_xact_lock(hashtextextended('wechat/' || $1, 0))::text");
  static final Sql USER =
      Sql.of(
          """
      select p.id, p.disabled from wechat_user w join person p on p.id = w.person
       where w.openid = $1""");
  static final Sql INSERT_USER =
      Sql.of("insert into wechat_user (openid, person, bound_at) values ($1, $2, $3)");
  static final Sql MOVE_USERS = Sql.of("update wechat_user set person = $2 where person = $1");

  /** Made by a WeChat sign-in and nothing but that since. */
  static final Sql IS_NOTHING_ELSE =
      Sql.of(
          """
      select exists (select from person p
                      where p.id = $1 and p.phone is null and p.password_hash is null
                        and exists (select from wechat_user w where w.person = p.id)
                        and not exists (select from role_grant g
                                         where g.person = p.id and g.role <> 'resident')) as nothing""");

  static final Sql LOCK_TOKEN =
      Sql.of("select pg_advisory_lock(hashtextextended('wechat-token/' || $1, 0))::text");
  static final Sql UNLOCK_TOKEN =
      Sql.of("select pg_advisory_unlock(hashtextextended('wechat-token/' || $1, 0))::text");
  static final Sql TOKEN =
      Sql.of("select sealed from wechat_token where app_id = $1 and expires_at > $2");
  static final Sql KEEP_TOKEN =
      Sql.of(
          """
      insert into wechat_token (app_id, sealed, expires_at) values ($1, $2, $3)
      on conflict (app_id) do update set sealed = excluded.sealed, expires_at = excluded.expires_at""");

  private WeChatStore() {}

  /** Until this transaction ends nobody else can make a person for the same WeChat user. */
  static void holdUser(Tx tx, String openid) {
    tx.execute(HOLD_USER, openid);
  }

  static Optional<IdentityStore.Owner> user(Tx tx, String openid) {
    return tx.first(USER, IdentityStore::owner, openid);
  }

  static void insertUser(Tx tx, String openid, UUID person, Instant now) {
    tx.execute(INSERT_USER, openid, person, now.atOffset(ZoneOffset.UTC));
  }

  static void moveTo(Tx tx, UUID from, UUID to) {
    tx.execute(MOVE_USERS, from, to);
  }

  static boolean isNothingElse(Tx tx, UUID person) {
    return tx.one(IS_NOTHING_ELSE, row -> row.getBoolean("nothing"), person);
  }

  static void lockToken(Tx tx, String appId) {
    tx.execute(LOCK_TOKEN, appId);
  }

  static void unlockToken(Tx tx, String appId) {
    tx.execute(UNLOCK_TOKEN, appId);
  }

  static Optional<String> token(Tx tx, String appId, Instant validAt) {
    return tx.first(TOKEN, row -> row.getString("sealed"), appId, validAt.atOffset(ZoneOffset.UTC));
  }

  static void keepToken(Tx tx, String appId, String sealed, Instant expires) {
    tx.execute(KEEP_TOKEN, appId, sealed, expires.atOffset(ZoneOffset.UTC));
  }
}
