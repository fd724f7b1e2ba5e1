package cn.pufa.publication;

import static cn.pufa.publication.BatchStore.instant;
import static cn.pufa.publication.BatchStore.offset;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.publication.Correction.State;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of correction notes. */
final class CorrectionStore {

  private static final String WITH_ITEM =
      """
      select c.*, i.batch, i.no, i.name, i.words, b.number
        from publication_correction c join publication_item i on i.id = c.item
             join publication_batch b on b.id = i.batch
      """;
  static final Sql INSERT =
      Sql.of(
          """
      insert into publication_correction (id, item, note, state, drafted_by, drafted_at)
      values ($1, $2, $3, 'waiting', $4, $5)""");
  static final Sql BY_ID = Sql.of(WITH_ITEM + " where b.division = $1 and c.id = $2");
  static final Sql LOCK =
      Sql.of("select id from publication_correction where id = $1 for no key update");
  static final Sql DECIDE =
      Sql.of(
          """
      update publication_correction set state = $2, decided_by = $3, decided_at = $4, answer = $5 where id = $1""");
  static final Sql OF_BATCH =
      Sql.of(WITH_ITEM + " where i.batch = $1 order by i.no, c.drafted_at, c.id");
  static final Sql PAGE =
      Sql.of(
          WITH_ITEM
              + """
       where b.division = $1 and ($2::text is null or c.state = $2)
       order by c.state <> 'waiting', c.drafted_at desc, c.id limit $3 offset $4""");
  static final Sql COUNT =
      Sql.of(
          """
      select count(*)::integer as n
        from publication_correction c join publication_item i on i.id = c.item join publication_batch b on b.id = i.batch
       where b.division = $1 and ($2::text is null or c.state = $2)""");
  static final Sql PUBLIC_OF =
      Sql.of(
          WITH_ITEM
              + " where c.item = any($1) and c.state = 'published' order by c.decided_at, c.id");
  static final Sql COUNT_PUBLIC =
      Sql.of(
          """
      select count(*)::integer as n from publication_correction c join publication_item i on i.id = c.item
       where i.batch = $1 and i.withdrawn_at is null and c.state = 'published'""");

  private CorrectionStore() {}

  static void insert(Tx tx, UUID id, UUID item, String note, UUID by, Instant now) {
    tx.execute(INSERT, id, item, note, by, offset(now));
  }

  static Optional<Correction> byId(Tx tx, String division, UUID id) {
    return tx.first(BY_ID, CorrectionStore::correction, division, id);
  }

  static Optional<Correction> lock(Tx tx, String division, UUID id) {
    return tx.first(LOCK, row -> row.getUUID("id"), id)
        .flatMap(locked -> byId(tx, division, locked));
  }

  static void decide(Tx tx, UUID id, State state, UUID by, Instant now, String answer) {
    tx.execute(DECIDE, id, state.code(), by, offset(now), answer);
  }

  static List<Correction> ofBatch(Tx tx, UUID batch) {
    return tx.list(OF_BATCH, CorrectionStore::correction, batch);
  }

  static List<Correction> page(Tx tx, String division, String state, Page page) {
    return tx.list(PAGE, CorrectionStore::correction, division, state, page.limit(), page.offset());
  }

  static int count(Tx tx, String division, String state) {
    return tx.one(COUNT, row -> row.getInteger("n"), division, state);
  }

  /** Those the public reads, the oldest first. */
  static List<Correction> publicOf(Tx tx, List<UUID> items) {
    return tx.list(PUBLIC_OF, CorrectionStore::correction, (Object) items.toArray(UUID[]::new));
  }

  static int countPublic(Tx tx, UUID batch) {
    return tx.one(COUNT_PUBLIC, row -> row.getInteger("n"), batch);
  }

  private static Correction correction(Row row) {
    return new Correction(
        row.getUUID("id"),
        row.getUUID("item"),
        row.getUUID("batch"),
        row.getString("number"),
        row.getInteger("no"),
        row.getString("name"),
        row.getString("words"),
        row.getString("note"),
        State.of(row.getString("state")),
        row.getUUID("drafted_by"),
        instant(row, "drafted_at"),
        row.getUUID("decided_by"),
        instant(row, "decided_at"),
        row.getString("answer"));
  }
}
