package cn.pufa.organization;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** SQL of charters. */
final class CharterStore {

  static final Sql INSERT =
      Sql.of(
          """
      insert into charter_edition (charter, edition, organization, approved_on, valid_from, purpose, scope,
             term_years, council_meetings_per_year, assembly_meetings_per_year, council_min, council_max,
             file, reason, by, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)""");

  /** Of those in force, the one that came last. */
  static final Sql IN_FORCE =
      Sql.of(
          """
      select * from (select distinct on (charter) * from charter_edition where organization = $1
                      order by charter, edition desc) c
       where valid_from <= $2 order by valid_from desc, approved_on desc, at desc limit 1""");

  static final Sql STARTS_ON =
      Sql.of(
          """
      select exists (select from (select distinct on (charter) * from charter_edition where organization = $1
                                   order by charter, edition desc) c
                      where valid_from = $2 and charter is distinct from $3::uuid) as taken""");

  static final Sql EDITIONS =
      Sql.of(
          """
      select * from charter_edition where organization = $1
       order by valid_from desc, approved_on desc, charter, edition desc""");
  static final Sql LAST =
      Sql.of("select * from charter_edition where charter = $1 order by edition desc limit 1");

  /** Held until the end, so that two corrections come one after the other. */
  static final Sql LOCK =
      Sql.of("select pg_advisory_xact_lock(hashtextextended('charter/' || $1::text, 0))");

  private CharterStore() {}

  static void insert(Tx tx, Charter charter) {
    tx.execute(
        INSERT,
        charter.id(),
        charter.edition(),
        charter.organization(),
        charter.approvedOn(),
        charter.validFrom(),
        charter.purpose(),
        charter.scope().stream().map(ScopeItem::text).toArray(String[]::new),
        charter.termYears(),
        charter.councilMeetingsPerYear(),
        charter.assemblyMeetingsPerYear(),
        charter.councilMin(),
        charter.councilMax(),
        charter.file(),
        charter.reason(),
        charter.by(),
        charter.at().atOffset(ZoneOffset.UTC));
  }

  static Optional<Charter> inForce(Tx tx, UUID organization, LocalDate on) {
    return tx.first(IN_FORCE, CharterStore::charter, organization, on);
  }

  /** Whether another charter of the organisation is in force from that day. */
  static boolean startsOn(Tx tx, UUID organization, LocalDate day, UUID self) {
    return tx.one(STARTS_ON, row -> row.getBoolean("taken"), organization, day, self);
  }

  /** All editions of all charters, the newest first. */
  static List<Charter> editions(Tx tx, UUID organization) {
    return tx.list(EDITIONS, CharterStore::charter, organization);
  }

  static Optional<Charter> last(Tx tx, UUID charter) {
    return tx.first(LAST, CharterStore::charter, charter);
  }

  static Optional<Charter> lock(Tx tx, UUID charter) {
    tx.execute(LOCK, charter.toString());
    return last(tx, charter);
  }

  private static Charter charter(Row row) {
    return new Charter(
        row.getUUID("charter"),
        row.getInteger("edition"),
        row.getUUID("organization"),
        row.getLocalDate("approved_on"),
        row.getLocalDate("valid_from"),
        row.getString("purpose"),
        scope(row.getArrayOfStrings("scope")),
        row.getInteger("term_years"),
        row.getInteger("council_meetings_per_year"),
        row.getInteger("assembly_meetings_per_year"),
        row.getInteger("council_min"),
        row.getInteger("council_max"),
        row.getUUID("file"),
        row.getString("reason"),
        row.getString("by"),
        row.getOffsetDateTime("at").toInstant());
  }

  private static List<ScopeItem> scope(String[] texts) {
    return IntStream.range(0, texts.length).mapToObj(i -> new ScopeItem(i + 1, texts[i])).toList();
  }
}
