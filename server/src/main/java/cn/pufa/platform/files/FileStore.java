package cn.pufa.platform.files;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** SQL of uploaded files. */
final class FileStore {

  /** Until the transaction ends, nobody else keeps or removes these bytes. */
  static final Sql LOCK =
      Sql.of("select pg_advisory_xact_lock(hashtextextended('stored_file/' || $1::text, 0))");

  static final Sql INSERT =
      Sql.of(
          """
      insert into stored_file (sha256, media_type, size, duration_ms, purpose, uploaded_by, uploaded_at)
      values ($1, $2, $3, $4, $5, $6, $7) returning *""");
  static final Sql ATTACH =
      Sql.of(
          """
      update stored_file set attached_to = $4
       where id = $1 and uploaded_by = $2 and purpose = $3 and attached_to is null returning *""");
  static final Sql FIND = Sql.of("select * from stored_file where id = $1 and attached_to = $2");
  static final Sql FIND_ALL =
      Sql.of(
          """
      select f.* from unnest($1::uuid[], $2::text[]) as w (id, record)
        join stored_file f on f.id = w.id and f.attached_to = w.record""");
  static final Sql DELETE_UNATTACHED =
      Sql.of("delete from stored_file where attached_to is null and uploaded_at < $1");
  static final Sql DELETE_UNATTACHED_OF =
      Sql.of("delete from stored_file where attached_to is null and uploaded_by = $1");
  static final Sql DELETE_ONE =
      Sql.of("delete from stored_file where id = $1 and attached_to = $2");
  static final Sql DELETE_OF_RECORD = Sql.of("delete from stored_file where attached_to = $1");
  static final Sql OF_PERSON =
      Sql.of("select * from stored_file where uploaded_by = $1 order by uploaded_at, id");
  static final Sql UNNAMED =
      Sql.of(
          """
      select h.sha256 from unnest($1::text[]) h (sha256)
       where not exists (select from stored_file f where f.sha256 = h.sha256)""");
  static final Sql IS_NAMED =
      Sql.of("select exists (select from stored_file where sha256 = $1) as named");

  private FileStore() {}

  static void lock(Tx tx, String sha256) {
    tx.execute(LOCK, sha256);
  }

  static StoredFile insert(
      Tx tx, FileContent content, FilePurpose purpose, UUID person, Instant at) {
    return tx.one(
        INSERT,
        FileStore::file,
        content.sha256(),
        content.mediaType(),
        (long) content.bytes().length,
        null,
        purpose.code(),
        person,
        offset(at));
  }

  static StoredFile insert(Tx tx, MediaFile media, FilePurpose purpose, UUID person, Instant at) {
    return tx.one(
        INSERT,
        FileStore::file,
        media.sha256(),
        media.mediaType(),
        media.size(),
        media.durationMs(),
        purpose.code(),
        person,
        offset(at));
  }

  static Optional<StoredFile> attach(
      Tx tx, UUID file, UUID person, FilePurpose purpose, String record) {
    return tx.first(ATTACH, FileStore::file, file, person, purpose.code(), record);
  }

  static Optional<StoredFile> find(Tx tx, UUID file, String record) {
    return tx.first(FIND, FileStore::file, file, record);
  }

  static List<StoredFile> findAll(Tx tx, Map<UUID, String> records) {
    return tx.list(
        FIND_ALL,
        FileStore::file,
        records.keySet().toArray(UUID[]::new),
        records.values().toArray(String[]::new));
  }

  static void deleteUnattached(Tx tx, Instant before) {
    tx.execute(DELETE_UNATTACHED, offset(before));
  }

  static void deleteUnattachedOf(Tx tx, UUID person) {
    tx.execute(DELETE_UNATTACHED_OF, person);
  }

  static void delete(Tx tx, UUID file, String record) {
    tx.execute(DELETE_ONE, file, record);
  }

  static void deleteOf(Tx tx, String record) {
    tx.execute(DELETE_OF_RECORD, record);
  }

  static List<StoredFile> ofPerson(Tx tx, UUID person) {
    return tx.list(OF_PERSON, FileStore::file, person);
  }

  static List<String> unnamed(Tx tx, List<String> hashes) {
    return tx.list(UNNAMED, row -> row.getString("sha256"), (Object) hashes.toArray(String[]::new));
  }

  static boolean isNamed(Tx tx, String sha256) {
    return tx.one(IS_NAMED, row -> row.getBoolean("named"), sha256);
  }

  private static StoredFile file(Row row) {
    return new StoredFile(
        row.getUUID("id"),
        FilePurpose.of(row.getString("purpose")),
        row.getString("media_type"),
        row.getLong("size"),
        row.getString("sha256"),
        row.getInteger("duration_ms"),
        row.getOffsetDateTime("uploaded_at").toInstant());
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
