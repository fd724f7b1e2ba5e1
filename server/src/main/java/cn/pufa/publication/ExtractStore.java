package cn.pufa.publication;

import static cn.pufa.publication.BatchStore.instant;
import static cn.pufa.publication.BatchStore.offset;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SQL of extracts and of the rows of the last one. */
final class ExtractStore {

  record File(String file, int rows, int bytes, String sha256) {}

  record Extract(LocalDate day, Instant madeAt, List<File> files) {}

  /** A row with the day of the extract it belongs to. */
  record Stored(LocalDate day, String row) {}

  /** Of several nodes one makes the extract of a day; the others wait, and find it made. */
  static final Sql HOLD =
      Sql.of("select pg_advisory_xact_lock(hashtextextended('open-extract', 0))::text");

  static final Sql LAST = Sql.of("select * from open_extract order by day desc limit 1");
  static final Sql INSERT =
      Sql.of("insert into open_extract (day, made_at, files) values ($1, $2, $3::jsonb)");

  /** Gives the keys of rows that are new or say something else now. */
  static final Sql PUT =
      Sql.of(
          """
      with given as (select * from unnest($2::text[], $3::text[]) g (key, row)),
           old as (select o.key, o.row from open_row o join given g on g.key = o.key where o.file = $1),
           put as (insert into open_row (file, key, row, day) select $1, g.key, g.row, $4 from given g
                   on conflict (file, key) do update set row = excluded.row, day = excluded.day)
      select g.key from given g left join old o on o.key = g.key where o.row is distinct from g.row order by g.key""");

  static final Sql GONE =
      Sql.of("delete from open_row where file = $1 and day <> $2 returning key");

  static final Sql REMOVE =
      Sql.of("delete from open_row where file = $1 and key = any($2::text[])");

  static final Sql DAY_OF = Sql.of("select day from open_row where file = $1 and key = $2");

  static final Sql SEAL = Sql.of("update open_extract set files = $2::jsonb where day = $1");

  /**
   * With the day, also where a file has no rows; in one statement, so that both are of one moment.
   */
  static final Sql ROWS =
      Sql.of(
          """
      select e.day, r.row from (select day from open_extract order by day desc limit 1) e
             left join open_row r on r.file = $1 order by r.key""");

  static final Sql ROWS_OF = Sql.of("select row from open_row where file = $1 order by key");

  private ExtractStore() {}

  static void hold(Tx tx) {
    tx.list(HOLD, row -> "");
  }

  static Optional<Extract> last(Tx tx) {
    return tx.first(LAST, ExtractStore::extract);
  }

  static void insert(Tx tx, LocalDate day, Instant madeAt, List<File> files) {
    tx.execute(INSERT, day, offset(madeAt), array(files));
  }

  /** The files of one that is made already, as they are now. */
  static void seal(Tx tx, LocalDate day, List<File> files) {
    tx.execute(SEAL, day, array(files));
  }

  private static JsonArray array(List<File> files) {
    var list = new JsonArray();
    files.forEach(
        file ->
            list.add(
                new JsonObject()
                    .put("file", file.file())
                    .put("rows", file.rows())
                    .put("bytes", file.bytes())
                    .put("sha256", file.sha256())));
    return list;
  }

  static List<String> put(Tx tx, String file, Map<String, String> rows, LocalDate day) {
    return tx.list(
        PUT,
        row -> row.getString("key"),
        file,
        rows.keySet().toArray(String[]::new),
        rows.values().toArray(String[]::new),
        day);
  }

  /** Removes what is no longer there, and gives its keys. */
  static List<String> gone(Tx tx, String file, LocalDate day) {
    return tx.list(GONE, row -> row.getString("key"), file, day);
  }

  /** How many of them were there. */
  static int remove(Tx tx, String file, List<String> keys) {
    return tx.execute(REMOVE, file, keys.toArray(String[]::new));
  }

  /** Of the extract that the row is in; empty where it is in none. */
  static Optional<LocalDate> dayOf(Tx tx, String file, String key) {
    return tx.first(DAY_OF, row -> row.getLocalDate("day"), file, key);
  }

  /** Empty before the first extract. */
  static List<Stored> rows(Tx tx, String file) {
    return tx.list(ROWS, row -> new Stored(row.getLocalDate("day"), row.getString("row")), file);
  }

  static List<String> rowsOf(Tx tx, String file) {
    return tx.list(ROWS_OF, row -> row.getString("row"), file);
  }

  private static Extract extract(Row row) {
    List<File> files =
        row.getJsonArray("files").stream()
            .map(JsonObject.class::cast)
            .map(
                file ->
                    new File(
                        file.getString("file"),
                        file.getInteger("rows"),
                        file.getInteger("bytes"),
                        file.getString("sha256")))
            .toList();
    return new Extract(row.getLocalDate("day"), instant(row, "made_at"), files);
  }
}
