package cn.pufa.filing;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of uploads in pieces. They lie in the database, so that any node takes the next piece. */
final class UploadStore {

  /**
   * @param received bytes that are there, @param sha256 as announced
   */
  record Upload(UUID id, UUID filing, String name, int size, String sha256, int received) {
    boolean isComplete() {
      return received == size;
    }
  }

  static final Sql INSERT =
      Sql.of(
          """
      insert into filing_upload (id, filing, name, size, sha256, started_at, started_by)
      values ($1, $2, $3, $4, $5, $6, $7) on conflict on constraint filing_upload_once do nothing""");
  static final Sql OF_HASH =
      Sql.of("select * from filing_upload where filing = $1 and sha256 = $2");
  static final Sql COUNT = Sql.of("select count(*) as n from filing_upload where filing = $1");
  static final Sql FIND = Sql.of("select * from filing_upload where id = $1");
  static final Sql LOCK = Sql.of("select * from filing_upload where id = $1 for update");
  static final Sql PIECE =
      Sql.of("insert into filing_upload_piece (upload, start, bytes) values ($1, $2, $3)");
  static final Sql GROWN =
      Sql.of("update filing_upload set received = received + $2 where id = $1 returning *");
  static final Sql PIECES =
      Sql.of("select bytes from filing_upload_piece where upload = $1 order by start");
  static final Sql DELETE = Sql.of("delete from filing_upload where id = $1");
  static final Sql DELETE_OLD = Sql.of("delete from filing_upload where started_at < $1");

  private UploadStore() {}

  static void insert(Tx tx, Upload upload, UUID person, Instant at) {
    tx.execute(
        INSERT,
        upload.id(),
        upload.filing(),
        upload.name(),
        upload.size(),
        upload.sha256(),
        at.atOffset(ZoneOffset.UTC),
        person);
  }

  static Optional<Upload> ofHash(Tx tx, UUID filing, String sha256) {
    return tx.first(OF_HASH, UploadStore::upload, filing, sha256);
  }

  static int count(Tx tx, UUID filing) {
    return tx.one(COUNT, row -> row.getInteger("n"), filing);
  }

  static Optional<Upload> find(Tx tx, UUID id) {
    return tx.first(FIND, UploadStore::upload, id);
  }

  static Optional<Upload> lock(Tx tx, UUID id) {
    return tx.first(LOCK, UploadStore::upload, id);
  }

  static Upload append(Tx tx, Upload upload, byte[] piece) {
    tx.execute(PIECE, upload.id(), upload.received(), Buffer.buffer(piece));
    return tx.one(GROWN, UploadStore::upload, upload.id(), piece.length);
  }

  static byte[] bytes(Tx tx, Upload upload) {
    Buffer whole = Buffer.buffer(upload.size());
    List<Buffer> pieces = tx.list(PIECES, row -> row.getBuffer("bytes"), upload.id());
    pieces.forEach(whole::appendBuffer);
    return whole.getBytes();
  }

  static void delete(Tx tx, UUID id) {
    tx.execute(DELETE, id);
  }

  static void deleteOld(Tx tx, Instant before) {
    tx.execute(DELETE_OLD, before.atOffset(ZoneOffset.UTC));
  }

  private static Upload upload(Row row) {
    return new Upload(
        row.getUUID("id"),
        row.getUUID("filing"),
        row.getString("name"),
        row.getInteger("size"),
        row.getString("sha256"),
        row.getInteger("received"));
  }
}
