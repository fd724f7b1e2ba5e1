package cn.pufa.filing;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** SQL of scanned pages that staff check. */
final class PageStore {

  /** What a page stands for. */
  enum Kind {
    STAMPED,
    CONSENT;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    String stand() {
      return this == STAMPED ? StandStore.CONFIRMATION : StandStore.CONSENT;
    }

    String words() {
      return this == STAMPED ? "盖章页" : "初审意见扫描件";
    }
  }

  /**
   * One page.
   *
   * @param reason of a refusal
   */
  record Offered(
      UUID id,
      UUID filing,
      Kind kind,
      int version,
      String sha256,
      UUID file,
      String mediaType,
      LocalDate signedOn,
      String state,
      String reason,
      Instant offeredAt) {}

  /** As staff see it. */
  record Queued(
      UUID id,
      Kind kind,
      UUID returned,
      UUID organization,
      String organizationName,
      int year,
      LocalDate signedOn,
      Instant offeredAt,
      String mediaType) {}

  static final Sql REPLACE =
      Sql.of(
          "update filing_page set state = 'replaced' where filing = $1 and kind = $2 and state = 'waiting'");
  static final Sql REPLACE_ALL =
      Sql.of("update filing_page set state = 'replaced' where filing = $1 and state = 'waiting'");
  static final Sql INSERT =
      Sql.of(
          """
      insert into filing_page (id, filing, kind, version, sha256, file, media_type, signed_on, state, offered_at, offered_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', $9, $10)""");
  static final Sql FIND = Sql.of("select * from filing_page where id = $1");
  static final Sql LAST =
      Sql.of(
          """
      select * from filing_page where filing = $1 and kind = $2 and version >= $3 and state <> 'replaced'
       order by offered_at desc, id limit 1""");
  static final Sql CHECK =
      Sql.of(
          """
      update filing_page set state = $2, reason = $3, checked_at = $4, checked_by = $5
       where id = $1 and state = 'waiting'""");
  static final Sql QUEUE =
      Sql.of(
          """
      select p.id, p.kind, p.filing, f.organization, f.organization_name, f.year, p.signed_on, p.offered_at, p.media_type
        from filing_page p join filing f on f.id = p.filing
       where p.state = 'waiting' order by p.offered_at, p.id limit $1 offset $2""");
  static final Sql COUNT = Sql.of("select count(*) as n from filing_page where state = 'waiting'");

  private PageStore() {}

  static void insert(Tx tx, Offered page, UUID person) {
    tx.execute(REPLACE, page.filing(), page.kind().code());
    tx.execute(
        INSERT,
        page.id(),
        page.filing(),
        page.kind().code(),
        page.version(),
        page.sha256(),
        page.file(),
        page.mediaType(),
        page.signedOn(),
        page.offeredAt().atOffset(ZoneOffset.UTC),
        person);
  }

  /**
   * Nobody need check a page for a step that is done.
   *
   * @param stand the step, as {@link StandStore} calls it
   */
  static void replace(Tx tx, UUID filing, String stand) {
    Stream.of(Kind.values())
        .filter(kind -> kind.stand().equals(stand))
        .forEach(kind -> tx.execute(REPLACE, filing, kind.code()));
  }

  /** Nobody need check what is no longer filed. */
  static void replaceAll(Tx tx, UUID filing) {
    tx.execute(REPLACE_ALL, filing);
  }

  static Optional<Offered> find(Tx tx, UUID id) {
    return tx.first(FIND, PageStore::page, id);
  }

  static Optional<Offered> last(Tx tx, Filing filing, Kind kind) {
    return tx.first(LAST, PageStore::page, filing.id(), kind.code(), filing.standsFrom());
  }

  /** Whether this decided it; another officer may have. */
  static boolean check(Tx tx, UUID id, boolean accept, String reason, Instant at, UUID person) {
    return tx.execute(
            CHECK, id, accept ? "accepted" : "refused", reason, at.atOffset(ZoneOffset.UTC), person)
        == 1;
  }

  static List<Queued> queue(Tx tx, Page page) {
    return tx.list(QUEUE, PageStore::queued, page.limit(), page.offset());
  }

  static int count(Tx tx) {
    return tx.one(COUNT, row -> row.getInteger("n"));
  }

  private static Offered page(Row row) {
    return new Offered(
        row.getUUID("id"),
        row.getUUID("filing"),
        kind(row),
        row.getInteger("version"),
        row.getString("sha256"),
        row.getUUID("file"),
        row.getString("media_type"),
        row.getLocalDate("signed_on"),
        row.getString("state"),
        row.getString("reason"),
        row.getOffsetDateTime("offered_at").toInstant());
  }

  private static Kind kind(Row row) {
    return Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT));
  }

  private static Queued queued(Row row) {
    return new Queued(
        row.getUUID("id"),
        kind(row),
        row.getUUID("filing"),
        row.getUUID("organization"),
        row.getString("organization_name"),
        row.getInteger("year"),
        row.getLocalDate("signed_on"),
        row.getOffsetDateTime("offered_at").toInstant(),
        row.getString("media_type"));
  }
}
