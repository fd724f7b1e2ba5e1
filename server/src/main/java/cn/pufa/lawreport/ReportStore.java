package cn.pufa.lawreport;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of reports. */
final class ReportStore {

  static final Sql INSERT =
      Sql.of(
          """
      insert into law_report (id, division, outline, year, edition, title, dated, state, corrects, reason, created_by, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, 'draft', $8, $9, $10, $11) on conflict do nothing""");
  static final Sql BY_ID = Sql.of("select * from law_report where division = $1 and id = $2");
  static final Sql LOCK = Sql.of(BY_ID.text() + " for no key update");

  private static final String FILTERED =
      """
       from law_report
      where division = $1 and ($2::text is null or outline = $2) and ($3::integer is null or year = $3)
        and ($4::text is null or state = $4)
      """;
  static final Sql PAGE =
      Sql.of(
          "select *"
              + FILTERED
              + "order by year desc, outline, edition desc, id limit $5 offset $6");
  static final Sql COUNT = Sql.of("select count(*)::integer as n" + FILTERED);

  /** The newest edition of the newest earlier year; the frozen one before a draft. */
  static final Sql BEFORE =
      Sql.of(
          """
      select * from law_report where division = $1 and outline = $2 and year < $3
       order by year desc, (sha256 is null), edition desc limit 1""");

  /** The last edition of a report, which may be that report itself. */
  static final Sql LAST_EDITION =
      Sql.of(
          """
      select e.* from law_report r join law_report e using (division, outline, year)
       where r.id = $1 order by e.edition desc limit 1""");

  /** The newest edition of each year that anyone may read. */
  private static final String PUBLISHED =
      """
       from law_report r where division = $1 and outline = 'government' and state = 'published'
         and not exists (select 1 from law_report n where n.division = r.division and n.outline = r.outline
                            and n.year = r.year and n.state = 'published' and n.edition > r.edition)
      """;

  static final Sql PUBLIC_PAGE =
      Sql.of("select r.*" + PUBLISHED + "order by year desc, id limit $2 offset $3");
  static final Sql PUBLIC_COUNT = Sql.of("select count(*)::integer as n" + PUBLISHED);
  static final Sql PUBLIC_ONE = Sql.of("select r.*" + PUBLISHED + "and year = $2");

  static final Sql TOUCH =
      Sql.of("update law_report set revision = revision + 1, dated = $2 where id = $1");
  static final Sql APPROVE =
      Sql.of(
          """
      update law_report set state = 'approved', revision = revision + 1, approved_by = $2, approved_at = $3
       where id = $1""");
  static final Sql RETURN =
      Sql.of(
          """
      update law_report set state = 'draft', revision = revision + 1, approved_by = null, approved_at = null
       where id = $1""");
  static final Sql FREEZE =
      Sql.of(
          """
      update law_report set state = 'frozen', revision = revision + 1, frozen_by = $2, frozen_at = $3, canonical = $4,
             sha256 = $5
       where id = $1""");
  static final Sql PUBLISH =
      Sql.of(
          """
      update law_report set state = 'published', revision = revision + 1, published_by = $2, published_at = $3, note = $4
       where id = $1""");
  static final Sql CANONICAL = Sql.of("select canonical from law_report where id = $1");

  /** Those of which every section is approved, so that the leader may approve the whole. */
  static final Sql WAITING =
      Sql.of(
          """
      select id, title from law_report r
       where division = $1 and state = 'draft'
         and not exists (select from law_report_section s where s.report = r.id and s.paragraphs <> '[]' and s.approved_by is null)
       order by year desc, outline, id""");

  /** A report that waits for the leader. */
  record Waiting(UUID id, String title) {}

  /**
   * @param outline, @param year, @param state null for all
   */
  record Filter(String outline, Integer year, String state) {}

  private ReportStore() {}

  /** False where an edition of that year is being written already. */
  static boolean insert(Tx tx, String division, Report report) {
    return tx.execute(
            INSERT,
            report.id(),
            division,
            report.outline(),
            report.year(),
            report.edition(),
            report.title(),
            report.dated(),
            report.corrects(),
            report.reason(),
            report.createdBy(),
            offset(report.createdAt()))
        == 1;
  }

  static Optional<Report> byId(Tx tx, String division, UUID id) {
    return tx.first(BY_ID, ReportStore::report, division, id);
  }

  static Optional<Report> lock(Tx tx, String division, UUID id) {
    return tx.first(LOCK, ReportStore::report, division, id);
  }

  static List<Report> page(Tx tx, String division, Filter filter, Page page) {
    return tx.list(
        PAGE,
        ReportStore::report,
        division,
        filter.outline(),
        filter.year(),
        filter.state(),
        page.limit(),
        page.offset());
  }

  static int count(Tx tx, String division, Filter filter) {
    return tx.one(
        COUNT,
        row -> row.getInteger("n"),
        division,
        filter.outline(),
        filter.year(),
        filter.state());
  }

  static Optional<Report> before(Tx tx, String division, String outline, int year) {
    return tx.first(BEFORE, ReportStore::report, division, outline, year);
  }

  static Report lastEdition(Tx tx, UUID report) {
    return tx.one(LAST_EDITION, ReportStore::report, report);
  }

  static List<Report> published(Tx tx, String division, Page page) {
    return tx.list(PUBLIC_PAGE, ReportStore::report, division, page.limit(), page.offset());
  }

  static int countPublished(Tx tx, String division) {
    return tx.one(PUBLIC_COUNT, row -> row.getInteger("n"), division);
  }

  static Optional<Report> published(Tx tx, String division, int year) {
    return tx.first(PUBLIC_ONE, ReportStore::report, division, year);
  }

  /** One change more. */
  static void touch(Tx tx, UUID report, LocalDate dated) {
    tx.execute(TOUCH, report, dated);
  }

  static List<Waiting> waiting(Tx tx, String division) {
    return tx.list(
        WAITING, row -> new Waiting(row.getUUID("id"), row.getString("title")), division);
  }

  static void approve(Tx tx, UUID report, UUID person, Instant now) {
    tx.execute(APPROVE, report, person, offset(now));
  }

  static void giveBack(Tx tx, UUID report) {
    tx.execute(RETURN, report);
  }

  static void freeze(
      Tx tx, UUID report, UUID person, Instant now, String canonical, String sha256) {
    tx.execute(FREEZE, report, person, offset(now), canonical, sha256);
  }

  static void publish(Tx tx, UUID report, UUID person, Instant now, String note) {
    tx.execute(PUBLISH, report, person, offset(now), note);
  }

  /** What was hashed when it was frozen; null before. */
  static String canonical(Tx tx, UUID report) {
    return tx.one(CANONICAL, row -> row.getString("canonical"), report);
  }

  private static Report report(Row row) {
    return new Report(
        row.getUUID("id"),
        row.getString("outline"),
        row.getInteger("year"),
        row.getInteger("edition"),
        row.getString("title"),
        row.getLocalDate("dated"),
        Report.State.of(row.getString("state")),
        row.getInteger("revision"),
        row.getUUID("corrects"),
        row.getString("reason"),
        row.getUUID("created_by"),
        instant(row, "created_at"),
        row.getUUID("approved_by"),
        instant(row, "approved_at"),
        row.getUUID("frozen_by"),
        instant(row, "frozen_at"),
        row.getString("sha256"),
        row.getUUID("published_by"),
        instant(row, "published_at"));
  }

  static Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
