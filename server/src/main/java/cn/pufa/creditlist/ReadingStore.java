package cn.pufa.creditlist;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import java.time.ZoneOffset;
import java.util.List;

/** SQL of how the two years are read (两年怎么算), version by version. */
final class ReadingStore {

  static final Sql ALL = Sql.of("select * from credit_reading order by version desc");
  static final Sql HOLD =
      Sql.of("select pg_advisory_xact_lock(hashtextextended('credit-reading', 0))::text");
  static final Sql ADD =
      Sql.of(
          """
      insert into credit_reading (version, reading, source, verifier, reason, since, set_by)
      select max(version) + 1, $1, $2, $3, $4, $5, $6 from credit_reading""");

  private ReadingStore() {}

  /** The one that holds first. */
  static List<Reading.Version> all(Tx tx) {
    return tx.list(
        ALL,
        row ->
            new Reading.Version(
                row.getInteger("version"),
                Reading.of(row.getString("reading")),
                row.getString("source"),
                row.getString("verifier"),
                row.getString("reason"),
                row.getOffsetDateTime("since").toInstant(),
                row.getString("set_by")));
  }

  /** Their numbers have no gap, so one is added after the other. */
  static void add(Tx tx, Reading.Version one) {
    tx.execute(HOLD);
    tx.execute(
        ADD,
        one.reading().code(),
        one.source(),
        one.verifier(),
        one.reason(),
        one.since().atOffset(ZoneOffset.UTC),
        one.setBy());
  }
}
