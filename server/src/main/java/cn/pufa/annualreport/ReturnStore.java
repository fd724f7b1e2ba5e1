package cn.pufa.annualreport;

import cn.pufa.platform.db.Order;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.db.Walk;
import cn.pufa.platform.http.Line;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.time.BusinessClock;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** SQL of returns. */
final class ReturnStore {

  /**
   * @param campaign null for all, @param state null for all
   */
  record Filter(UUID campaign, String state) {}

  /** What a return of the short form said. */
  static final Sql FILL =
      Sql.of(
          """
      update annual_return
         set activity_summary = $2, meetings = $3, activities = $4, income_fen = $5, expense_fen = $6, contact_name = $7,
             contact_phone = $8, attachment = $9, attachment_type = $10, attachment_size = $11, attachment_sha256 = $12,
             sha256 = $13
       where id = $1""");

  private static final String WITHIN =
      " from annual_return where ($1::boolean or township like any($2::text[]) or organization = any($3::uuid[]))";
  private static final String FILTERED =
      WITHIN
          + """
       and ($4::uuid is null or year = (select c.year from campaign c where c.id = $4))
       and ($5::text is null
            or $5 = 'in_time' and not late
            or $5 = 'late' and late
            or $5 = 'without_consent' and consent = 'missing')
      """;

  static final Walk PAGE =
      Walk.of(
          "select r.* from (%s) p join annual_return r using (id)",
          "select id" + FILTERED, Order.by("submitted_at desc", "id"), 6);
  static final Sql COUNT = Sql.anew("select count(*) as n" + FILTERED);
  static final Sql BY_ID = Sql.of("select *" + WITHIN + " and id = $4");
  static final Sql ORGANIZATIONS_OF_YEAR =
      Sql.of("select organization from annual_return where division = $1 and year = $2");

  static final Sql WITH_ATTACHMENTS =
      Sql.of("select * from annual_return where attachment = any($1) order by submitted_at, id");

  private static final String RECEIVED_IN =
      " from annual_return where submitted_at >= $1 and submitted_at < $2 ";

  /** Against the order of the list above, whose index is read backwards. */
  static final Sql LINES =
      Sql.anew(
          "select r.* from (select id"
              + RECEIVED_IN
              + "order by submitted_at, id desc limit $3 offset $4) p join annual_return r using (id)"
              + " order by submitted_at, id desc");

  static final Sql COUNT_LINES = Sql.anew("select count(*) as n" + RECEIVED_IN);

  private ReturnStore() {}

  static void fill(Tx tx, Return filed, UUID file, String sha256) {
    tx.execute(
        FILL,
        filed.id(),
        filed.activitySummary(),
        filed.meetings(),
        filed.activities(),
        filed.incomeFen(),
        filed.expenseFen(),
        filed.contactName(),
        filed.contactPhone(),
        file,
        filed.attachment().mediaType(),
        filed.attachment().size(),
        filed.attachment().sha256(),
        sha256);
  }

  static List<Return> page(Tx tx, Reach reach, Filter filter, int total, Page page) {
    return PAGE.page(
        tx,
        total,
        page,
        ReturnStore::read,
        reach.all(),
        reach.divisionPrefixes(),
        reach.organizationIds(),
        filter.campaign(),
        filter.state());
  }

  static int count(Tx tx, Reach reach, Filter filter) {
    return tx.one(
        COUNT,
        row -> row.getInteger("n"),
        reach.all(),
        reach.divisionPrefixes(),
        reach.organizationIds(),
        filter.campaign(),
        filter.state());
  }

  static Optional<Return> byId(Tx tx, Reach reach, UUID id) {
    return tx.first(
        BY_ID,
        ReturnStore::read,
        reach.all(),
        reach.divisionPrefixes(),
        reach.organizationIds(),
        id);
  }

  /** Empty also where the return has no receipt. */
  static Optional<Receipt> receipt(Tx tx, Reach reach, UUID id) {
    return tx.first(
            BY_ID,
            LedgerStore::receipt,
            reach.all(),
            reach.divisionPrefixes(),
            reach.organizationIds(),
            id)
        .filter(receipt -> receipt.number() != null);
  }

  /** Empty also where the return has no attachment. */
  static Optional<UUID> attachment(Tx tx, Reach reach, UUID id) {
    return file(tx, reach, id, "attachment");
  }

  /** Empty also where it did not come in on paper. */
  static Optional<UUID> scan(Tx tx, Reach reach, UUID id) {
    return file(tx, reach, id, "scan");
  }

  private static Optional<UUID> file(Tx tx, Reach reach, UUID id, String column) {
    return tx
        .list(
            BY_ID,
            row -> Optional.ofNullable(row.getUUID(column)),
            reach.all(),
            reach.divisionPrefixes(),
            reach.organizationIds(),
            id)
        .stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Each has one attachment, uploaded by whoever filed it. */
  static List<Return> withAttachments(Tx tx, List<UUID> files) {
    return tx.list(WITH_ATTACHMENTS, ReturnStore::read, (Object) files.toArray(UUID[]::new));
  }

  static List<UUID> organizationsOfYear(Tx tx, String division, int year) {
    return tx.list(ORGANIZATIONS_OF_YEAR, row -> row.getUUID("organization"), division, year);
  }

  static List<Line> lines(Tx tx, Instant from, Instant until, Page page) {
    return tx.list(
        LINES,
        row ->
            new Line(
                row.getUUID("id").toString(),
                row.getString("organization_name"),
                LocalDate.ofInstant(
                    row.getOffsetDateTime("submitted_at").toInstant(), BusinessClock.ZONE),
                detail(row)),
        offset(from),
        offset(until),
        page.limit(),
        page.offset());
  }

  private static String detail(Row row) {
    String number = row.getString("receipt_number");
    return row.getInteger("year")
        + "年度工作报告"
        + (number == null ? "" : " · " + number)
        + (row.getBoolean("late") ? " · 逾期" : "");
  }

  static int countLines(Tx tx, Instant from, Instant until) {
    return tx.one(COUNT_LINES, row -> row.getInteger("n"), offset(from), offset(until));
  }

  private static Return read(Row row) {
    return new Return(
        row.getUUID("id"),
        row.getUUID("campaign"),
        row.getInteger("year"),
        row.getUUID("organization"),
        row.getString("organization_name"),
        row.getString("receipt_number"),
        row.getOffsetDateTime("submitted_at").toInstant(),
        How.valueOf(row.getString("how").toUpperCase(Locale.ROOT)),
        row.getBoolean("late"),
        Consent.valueOf(row.getString("consent").toUpperCase(Locale.ROOT)),
        row.getLocalDate("consent_on"),
        row.getString("activity_summary"),
        row.getInteger("meetings"),
        row.getInteger("activities"),
        row.getLong("income_fen"),
        row.getLong("expense_fen"),
        row.getString("contact_name"),
        row.getString("contact_phone"),
        attachment(row));
  }

  private static Return.Attachment attachment(Row row) {
    return row.getUUID("attachment") == null
        ? null
        : new Return.Attachment(
            row.getString("attachment_type"),
            row.getLong("attachment_size"),
            row.getString("attachment_sha256"));
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
