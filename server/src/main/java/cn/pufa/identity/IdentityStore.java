package cn.pufa.identity;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Grant;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.json.GsonJson;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of people, roles and sessions. */
final class IdentityStore {

  record Credential(UUID person, String passwordHash, boolean disabled) {}

  record SessionRow(Person person, boolean byCookie, Instant expiresAt) {}

  private static final String PERSON =
      """
      p.id, p.account, p.display_name, p.disabled,
             coalesce((select json_agg(json_build_object(
                         'role', g.role, 'division', g.division, 'organization', g.organization,
                         'organizationName', g.organization_name) order by g.role, g.organization_name)
                       from role_grant g
                      where g.person = p.id)::text, '[]') as roles
      """;

  static final Sql CREDENTIAL =
      Sql.of("select id, password_hash, disabled from person where account = $1");
  static final Sql PERSON_BY_ID = Sql.of("select " + PERSON + "from person p where p.id = $1");
  static final Sql PEOPLE =
      Sql.of("select " + PERSON + "from person p order by p.account limit $1 offset $2");
  static final Sql COUNT_PEOPLE = Sql.of("select count(*) as n from person");
  static final Sql DEMO_PEOPLE =
      Sql.of("select " + PERSON + "from person p where p.demo order by p.account");
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

  static final Sql INSERT_SESSION =
      Sql.of(
          """
      insert into session (token_hash, person, by_cookie, created_at, expires_at) values ($1, $2, $3, $4, $5)""");
  static final Sql SESSION =
      Sql.of(
          "select s.by_cookie, s.expires_at, "
              + PERSON
              + """
        from session s join person p on p.id = s.person
       where s.token_hash = $1 and s.ended_at is null and s.expires_at > $2 and not p.disabled""");
  static final Sql END_SESSION =
      Sql.of("update session set ended_at = $2 where token_hash = $1 and ended_at is null");
  static final Sql END_SESSIONS_OF =
      Sql.of("update session set ended_at = $2 where person = $1 and ended_at is null");
  static final Sql PRUNE_SESSIONS = Sql.of("delete from session where expires_at < $1");

  private IdentityStore() {}

  static Optional<Credential> credential(Tx tx, String account) {
    return tx.first(
        CREDENTIAL,
        row ->
            new Credential(
                row.getUUID("id"), row.getString("password_hash"), row.getBoolean("disabled")),
        account);
  }

  static Optional<Person> person(Tx tx, UUID id) {
    return tx.first(PERSON_BY_ID, IdentityStore::person, id);
  }

  static List<Person> people(Tx tx, Page page) {
    return tx.list(PEOPLE, IdentityStore::person, page.limit(), page.offset());
  }

  static int countPeople(Tx tx) {
    return tx.one(COUNT_PEOPLE, row -> row.getInteger("n"));
  }

  static List<Person> demoPeople(Tx tx) {
    return tx.list(DEMO_PEOPLE, IdentityStore::person);
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

  static void insertSession(
      Tx tx, String hash, UUID person, boolean byCookie, Instant now, Instant expires) {
    tx.execute(
        INSERT_SESSION,
        hash,
        person,
        byCookie,
        now.atOffset(ZoneOffset.UTC),
        expires.atOffset(ZoneOffset.UTC));
  }

  static Optional<SessionRow> session(Tx tx, String hash, Instant now) {
    return tx.first(
        SESSION,
        row ->
            new SessionRow(
                person(row),
                row.getBoolean("by_cookie"),
                row.getOffsetDateTime("expires_at").toInstant()),
        hash,
        now.atOffset(ZoneOffset.UTC));
  }

  static void endSession(Tx tx, String hash, Instant now) {
    tx.execute(END_SESSION, hash, now.atOffset(ZoneOffset.UTC));
  }

  static void endSessionsOf(Tx tx, UUID person, Instant now) {
    tx.execute(END_SESSIONS_OF, person, now.atOffset(ZoneOffset.UTC));
  }

  static void pruneSessions(Tx tx, Instant before) {
    tx.execute(PRUNE_SESSIONS, before.atOffset(ZoneOffset.UTC));
  }

  private static Person person(Row row) {
    return new Person(
        row.getUUID("id"),
        row.getString("account"),
        row.getString("display_name"),
        row.getBoolean("disabled"),
        List.of(GsonJson.GSON.fromJson(row.getString("roles"), Grant[].class)));
  }
}
