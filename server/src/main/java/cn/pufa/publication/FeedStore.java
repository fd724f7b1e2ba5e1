package cn.pufa.publication;

import static cn.pufa.publication.BatchStore.instant;
import static cn.pufa.publication.BatchStore.offset;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * SQL of the numbered changes. Whoever numbers holds the one row of the counter until its commit,
 * so that numbers become visible in their order and without a gap, whatever commits meanwhile. It
 * comes last in a transaction.
 */
final class FeedStore {

  /**
   * @param item null unless it is about one that was published
   * @param code credit code; of an organisation that the register lists
   * @param row of the last extract as JSON, or null
   */
  record Change(
      long n, Instant at, String kind, Item item, String number, String code, String row) {}

  static final Sql TAKE =
      Sql.of("update open_feed set last = last + $1 returning last - $1 as before");
  static final Sql ADD_ITEMS =
      Sql.of(
          """
      insert into open_change (n, at, kind, item)
      select $1 + u.place, $2, $3, u.item from unnest($4::uuid[]) with ordinality u (item, place)""");
  static final Sql ADD_CODES =
      Sql.of(
          """
      insert into open_change (n, at, kind, code)
      select $1 + u.place, $2, $3, u.code from unnest($4::text[]) with ordinality u (code, place)""");
  static final Sql AFTER =
      Sql.of(
          """
      select c.n, c.at, c.kind as change, c.code, r.row, b.number, i.*
        from open_change c left join publication_item i on i.id = c.item
             left join publication_batch b on b.id = i.batch
             left join open_row r on r.file = 'organizations' and r.key = c.code
       where c.n > $1 order by c.n limit $2""");

  private FeedStore() {}

  static void addItems(Tx tx, Instant at, String kind, List<UUID> items) {
    if (!items.isEmpty()) {
      tx.execute(ADD_ITEMS, take(tx, items.size()), offset(at), kind, items.toArray(UUID[]::new));
    }
  }

  static void addCodes(Tx tx, Instant at, String kind, List<String> codes) {
    if (!codes.isEmpty()) {
      tx.execute(ADD_CODES, take(tx, codes.size()), offset(at), kind, codes.toArray(String[]::new));
    }
  }

  private static long take(Tx tx, int count) {
    return tx.one(TAKE, row -> row.getLong("before"), (long) count);
  }

  static List<Change> after(Tx tx, long n, int limit) {
    return tx.list(AFTER, FeedStore::change, n, limit);
  }

  private static Change change(Row row) {
    return new Change(
        row.getLong("n"),
        instant(row, "at"),
        row.getString("change"),
        row.getUUID("id") == null ? null : ItemStore.item(row),
        row.getString("number"),
        row.getString("code"),
        row.getString("row"));
  }
}
