package cn.pufa.publication;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.publication.Batch.State;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of batches and of what was done with them. */
final class BatchStore {

  /**
   * @param person null where the server did it
   */
  record Event(String act, UUID person, String note, String sha256, Instant at) {}

  private static final String WITH_ITEMS =
      "select b.*, (select count(*)::integer from publication_item i where i.batch = b.id) as items"
          + " from publication_batch b ";

  static final Sql INSERT =
      Sql.of(
          """
      insert into publication_batch (id, division, title, foreword, state, created_by, created_at)
      values ($1, $2, $3, $4, 'draft', $5, $6)""");
  static final Sql BY_ID = Sql.of(WITH_ITEMS + "where b.division = $1 and b.id = $2");
  static final Sql LOCK =
      Sql.of("select id from publication_batch where division = $1 and id = $2 for no key update");
  static final Sql BY_NUMBER =
      Sql.of(
          WITH_ITEMS
              + "where b.division = $1 and b.number = $2 and b.state in ('published', 'withdrawn')");
  static final Sql PAGE =
      Sql.of(
          WITH_ITEMS
              + """
      where b.division = $1 and ($2::text is null or b.state = $2)
      order by b.created_at desc, b.id limit $3 offset $4""");
  static final Sql COUNT =
      Sql.of(
          """
      select count(*)::integer as n from publication_batch
       where division = $1 and ($2::text is null or state = $2)""");
  static final Sql PUBLIC_PAGE =
      Sql.of(
          WITH_ITEMS
              + """
      where b.division = $1 and b.state in ('published', 'withdrawn')
      order by b.published_at desc, b.id limit $2 offset $3""");
  static final Sql COUNT_PUBLIC =
      Sql.of(
          """
      select count(*)::integer as n from publication_batch
       where division = $1 and state in ('published', 'withdrawn')""");
  static final Sql SAVE =
      Sql.of(
          """
      update publication_batch set title = $2, foreword = $3, revision = revision + 1 where id = $1""");

  /** Two who freeze at once wait for each other here, so that no number is given twice. */
  static final Sql HOLD_NUMBERS =
      Sql.of("select pg_advisory_xact_lock(hashtextextended('publication/' || $1, 0))::text");

  static final Sql NEXT_NUMBER =
      Sql.of(
          """
      select coalesce(max(split_part(number, '-', 2)::integer), 0) + 1 as n from publication_batch
       where division = $1 and number like $2 || '-%'""");
  static final Sql FREEZE =
      Sql.of(
          """
      update publication_batch
         set state = 'secrecy_review', number = $2, sha256 = $3, frozen_by = $4, frozen_at = $5
       where id = $1""");
  static final Sql SEND_BACK =
      Sql.of(
          """
      update publication_batch
         set state = 'draft', sha256 = null, frozen_by = null, frozen_at = null, revision = revision + 1
       where id = $1""");
  static final Sql MOVE =
      Sql.of("update publication_batch set state = $2, publish_at = $3 where id = $1");
  static final Sql PUBLISH =
      Sql.of("update publication_batch set state = 'published', published_at = $2 where id = $1");
  static final Sql WITHDRAW =
      Sql.of(
          """
      update publication_batch set state = 'withdrawn', withdrawn_at = $2, reason = $3 where id = $1""");
  static final Sql DUE =
      Sql.of(
          """
      select id from publication_batch
       where division = $1 and state = 'scheduled' and publish_at <= $2 order by publish_at, id""");

  /** Nothing where another node has it in hand, or somebody has changed it meanwhile. */
  static final Sql TAKE_DUE =
      Sql.of(
          """
      select id from publication_batch
       where id = $1 and state = 'scheduled' and publish_at <= $2 for no key update skip locked""");

  static final Sql RECORD =
      Sql.of(
          """
      insert into publication_event (batch, act, person, note, sha256, at) values ($1, $2, $3, $4, $5, $6)""");
  static final Sql EVENTS = Sql.of("select * from publication_event where batch = $1 order by id");

  private BatchStore() {}

  static void insert(
      Tx tx, UUID id, String division, String title, String foreword, UUID by, Instant now) {
    tx.execute(INSERT, id, division, title, foreword, by, offset(now));
  }

  static Optional<Batch> byId(Tx tx, String division, UUID id) {
    return tx.first(BY_ID, BatchStore::batch, division, id);
  }

  /** Nobody else changes it until this transaction ends. */
  static Optional<Batch> lock(Tx tx, String division, UUID id) {
    return tx.first(LOCK, row -> row.getUUID("id"), division, id)
        .flatMap(locked -> byId(tx, division, locked));
  }

  static Optional<Batch> byNumber(Tx tx, String division, String number) {
    return tx.first(BY_NUMBER, BatchStore::batch, division, number);
  }

  static List<Batch> page(Tx tx, String division, String state, Page page) {
    return tx.list(PAGE, BatchStore::batch, division, state, page.limit(), page.offset());
  }

  static int count(Tx tx, String division, String state) {
    return tx.one(COUNT, row -> row.getInteger("n"), division, state);
  }

  static List<Batch> publicPage(Tx tx, String division, Page page) {
    return tx.list(PUBLIC_PAGE, BatchStore::batch, division, page.limit(), page.offset());
  }

  static int countPublic(Tx tx, String division) {
    return tx.one(COUNT_PUBLIC, row -> row.getInteger("n"), division);
  }

  static void save(Tx tx, UUID id, String title, String foreword) {
    tx.execute(SAVE, id, title, foreword);
  }

  static String nextNumber(Tx tx, String division, int year) {
    tx.list(HOLD_NUMBERS, row -> "", division);
    String text = Integer.toString(year);
    return text + "-" + tx.one(NEXT_NUMBER, row -> row.getInteger("n"), division, text);
  }

  static void freeze(Tx tx, UUID id, String number, String sha256, UUID by, Instant now) {
    tx.execute(FREEZE, id, number, sha256, by, offset(now));
  }

  static void sendBack(Tx tx, UUID id) {
    tx.execute(SEND_BACK, id);
  }

  static void move(Tx tx, UUID id, State state, Instant publishAt) {
    tx.execute(MOVE, id, state.code(), offset(publishAt));
  }

  static void publish(Tx tx, UUID id, Instant now) {
    tx.execute(PUBLISH, id, offset(now));
  }

  static void withdraw(Tx tx, UUID id, Instant now, String reason) {
    tx.execute(WITHDRAW, id, offset(now), reason);
  }

  static List<UUID> due(Tx tx, String division, Instant now) {
    return tx.list(DUE, row -> row.getUUID("id"), division, offset(now));
  }

  static boolean takeDue(Tx tx, UUID id, Instant now) {
    return tx.first(TAKE_DUE, row -> row.getUUID("id"), id, offset(now)).isPresent();
  }

  static void record(
      Tx tx, UUID batch, String act, UUID person, String note, String sha256, Instant at) {
    tx.execute(RECORD, batch, act, person, note, sha256, offset(at));
  }

  static List<Event> events(Tx tx, UUID batch) {
    return tx.list(
        EVENTS,
        row ->
            new Event(
                row.getString("act"),
                row.getUUID("person"),
                row.getString("note"),
                row.getString("sha256"),
                instant(row, "at")),
        batch);
  }

  private static Batch batch(Row row) {
    return new Batch(
        row.getUUID("id"),
        row.getString("number"),
        row.getString("title"),
        row.getString("foreword"),
        State.of(row.getString("state")),
        row.getInteger("revision"),
        row.getInteger("items"),
        row.getString("sha256"),
        row.getUUID("created_by"),
        instant(row, "created_at"),
        row.getUUID("frozen_by"),
        instant(row, "frozen_at"),
        instant(row, "publish_at"),
        instant(row, "published_at"),
        instant(row, "withdrawn_at"),
        row.getString("reason"));
  }

  static Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  static OffsetDateTime offset(Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }
}
