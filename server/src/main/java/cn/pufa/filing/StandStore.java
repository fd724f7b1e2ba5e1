package cn.pufa.filing;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** SQL of confirmations and consents. */
final class StandStore {

  static final String CONFIRMATION = "confirmation";
  static final String CONSENT = "consent";

  /**
   * Somebody stands behind a version, or objects to it.
   *
   * @param by null once the name is forgotten
   * @param person null where it came with a link
   */
  record Stand(
      int version,
      boolean given,
      Step.By how,
      String sha256,
      LocalDate day,
      String by,
      UUID person,
      String opinion) {}

  /** Whoever objected may agree later; what was given stays. */
  static final Sql PUT =
      Sql.of(
          """
      insert into filing_stand as s (filing, kind, version, state, how, sha256, day, by_name, by_person, opinion, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
      on conflict (filing, kind, version) do update set state = excluded.state, how = excluded.how, day = excluded.day,
             by_name = excluded.by_name, by_person = excluded.by_person, opinion = excluded.opinion, at = excluded.at
       where s.state = 'objected'""");

  static final Sql CONSENTED =
      Sql.of("update filing set consented = greatest(consented, $2) where id = $1");

  static final Sql LAST =
      Sql.of(
          """
      select * from filing_stand where filing = $1 and kind = $2 and version >= $3 order by version desc limit 1""");

  static final Sql OF_PERSON =
      Sql.of(
          """
      select f.organization_name, f.year, s.kind, s.state, s.day, s.by_name, s.opinion
        from filing_stand s join filing f on f.id = s.filing where s.by_person = $1 order by s.at, s.filing, s.kind""");

  /** That it was said, when, how, and the opinion of the unit are part of the return. */
  static final Sql FORGET_NAME =
      Sql.of("update filing_stand set by_name = null where by_person = $1");

  static final Sql FORGET_NAMES =
      Sql.of("update filing_stand set by_name = null where by_name is not null and at < $1");

  /** What a person said of a return. */
  record Said(
      String organization,
      int year,
      boolean consent,
      boolean given,
      LocalDate day,
      String by,
      String opinion) {}

  private StandStore() {}

  static List<Said> ofPerson(Tx tx, UUID person) {
    return tx.list(
        OF_PERSON,
        row ->
            new Said(
                row.getString("organization_name"),
                row.getInteger("year"),
                CONSENT.equals(row.getString("kind")),
                "given".equals(row.getString("state")),
                row.getLocalDate("day"),
                row.getString("by_name"),
                row.getString("opinion")),
        person);
  }

  static void forgetName(Tx tx, UUID person) {
    tx.execute(FORGET_NAME, person);
  }

  static void forgetNames(Tx tx, Instant before) {
    tx.execute(FORGET_NAMES, before.atOffset(ZoneOffset.UTC));
  }

  /** Lists of what waits for consent ask the filing alone. */
  static void consented(Tx tx, UUID filing, int version) {
    tx.execute(CONSENTED, filing, version);
  }

  /** Whether it counts; not where somebody gave it before. */
  static boolean put(Tx tx, UUID filing, String kind, Stand stand, Instant at) {
    return tx.execute(
            PUT,
            filing,
            kind,
            stand.version(),
            stand.given() ? "given" : "objected",
            stand.how().name().toLowerCase(Locale.ROOT),
            stand.sha256(),
            stand.day(),
            stand.by(),
            stand.person(),
            stand.opinion(),
            at.atOffset(ZoneOffset.UTC))
        == 1;
  }

  /** The latest that still counts. */
  static Optional<Stand> last(Tx tx, Filing filing, String kind) {
    return tx.first(LAST, StandStore::stand, filing.id(), kind, filing.standsFrom());
  }

  private static Stand stand(Row row) {
    return new Stand(
        row.getInteger("version"),
        "given".equals(row.getString("state")),
        Step.By.valueOf(row.getString("how").toUpperCase(Locale.ROOT)),
        row.getString("sha256"),
        row.getLocalDate("day"),
        row.getString("by_name"),
        row.getUUID("by_person"),
        row.getString("opinion"));
  }
}
