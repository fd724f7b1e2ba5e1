package cn.pufa.annualreport;

import cn.pufa.organization.Organization;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** SQL of the ledger: which return of which year was received when and how. */
final class LedgerStore {

  /**
   * Whoever takes a number holds the year until the end: no number is lost, nobody is asked twice.
   */
  static final Sql NEXT_NUMBER =
      Sql.of(
          """
      insert into return_receipt_number as n (division, year, last) values ($1, $2, 1)
      on conflict (division, year) do update set last = n.last + 1 returning last""");

  static final Sql RECEIVE =
      Sql.of(
          """
      insert into annual_return (id, division, campaign, year, organization, organization_name, township,
             receipt_number, submitted_at, received_on, how, due_on, late, consent, consent_on, sha256)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)""");

  /** One from before filing online; nothing where the year has one. */
  static final Sql RECORD =
      Sql.of(
          """
      insert into annual_return (division, year, organization, organization_name, township, submitted_at, received_on, how)
      values ($1, $2, $3, $4, $5, $6, $7, 'paper') on conflict do nothing""");

  static final Sql OF_YEAR =
      Sql.of("select * from annual_return where organization = $1 and year = $2");
  static final Sql BY_ID = Sql.of("select * from annual_return where id = $1");
  static final Sql BY_IDS = Sql.of("select * from annual_return where id = any($1)");
  static final Sql BY_ID_LOCKED = Sql.of("select * from annual_return where id = $1 for update");

  static final Sql CONSENTED =
      Sql.of("update annual_return set consent = 'given', consent_on = $2 where id = $1");
  static final Sql REPLACED =
      Sql.of("update annual_return set sha256 = $2, replaced_at = $3 where id = $1");

  static final Sql ENTERED =
      Sql.of("update annual_return set scan = $2, entered_by = $3, entered_at = $4 where id = $1");
  static final Sql ENTERED_ON =
      Sql.of(
          """
      select coalesce(entered_at, submitted_at) as at from annual_return where organization = $1 and year = $2""");
  static final Sql PROVEN = Sql.of("update annual_return set consent_proof = $2 where id = $1");
  static final Sql ALL_OF_YEAR = Sql.of("select * from annual_return where year = $1");

  static final Sql KEEP_TAKEN_BACK =
      Sql.of(
          """
      insert into annual_return_taken_back (return, campaign, year, organization, receipt_number, submitted_at, sha256, why, at)
      select id, campaign, year, organization, receipt_number, submitted_at, sha256, $2, $3 from annual_return where id = $1""");
  static final Sql TAKE_BACK = Sql.of("delete from annual_return where id = $1");

  /**
   * Who was asked for a year of which one campaign was over, and had not sent it then; every
   * campaign of that year, since the latest day counts.
   */
  private static final String MISSING =
      """
      with told as (select * from campaign where division = $1 and state in ('released', 'wound_up'))
      select c.id as campaign, s.organization, o.cancelled_on
        from told c
        join campaign_scope s on s.campaign = c.id and s.why is null
        join organization o on o.id = s.organization
       where c.year in (select year from told where due_on < $2)
         and not exists (select from annual_return r
                          where r.organization = s.organization and r.year = c.year and r.received_on <= $2)""";

  static final Sql MISSING_OF =
      Sql.of(MISSING + " and s.organization = $3 order by c.year, c.due_on, c.id");
  static final Sql MISSING_OF_ALL =
      Sql.of(MISSING + " order by s.organization, c.year, c.due_on, c.id");

  /**
   * A year that one campaign asked of one organisation, and that nobody received.
   *
   * @param cancelledOn null while the organisation is on the register
   */
  record Missing(UUID campaign, UUID organization, LocalDate cancelledOn) {

    boolean isCancelledBy(LocalDate day) {
      return cancelledOn != null && !cancelledOn.isAfter(day);
    }
  }

  static final Sql OF_ORGANIZATION =
      Sql.of("select * from annual_return where organization = $1 order by submitted_at");
  static final Sql TAKEN_BACK =
      Sql.of("select * from annual_return_taken_back where organization = $1 order by id");
  static final Sql SCANS =
      Sql.of(
          "select f as file from annual_return r, unnest(array[r.scan, r.consent_proof]) f where r.id = $1 and f is not null");

  /** A receipt whose return was withdrawn. */
  record TakenBack(UUID filed, int year, String number, String why, Instant at) {}

  private LedgerStore() {}

  static List<Receipt> ofOrganization(Tx tx, UUID organization) {
    return tx.list(OF_ORGANIZATION, LedgerStore::receipt, organization);
  }

  static List<TakenBack> takenBack(Tx tx, UUID organization) {
    return tx.list(
        TAKEN_BACK,
        row ->
            new TakenBack(
                row.getUUID("return"),
                row.getInteger("year"),
                row.getString("receipt_number"),
                row.getString("why"),
                row.getOffsetDateTime("at").toInstant()),
        organization);
  }

  /** What staff attached to a return: the paper, the proof of the consent. */
  static List<UUID> scans(Tx tx, UUID id) {
    return tx.list(SCANS, row -> row.getUUID("file"), id);
  }

  static int nextNumber(Tx tx, String division, int year) {
    return tx.one(NEXT_NUMBER, row -> row.getInteger("last"), division, year);
  }

  static void receive(Tx tx, String division, Organization organization, Receipt receipt) {
    tx.execute(
        RECEIVE,
        receipt.id(),
        division,
        receipt.campaign(),
        receipt.year(),
        organization.id(),
        receipt.organizationName(),
        organization.township(),
        receipt.number(),
        receipt.submittedAt().atOffset(ZoneOffset.UTC),
        day(receipt.submittedAt()),
        code(receipt.how()),
        receipt.dueOn(),
        receipt.late(),
        code(receipt.consent()),
        receipt.consentOn(),
        receipt.sha256());
  }

  static void record(Tx tx, String division, int year, Organization organization, Instant at) {
    tx.execute(
        RECORD,
        division,
        year,
        organization.id(),
        organization.name(),
        organization.township(),
        at.atOffset(ZoneOffset.UTC),
        day(at));
  }

  static Optional<Receipt> ofYear(Tx tx, UUID organization, int year) {
    return tx.first(OF_YEAR, LedgerStore::receipt, organization, year);
  }

  static List<Receipt> ofYear(Tx tx, int year) {
    return tx.list(ALL_OF_YEAR, LedgerStore::receipt, year);
  }

  static void entered(Tx tx, UUID id, UUID scan, UUID person, Instant at) {
    tx.execute(ENTERED, id, scan, person, at.atOffset(ZoneOffset.UTC));
  }

  /** When the server had it; what came on paper had come before. */
  static Optional<LocalDate> enteredOn(Tx tx, UUID organization, int year) {
    return tx.first(
        ENTERED_ON, row -> day(row.getOffsetDateTime("at").toInstant()), organization, year);
  }

  static void proven(Tx tx, UUID id, UUID proof) {
    tx.execute(PROVEN, id, proof);
  }

  static Optional<Receipt> byId(Tx tx, UUID id) {
    return tx.first(BY_ID, LedgerStore::receipt, id);
  }

  static List<Receipt> byIds(Tx tx, UUID[] ids) {
    return tx.list(BY_IDS, LedgerStore::receipt, (Object) ids);
  }

  static Optional<Receipt> lock(Tx tx, UUID id) {
    return tx.first(BY_ID_LOCKED, LedgerStore::receipt, id);
  }

  static void consented(Tx tx, UUID id, LocalDate on) {
    tx.execute(CONSENTED, id, on);
  }

  static void replaced(Tx tx, UUID id, String sha256, Instant at) {
    tx.execute(REPLACED, id, sha256, at.atOffset(ZoneOffset.UTC));
  }

  static void takeBack(Tx tx, UUID id, String why, Instant at) {
    tx.execute(KEEP_TAKEN_BACK, id, why, at.atOffset(ZoneOffset.UTC));
    tx.execute(TAKE_BACK, id);
  }

  static List<Missing> missing(Tx tx, String division, LocalDate on) {
    return tx.list(MISSING_OF_ALL, LedgerStore::missing, division, on);
  }

  static List<Missing> missing(Tx tx, String division, LocalDate on, UUID organization) {
    return tx.list(MISSING_OF, LedgerStore::missing, division, on, organization);
  }

  private static Missing missing(Row row) {
    return new Missing(
        row.getUUID("campaign"), row.getUUID("organization"), row.getLocalDate("cancelled_on"));
  }

  static Receipt receipt(Row row) {
    return new Receipt(
        row.getUUID("id"),
        row.getString("receipt_number"),
        row.getUUID("campaign"),
        row.getInteger("year"),
        row.getUUID("organization"),
        row.getString("organization_name"),
        row.getOffsetDateTime("submitted_at").toInstant(),
        How.valueOf(row.getString("how").toUpperCase(Locale.ROOT)),
        row.getLocalDate("due_on"),
        row.getBoolean("late"),
        Consent.valueOf(row.getString("consent").toUpperCase(Locale.ROOT)),
        row.getLocalDate("consent_on"),
        row.getString("sha256"));
  }

  static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, BusinessClock.ZONE);
  }
}
