package cn.pufa.platform.db;

import java.time.Duration;
import java.util.List;

/** SQL of the change feed. */
final class ChangeStore {

  record Change(long id, long transaction, String kind, String key) {}

  record Poll(long horizon, List<Change> changes) {}

  static final Sql INSERT = Sql.of("insert into change_log (kind, key) values ($1, $2)");
  static final Sql HORIZON =
      Sql.of("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as horizon");

  /** The horizon and the rows come from one snapshot, so no row can fall between them. */
  static final Sql SINCE =
      Sql.of(
          """
      select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as horizon,
             c.id, c.txid::text::bigint as txid, c.kind, c.key
        from (select 1) one
        left join change_log c on c.txid >= $1::text::xid8
       order by c.id""");

  static final Sql PRUNE =
      Sql.of("delete from change_log where at < now() - make_interval(secs => $1)");

  private ChangeStore() {}

  static void insert(Tx tx, String kind, String key) {
    tx.execute(INSERT, kind, key);
  }

  static long horizon(Tx tx) {
    return tx.one(HORIZON, row -> row.getLong("horizon"));
  }

  static Poll since(Tx tx, long low) {
    var rows = tx.list(SINCE, row -> row, String.valueOf(low));
    List<Change> changes =
        rows.stream()
            .filter(row -> row.getLong("id") != null)
            .map(
                row ->
                    new Change(
                        row.getLong("id"),
                        row.getLong("txid"),
                        row.getString("kind"),
                        row.getString("key")))
            .toList();
    return new Poll(rows.getFirst().getLong("horizon"), changes);
  }

  static void prune(Tx tx, Duration age) {
    tx.execute(PRUNE, (double) age.toSeconds());
  }
}
