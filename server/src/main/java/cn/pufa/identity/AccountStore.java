package cn.pufa.identity;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.ProblemType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** SQL of accounts and their passwords. */
final class AccountStore {

  /**
   * By what somebody may prove who they are.
   *
   * @param phone null where none is known
   */
  record Means(boolean passwordInitial, boolean hasPassword, String phone) {}

  static final String PHONE_ONCE = "person_phone";

  static final Sql INSERT =
      Sql.of(
          """
      insert into person (account, display_name, phone, password_hash, password_initial, created_at, password_set_at)
      values ($1, $2, $3, $4, true, $5, $5)
      on conflict on constraint person_account do nothing returning id""");
  static final Sql SET_PASSWORD =
      Sql.of(
          "update person set password_hash = $2, password_initial = $3, password_set_at = $4 where id = $1");
  static final Sql CHANGE_PASSWORD =
      Sql.of(
          """
      update person set password_hash = $3, password_initial = false, password_set_at = $4
       where id = $1 and password_hash = $2""");
  static final Sql PASSWORD_HASH =
      Sql.of("select password_hash from person where id = $1 and password_hash is not null");
  static final Sql MEANS =
      Sql.of(
          "select password_initial, password_hash is not null as has_password, phone from person where id = $1");
  static final Sql KEPT =
      Sql.of("select account, display_name, phone, created_at from person where id = $1");
  static final Sql KEPT_SESSIONS =
      Sql.of(
          "select created_at, coalesce(ended_at, expires_at) as until from session where person = $1 order by created_at");
  static final Sql KEPT_PROOFS =
      Sql.of(
          """
      select '微信' as proof, bound_at as at from wechat_user where person = $1
      union all select '动态口令', confirmed_at from totp where person = $1 and confirmed_at is not null
      union all select '一次性登录链接', created_at from sign_in_link where person = $1
      union all select '登录过的网络地址（只存核对码，看不出原来的地址）', seen_at from known_address where person = $1
      union all select '短信验证码', created_at from sms_ticket
                 where phone = (select phone from person where id = $1)
       order by at""");
  static final Sql ERASE_CODES =
      Sql.of("delete from sms_ticket where phone = (select phone from person where id = $1)");
  static final Sql HOLDERS =
      Sql.of(
          """
      select phone as address, display_name from person where phone = any($1)
      union all
      select w.openid, p.display_name from wechat_user w join person p on p.id = w.person
       where w.openid = any($1)""");
  static final Sql NAME = Sql.of("select display_name from person where account = $1");
  static final Sql ERASE_WECHAT = Sql.of("delete from wechat_user where person = $1");
  static final Sql ERASE_TOTP = Sql.of("delete from totp where person = $1");
  static final Sql ERASE_LINKS = Sql.of("delete from sign_in_link where person = $1");
  static final Sql ERASE_ADDRESSES = Sql.of("delete from known_address where person = $1");
  static final Sql ERASE_SESSIONS = Sql.of("delete from session where person = $1");
  static final Sql ERASE_ROLES = Sql.of("delete from role_grant where person = $1");
  static final Sql ERASE =
      Sql.of(
          """
      update person set account = 'erased-' || id, display_name = '已注销', phone = null, password_hash = null,
             disabled = true, demo = false
       where id = $1""");

  static final Sql ERASE_RESIDENT =
      Sql.of("delete from role_grant where person = $1 and role = 'resident'");
  static final Sql REMOVE =
      Sql.of("delete from person where id = $1 and phone is null and password_hash is null");

  static final Sql STANDING =
      Sql.of("select id from person where id = any($1) and account <> 'erased-' || id order by id");
  static final Sql ERASED =
      Sql.of("select id from person where disabled and account = 'erased-' || id order by id");

  private AccountStore() {}

  static List<UUID> erased(Tx tx) {
    return tx.list(ERASED, row -> row.getUUID("id"));
  }

  static List<UUID> standing(Tx tx, List<UUID> people) {
    return tx.list(STANDING, row -> row.getUUID("id"), (Object) people.toArray(UUID[]::new));
  }

  static Optional<UUID> insert(
      Tx tx, String account, String displayName, String phone, String passwordHash, Instant now) {
    return tx.first(
        INSERT,
        row -> row.getUUID("id"),
        account,
        displayName,
        phone,
        passwordHash,
        now.atOffset(ZoneOffset.UTC));
  }

  static void setPassword(Tx tx, UUID person, String hash, boolean first, Instant now) {
    tx.execute(SET_PASSWORD, person, hash, first, now.atOffset(ZoneOffset.UTC));
  }

  /** False where it is another by now. */
  static boolean changePassword(Tx tx, UUID person, String known, String hash, Instant now) {
    return tx.execute(CHANGE_PASSWORD, person, known, hash, now.atOffset(ZoneOffset.UTC)) > 0;
  }

  static Optional<String> passwordHash(Tx tx, UUID person) {
    return tx.first(PASSWORD_HASH, row -> row.getString("password_hash"), person);
  }

  /** A session that was read just before may be of somebody who is removed. */
  static Means means(Tx tx, UUID person) {
    return tx.first(
            MEANS,
            row ->
                new Means(
                    row.getBoolean("password_initial"),
                    row.getBoolean("has_password"),
                    row.getString("phone")),
            person)
        .orElseThrow(() -> Problem.of(ProblemType.NOT_SIGNED_IN));
  }

  static boolean hasFirstPassword(Tx tx, UUID person) {
    return means(tx, person).passwordInitial();
  }

  static Accounts.Kept kept(Tx tx, UUID person) {
    return tx.one(
        KEPT,
        row ->
            new Accounts.Kept(
                row.getString("account"),
                row.getString("display_name"),
                row.getString("phone"),
                row.getOffsetDateTime("created_at").toInstant()),
        person);
  }

  static List<Accounts.KeptSession> keptSessions(Tx tx, UUID person) {
    return tx.list(
        KEPT_SESSIONS,
        row ->
            new Accounts.KeptSession(
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("until").toInstant()),
        person);
  }

  static List<Accounts.KeptProof> keptProofs(Tx tx, UUID person) {
    return tx.list(
        KEPT_PROOFS,
        row ->
            new Accounts.KeptProof(row.getString("proof"), row.getOffsetDateTime("at").toInstant()),
        person);
  }

  static void erase(Tx tx, UUID person) {
    tx.execute(ERASE_CODES, person);
    tx.execute(ERASE_WECHAT, person);
    tx.execute(ERASE_TOTP, person);
    tx.execute(ERASE_LINKS, person);
    tx.execute(ERASE_ADDRESSES, person);
    tx.execute(ERASE_SESSIONS, person);
    tx.execute(ERASE_ROLES, person);
    tx.execute(ERASE, person);
  }

  /**
   * Somebody who did nothing but sign in, by neither phone nor password; false where by one of
   * them. It fails by {@link Database#isStillNamed} where any table refers to the person for
   * another reason.
   */
  static boolean remove(Tx tx, UUID person) {
    tx.execute(ERASE_ADDRESSES, person);
    tx.execute(ERASE_SESSIONS, person);
    tx.execute(ERASE_RESIDENT, person);
    return tx.execute(REMOVE, person) == 1;
  }

  static Optional<String> nameOf(Tx tx, String account) {
    return tx.first(NAME, row -> row.getString("display_name"), account);
  }

  static Map<String, String> holders(Tx tx, Collection<String> addresses) {
    Map<String, String> names = new HashMap<>();
    tx.list(
        HOLDERS,
        row -> names.put(row.getString("address"), row.getString("display_name")),
        (Object) addresses.toArray(String[]::new));
    return names;
  }
}
