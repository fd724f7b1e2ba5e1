package cn.pufa.filing;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of the files of filings. */
final class FilingFileStore {

  static final Sql OF =
      Sql.of(
          "select * from filing_file where filing = $1 and removed_at is null order by cell, added_at, id");
  static final Sql FIND = Sql.of("select * from filing_file where filing = $1 and id = $2");
  static final Sql INSERT =
      Sql.of(
          """
      insert into filing_file (id, filing, cell, name, media_type, size, sha256, last_year, added_by, added_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""");
  static final Sql REMOVE =
      Sql.of(
          "update filing_file set removed_at = $3 where filing = $1 and id = $2 and removed_at is null returning *");

  static final Sql RESTORE =
      Sql.of(
          """
      update filing_file k set removed_at = case when k.removed_at is null then $2::timestamptz end
        from filing f join filing_version v on v.filing = f.id and v.number = f.version
       where f.id = $1 and k.filing = f.id and k.cell = any(f.open_cells)
         and (k.removed_at is null) <> (v.files @> jsonb_build_array(jsonb_build_object('id', k.id)))""");

  private FilingFileStore() {}

  /** Those of the draft. */
  static List<FiledFile> of(Tx tx, UUID filing) {
    return tx.list(OF, FilingFileStore::file, filing);
  }

  /** One that the draft has or had. */
  static Optional<FiledFile> find(Tx tx, UUID filing, UUID file) {
    return tx.first(FIND, FilingFileStore::file, filing, file);
  }

  static void insert(Tx tx, UUID filing, FiledFile file, UUID person, Instant at) {
    tx.execute(
        INSERT,
        file.id(),
        filing,
        file.cell(),
        file.name(),
        file.mediaType(),
        file.size(),
        file.sha256(),
        file.lastYear() != null,
        person,
        at.atOffset(ZoneOffset.UTC));
  }

  static Optional<FiledFile> remove(Tx tx, UUID filing, UUID file, Instant at) {
    return tx.first(REMOVE, FilingFileStore::file, filing, file, at.atOffset(ZoneOffset.UTC));
  }

  /** The files of the open cells as the last version has them. */
  static void restore(Tx tx, UUID filing, Instant at) {
    tx.execute(RESTORE, filing, at.atOffset(ZoneOffset.UTC));
  }

  private static FiledFile file(Row row) {
    return new FiledFile(
        row.getUUID("id"),
        row.getString("cell"),
        row.getString("name"),
        row.getString("media_type"),
        row.getLong("size"),
        row.getString("sha256"),
        row.getBoolean("last_year") ? true : null);
  }
}
