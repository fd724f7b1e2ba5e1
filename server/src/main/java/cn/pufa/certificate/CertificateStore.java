package cn.pufa.certificate;

import cn.pufa.platform.db.Order;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.db.Walk;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of certificates. */
final class CertificateStore {

  /**
   * @param state null for all; {@code valid}, {@code ending}, {@code expired}, {@code renewed},
   *     {@code revoked}
   * @param division code of a township, null for all
   * @param text part of a name, or a whole number; null for all
   */
  record Filter(String qualification, String state, String division, String text) {}

  /** Who issues to one person, or revokes what it holds, waits for one another. */
  static final Sql HOLD =
      Sql.of("select pg_advisory_xact_lock(hashtextextended('certificate/' || $1, 0))::text");

  static final Sql INSERT =
      Sql.of(
          """
      insert into certificate (id, number, division, qualification, person, name, title, attempt, passed_on, issued_at,
             valid_from, valid_until)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)""");
  static final Sql RENEW =
      Sql.of("update certificate set renewed_by = $2, renewed_on = $3 where id = $1");
  static final Sql REVOKE =
      Sql.of(
          "update certificate set revoked_at = $2, revoked_by = $3, revoke_reason = $4 where id = $1");
  static final Sql OF_ATTEMPT = Sql.of("select * from certificate where attempt = $1");
  static final Sql OF_NUMBER =
      Sql.of("select * from certificate where number = $1 and name is not null");
  static final Sql OF_PERSON =
      Sql.of("select * from certificate where person = $1 order by issued_at desc, id");

  /** The later one where one was renewed; the old one counts until then. */
  static final Sql VALID =
      Sql.of(
          """
      select distinct on (person) * from certificate
       where qualification = $1 and person = any($2) and revoked_at is null and valid_from <= $3
         and valid_until >= $3 and (renewed_on is null or renewed_on > $3)
       order by person, valid_until desc, issued_at desc""");

  private static final String WITHIN = "($1::boolean or division like any($2::text[]))";
  static final Sql BY_ID = Sql.of("select * from certificate where " + WITHIN + " and id = $3");
  static final Sql LOCK = Sql.of(BY_ID.text() + " for no key update");

  private static final String FILTERED =
      " from certificate where "
          + WITHIN
          + """
       and ($3::text is null or qualification = $3)
       and ($4::text is null or $4 = case when revoked_at is not null then 'revoked'
                                          when renewed_by is not null then 'renewed'
                                          when valid_until < $5::date then 'expired' else 'valid' end
            or $4 = 'ending' and revoked_at is null and renewed_by is null
               and valid_until between $5 and $5::date + 60)
       and ($6::text is null or division like $6 || '%')
       and ($7::text is null or strpos(name, $7) > 0 or number = $8)
      """;
  static final Walk PAGE =
      Walk.of(
          "select c.* from (%s) p join certificate c using (id)",
          "select id" + FILTERED,
          Order.by("case when $4 = 'ending' then valid_until end", "issued_at desc", "id"),
          9);

  static final Sql COUNT = Sql.anew("select count(*)::integer as n" + FILTERED);

  /** Of those who still hold the role it is for: nobody else can renew it. */
  static final Sql END_SOON =
      Sql.of(
          """
      update certificate set reminded_at = $1
       where id in (select id from certificate
                     where renewed_by is null and revoked_at is null and reminded_at is null and name is not null
                       and valid_until between $2 and $2::date + 60
                       and exists (select from role_holder h
                                    where h.person = certificate.person and h.role = certificate.qualification)
                     order by valid_until limit $3 for no key update skip locked)
      returning *""");

  static final Sql FORGET_PERSON =
      Sql.of("update certificate set name = null where person = $1 and name is not null");
  static final Sql FORGET_ENDED =
      Sql.of(
          """
      update certificate set name = null
       where name is not null
         and least(valid_until::timestamp at time zone 'Asia/Shanghai', revoked_at) < $1""");

  private CertificateStore() {}

  static void hold(Tx tx, UUID person) {
    tx.list(HOLD, row -> "", person.toString());
  }

  static void insert(Tx tx, Certificate one) {
    tx.execute(
        INSERT,
        one.id(),
        one.number(),
        one.division(),
        one.qualification().code(),
        one.person(),
        one.name(),
        one.title(),
        one.attempt(),
        one.passedOn(),
        offset(one.issuedAt()),
        one.validFrom(),
        one.validUntil());
  }

  static void renew(Tx tx, UUID old, UUID by, LocalDate on) {
    tx.execute(RENEW, old, by, on);
  }

  static void revoke(Tx tx, UUID id, Instant at, UUID by, String reason) {
    tx.execute(REVOKE, id, offset(at), by, reason);
  }

  static Optional<Certificate> ofAttempt(Tx tx, UUID attempt) {
    return tx.first(OF_ATTEMPT, CertificateStore::certificate, attempt);
  }

  /**
   * @param number as stored
   */
  static Optional<Certificate> ofNumber(Tx tx, String number) {
    return tx.first(OF_NUMBER, CertificateStore::certificate, number);
  }

  static List<Certificate> ofPerson(Tx tx, UUID person) {
    return tx.list(OF_PERSON, CertificateStore::certificate, person);
  }

  static List<Certificate> valid(
      Tx tx, Qualification qualification, Collection<UUID> people, LocalDate on) {
    return tx.list(
        VALID,
        CertificateStore::certificate,
        qualification.code(),
        people.toArray(UUID[]::new),
        on);
  }

  static Optional<Certificate> byId(Tx tx, Reach reach, UUID id) {
    return tx.first(
        BY_ID, CertificateStore::certificate, reach.all(), reach.divisionPrefixes(), id);
  }

  static Optional<Certificate> lock(Tx tx, Reach reach, UUID id) {
    return tx.first(LOCK, CertificateStore::certificate, reach.all(), reach.divisionPrefixes(), id);
  }

  static List<Certificate> page(
      Tx tx, Reach reach, Filter filter, LocalDate today, int total, Page page) {
    return PAGE.page(
        tx, total, page, CertificateStore::certificate, parameters(reach, filter, today));
  }

  static int count(Tx tx, Reach reach, Filter filter, LocalDate today) {
    return tx.one(COUNT, row -> row.getInteger("n"), parameters(reach, filter, today));
  }

  private static Object[] parameters(Reach reach, Filter filter, LocalDate today) {
    return new Object[] {
      reach.all(),
      reach.divisionPrefixes(),
      filter.qualification(),
      filter.state(),
      today,
      filter.division(),
      filter.text(),
      number(filter)
    };
  }

  private static String number(Filter filter) {
    return filter.text() == null ? null : CertificateNumber.read(filter.text());
  }

  /** Marks those of which nobody was told yet, and gives them. */
  static List<Certificate> endSoon(Tx tx, Instant now, LocalDate today, int limit) {
    return tx.list(END_SOON, CertificateStore::certificate, offset(now), today, limit);
  }

  static void forget(Tx tx, UUID person) {
    tx.execute(FORGET_PERSON, person);
  }

  static void forgetEnded(Tx tx, Instant before) {
    tx.execute(FORGET_ENDED, offset(before));
  }

  private static Certificate certificate(Row row) {
    return new Certificate(
        row.getUUID("id"),
        row.getString("number"),
        row.getString("division"),
        Qualification.of(row.getString("qualification")).orElseThrow(),
        row.getUUID("person"),
        row.getString("name"),
        row.getString("title"),
        row.getUUID("attempt"),
        row.getLocalDate("passed_on"),
        instant(row, "issued_at"),
        row.getLocalDate("valid_from"),
        row.getLocalDate("valid_until"),
        row.getUUID("renewed_by"),
        row.getLocalDate("renewed_on"),
        instant(row, "revoked_at"),
        row.getUUID("revoked_by"),
        row.getString("revoke_reason"));
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime offset(Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }
}
