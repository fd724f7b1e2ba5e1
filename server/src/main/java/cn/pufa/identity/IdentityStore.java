package cn.pufa.identity;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Grant;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.ProblemType;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.json.GsonJson;
import cn.pufa.platform.time.Lifetime;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** SQL of people, roles and sessions. */
final class IdentityStore {

  /**
   * @param firstPassword how long it is good; null where the owner chose her own
   */
  record Credential(UUID person, String passwordHash, boolean disabled, Lifetime firstPassword) {}

  record SessionRow(
      Person person, SignInWay way, boolean hasTotp, boolean byCookie, Lifetime life) {}

  /** Who has a phone or a WeChat user. */
  record Owner(UUID id, String name, boolean disabled) {}

  /**
   * A person with the roles of one day. A deputy's counts within its days, as long as the absent
   * person holds it.
   *
   * @param day the parameter that is the day
   */
  static String person(String day) {
    return """
        p.id, p.account, p.display_name, p.disabled,
               coalesce((select json_agg(json_build_object(
                           'role', g.role, 'division', g.division, 'organization', g.organization,
                           'organizationName', g.organization_name, 'deputyFor', absent.account, 'until', g.until_day)
                           order by g.role, g.organization_name, g.division, absent.account nulls first)
                         from role_grant g left join person absent on absent.id = g.deputy_for
                        where g.person = p.id
                          and (g.deputy_for is null
                               or %s between g.from_day and g.until_day and not absent.disabled
                                  and exists (select from role_grant o
                                               where o.person = g.deputy_for and o.deputy_for is null and o.role = g.role
                                                 and o.division = g.division)))::text, '[]') as roles
        """
        .formatted(day);
  }

  static final Sql CREDENTIAL =
      Sql.of(
          """
      select id, password_hash, disabled, case when password_initial then password_set_at end as first_given_at
        from person where account = $1""");
  static final Sql PERSON_BY_ID =
      Sql.of("select " + person("$2::date") + "from person p where p.id = $1");
  static final Sql PEOPLE =
      Sql.of(
          "select "
              + person("$3::date")
              + """
              from (select * from person order by (password_hash is null), account limit $1 offset $2) p
              order by (p.password_hash is null), p.account""");
  static final Sql COUNT_PEOPLE = Sql.of("select count(*) as n from person");
  static final Sql DEMO_PEOPLE =
      Sql.of("select " + person("$1::date") + "from person p where p.demo order by p.account");
  static final Sql DEMO_PERSON =
      Sql.of("select id from person where account = $1 and demo and not disabled");
  static final Sql SET_DISABLED =
      Sql.of("update person set disabled = $2 where id = $1 and disabled <> $2");
  static final Sql INSERT_PERSON =
      Sql.of(
          """
      insert into person (account, display_name, phone, password_hash, demo, created_at)
      values ($1, $2, $3, $4, $5, $6)
      on conflict on constraint person_account do update set display_name = excluded.display_name
      returning id""");
  static final Sql INSERT_GRANT =
      Sql.of(
          """
      insert into role_grant (person, role, division, organization, organization_name)
      values ($1, $2, $3, $4, $5) on conflict do nothing""");
  static final Sql CONTACTS =
      Sql.of("select id, display_name, phone from person where id = any($1)");

  /** Until this transaction ends nobody else can give the phone to anybody. */
  static final Sql HOLD_PHONE =
      Sql.of("select pg_advisory_xact_lock(hashtextextended('phone/' || $1, 0))::text");

  static final Sql BY_PHONE =
      Sql.of("select id, display_name, disabled from person where phone = $1");

  /** Until this transaction ends nobody else gives the person another. */
  static final Sql HOLD_OWN_PHONE =
      Sql.of("select phone from person where id = $1 for no key update");

  static final Sql CALL =
      Sql.of("update person set display_name = $3 where id = $1 and display_name = $2");

  /** Whoever has an account of the bureau is called as its administrator wrote. */
  static final Sql RENAME =
      Sql.of("update person set display_name = $2 where id = $1 and password_hash is null");

  static final Sql SET_PHONE = Sql.of("update person set phone = $2 where id = $1");

  static final Sql INSERT_SESSION =
      Sql.of(
          """
      insert into session (token_hash, person, way, by_cookie, created_at, expires_at)
      values ($1, $2, $3, $4, $5, $6)""");

  /** Also one whose time it is not, so that it can be ended. */
  static final Sql SESSION =
      Sql.of(
          """
      select s.by_cookie, s.created_at, s.expires_at, s.way,
             exists (select from totp t where t.person = p.id and t.confirmed_at is not null) as has_totp,
             """
              + person("$2::date")
              + """
        from session s join person p on p.id = s.person
       where s.token_hash = $1 and s.ended_at is null and not p.disabled""");

  static final Sql WAY = Sql.of("select way from session where token_hash = $1");

  /** Within its life, also where it is found too late, or too early by a clock that went back. */
  static final Sql END_SESSION =
      Sql.of(
          """
      update session set ended_at = least(expires_at, greatest(created_at, $2))
       where token_hash = $1 and ended_at is null""");

  static final Sql END_BEARER_SESSION =
      Sql.of(
          """
      update session set ended_at = least(expires_at, greatest(created_at, $3))
       where token_hash = $1 and person = $2 and not by_cookie and ended_at is null""");

  static final Sql END_SESSIONS_OF =
      Sql.of("update session set ended_at = $2 where person = $1 and ended_at is null");
  static final Sql END_OTHER_SESSIONS_OF =
      Sql.of(
          "update session set ended_at = $3 where person = $1 and token_hash <> $2 and ended_at is null");
  static final Sql PRUNE_SESSIONS = Sql.of("delete from session where expires_at < $1");

  private IdentityStore() {}

  static Optional<Credential> credential(Tx tx, String account) {
    return tx.first(
        CREDENTIAL,
        row ->
            new Credential(
                row.getUUID("id"),
                row.getString("password_hash"),
                row.getBoolean("disabled"),
                firstPassword(row.getOffsetDateTime("first_given_at"))),
        account);
  }

  private static Lifetime firstPassword(OffsetDateTime givenAt) {
    return givenAt == null
        ? null
        : new Lifetime(givenAt.toInstant(), givenAt.plus(Accounts.FIRST_PASSWORD_LIFE).toInstant());
  }

  static Optional<Person> person(Tx tx, UUID id, LocalDate today) {
    return tx.first(PERSON_BY_ID, IdentityStore::person, id, today);
  }

  static List<Person> people(Tx tx, Page page, LocalDate today) {
    return tx.list(PEOPLE, IdentityStore::person, page.limit(), page.offset(), today);
  }

  static int countPeople(Tx tx) {
    return tx.one(COUNT_PEOPLE, row -> row.getInteger("n"));
  }

  static List<Person> demoPeople(Tx tx, LocalDate today) {
    return tx.list(DEMO_PEOPLE, IdentityStore::person, today);
  }

  static Optional<UUID> demoPerson(Tx tx, String account) {
    return tx.first(DEMO_PERSON, row -> row.getUUID("id"), account);
  }

  static boolean setDisabled(Tx tx, UUID id, boolean disabled) {
    return tx.execute(SET_DISABLED, id, disabled) == 1;
  }

  static UUID insertPerson(
      Tx tx,
      String account,
      String displayName,
      String phone,
      String passwordHash,
      boolean demo,
      Instant now) {
    return tx.one(
        INSERT_PERSON,
        row -> row.getUUID("id"),
        account,
        displayName,
        phone,
        passwordHash,
        demo,
        now.atOffset(ZoneOffset.UTC));
  }

  static void insertGrant(Tx tx, UUID person, Grant grant) {
    tx.execute(
        INSERT_GRANT,
        person,
        grant.role(),
        grant.division(),
        grant.organization(),
        grant.organizationName());
  }

  static void holdPhone(Tx tx, String phone) {
    tx.execute(HOLD_PHONE, phone);
  }

  static Optional<Owner> byPhone(Tx tx, String phone) {
    return tx.first(BY_PHONE, IdentityStore::owner, phone);
  }

  static Owner owner(Row row) {
    return new Owner(row.getUUID("id"), row.getString("display_name"), row.getBoolean("disabled"));
  }

  static void call(Tx tx, UUID person, String before, String name) {
    tx.execute(CALL, person, before, name);
  }

  static void rename(Tx tx, UUID person, String name) {
    tx.execute(RENAME, person, name);
  }

  /** The phone that somebody has, who may have been removed while we waited. */
  static Optional<String> holdOwnPhone(Tx tx, UUID person) {
    return tx.first(HOLD_OWN_PHONE, row -> Optional.ofNullable(row.getString("phone")), person)
        .orElseThrow(() -> Problem.of(ProblemType.NOT_SIGNED_IN));
  }

  static void setPhone(Tx tx, UUID person, String phone) {
    tx.execute(SET_PHONE, person, phone);
  }

  static Map<UUID, Contact> contacts(Tx tx, Collection<UUID> people) {
    Map<UUID, Contact> found = new HashMap<>();
    tx.list(CONTACTS, row -> row, (Object) people.toArray(UUID[]::new))
        .forEach(
            row ->
                found.put(
                    row.getUUID("id"),
                    new Contact(row.getString("display_name"), row.getString("phone"))));
    return found;
  }

  static void insertSession(
      Tx tx,
      String hash,
      UUID person,
      SignInWay way,
      boolean byCookie,
      Instant now,
      Instant expires) {
    tx.execute(
        INSERT_SESSION,
        hash,
        person,
        way.code(),
        byCookie,
        now.atOffset(ZoneOffset.UTC),
        expires.atOffset(ZoneOffset.UTC));
  }

  static Optional<SessionRow> session(Tx tx, String hash, LocalDate today) {
    return tx.first(
        SESSION,
        row ->
            new SessionRow(
                person(row),
                SignInWay.of(row.getString("way")),
                row.getBoolean("has_totp"),
                row.getBoolean("by_cookie"),
                new Lifetime(
                    row.getOffsetDateTime("created_at").toInstant(),
                    row.getOffsetDateTime("expires_at").toInstant())),
        hash,
        today);
  }

  static SignInWay wayOf(Tx tx, String session) {
    return tx.one(WAY, row -> SignInWay.of(row.getString("way")), session);
  }

  /** Whether there was one that had not ended. */
  static boolean endSession(Tx tx, String hash, Instant now) {
    return tx.execute(END_SESSION, hash, now.atOffset(ZoneOffset.UTC)) > 0;
  }

  /** Whether this was one of the person's that had not ended. */
  static boolean endBearerSession(Tx tx, String hash, UUID person, Instant now) {
    return tx.execute(END_BEARER_SESSION, hash, person, now.atOffset(ZoneOffset.UTC)) > 0;
  }

  static void endSessionsOf(Tx tx, UUID person, Instant now) {
    tx.execute(END_SESSIONS_OF, person, now.atOffset(ZoneOffset.UTC));
  }

  static void endOtherSessionsOf(Tx tx, UUID person, String session, Instant now) {
    tx.execute(END_OTHER_SESSIONS_OF, person, session, now.atOffset(ZoneOffset.UTC));
  }

  static void pruneSessions(Tx tx, Instant before) {
    tx.execute(PRUNE_SESSIONS, before.atOffset(ZoneOffset.UTC));
  }

  static Person person(Row row) {
    return new Person(
        row.getUUID("id"),
        row.getString("account"),
        row.getString("display_name"),
        row.getBoolean("disabled"),
        List.of(GsonJson.GSON.fromJson(row.getString("roles"), Grant[].class)));
  }
}
