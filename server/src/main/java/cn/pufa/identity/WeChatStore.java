package cn.pufa.identity;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of WeChat's users. */
final class WeChatStore {

  static final Sql HOLD_USER =
      Sql.of("select pg_advisory_xact_lock(hashtextextended('wechat/' || $1, 0))::text");
  static final Sql HOLD_USERS_OF =
      Sql.of(
          """
      select pg_advisory_xact_lock(hashtextextended('wechat/' || openid, 0))::text
        from (select openid from wechat_user where person = $1 order by openid) users""");
  static final Sql USER =
      Sql.of(
          """
      select p.id, p.display_name, p.disabled from wechat_user w join person p on p.id = w.person
       where w.openid = $1""");
  static final Sql INSERT_USER =
      Sql.of("insert into wechat_user (openid, person, bound_at, unionid) values ($1, $2, $3, $4)");
  static final Sql MOVE_USERS = Sql.of("update wechat_user set person = $2 where person = $1");

  static final Sql USERS_OF =
      Sql.of(
          """
      select w.person, w.openid, w.unionid from wechat_user w join person p on p.id = w.person
       where w.person = any($1) and not p.disabled order by w.bound_at desc, w.openid""");
  static final Sql SET_UNIONID =
      Sql.of(
          "update wechat_user set unionid = $2 where openid = $1 and unionid is distinct from $2");

  private WeChatStore() {}

  /** Until this transaction ends nobody else can make a person for the same WeChat user. */
  static void holdUser(Tx tx, String openid) {
    tx.execute(HOLD_USER, openid);
  }

  static Optional<IdentityStore.Owner> user(Tx tx, String openid) {
    return tx.first(USER, IdentityStore::owner, openid);
  }

  static void insertUser(Tx tx, WeChat.User user, UUID person, Instant now) {
    tx.execute(INSERT_USER, user.openid(), person, now.atOffset(ZoneOffset.UTC), user.unionid());
  }

  /**
   * False where the person has none; until this transaction ends nobody signs in as one of them.
   */
  static boolean moveTo(Tx tx, UUID from, UUID to) {
    tx.execute(HOLD_USERS_OF, from);
    return tx.execute(MOVE_USERS, from, to) > 0;
  }

  static List<WeChatUsers.WeChatUser> usersOf(Tx tx, Collection<UUID> persons) {
    return tx.list(
        USERS_OF,
        row ->
            new WeChatUsers.WeChatUser(
                row.getUUID("person"), row.getString("openid"), row.getString("unionid")),
        (Object) persons.toArray(UUID[]::new));
  }

  static void setUnionid(Tx tx, String openid, String unionid) {
    tx.execute(SET_UNIONID, openid, unionid);
  }
}
