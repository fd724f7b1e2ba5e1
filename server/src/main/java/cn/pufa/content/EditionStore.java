package cn.pufa.content;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of editions and of what was done with them. */
final class EditionStore {

  /** The words of one saving, by whom and when. */
  record Saved(DraftText text, int revision, UUID by, Instant at) {}

  record Due(String piece, int number) {}

  static final Sql INSERT =
      Sql.of(
          """
      insert into edition (piece, number, topic, title, body, state, revision, author, based_on, created_at,
                           changed_at, changed_by)
      select $1, coalesce(max(number), 0) + 1, $2, $3, $4::text::jsonb, 'draft', 1, $5, $6, $7, $7, $5
        from edition where piece = $1 returning *""");
  static final Sql ONE = Sql.of("select * from edition where piece = $1 and number = $2");
  static final Sql OF_PIECE = Sql.of("select * from edition where piece = $1 order by number desc");
  static final Sql LINES =
      Sql.of(
          """
      select * from edition
       where piece = any($1)
         and state in ('live', 'draft', 'returned', 'first_review', 'legal_review', 'secrecy_review', 'approved',
                       'scheduled')""");
  static final Sql TEXT =
      Sql.of(
          """
      select p.kind, e.body::text as body from edition e join piece p on p.id = e.piece
       where e.piece = $1 and e.number = $2""");
  static final Sql SAVE =
      Sql.of(
          """
      update edition set topic = $3, title = $4, body = $5::text::jsonb, revision = revision + 1, changed_by = $6,
                         changed_at = $7
       where piece = $1 and number = $2""");
  static final Sql MOVE =
      Sql.of(
          """
      update edition set state = $3, waiting_since = $4, go_live_at = $5, ended_at = $6
       where piece = $1 and number = $2""");
  static final Sql GO_LIVE =
      Sql.of(
          """
      update edition set state = 'live', waiting_since = null, go_live_at = null, live_at = $3, updated = $4
       where piece = $1 and number = $2""");
  static final Sql COPY_LIVE =
      Sql.of(
          """
      insert into edition (piece, number, topic, title, body, state, revision, author, source, based_on, updated,
                           created_at, changed_at, changed_by, live_at)
      select piece, (select max(number) + 1 from edition where piece = $1), topic, title, $3::text::jsonb, 'live', 1,
             author, source, number, updated, $4, $4, changed_by, $4
        from edition where piece = $1 and number = $2 returning *""");
  static final Sql DUE =
      Sql.of(
          """
      select piece, number from edition where state = 'scheduled' and go_live_at <= $1
       order by go_live_at, piece""");

  static final Sql INSERT_REVISION =
      Sql.of(
          """
      insert into edition_revision (piece, number, revision, body, saved_by, saved_at)
      select piece, number, revision, body, changed_by, changed_at from edition where piece = $1 and number = $2""");
  static final Sql REVISION =
      Sql.of(
          """
      select p.kind, r.body::text as body, r.revision, r.saved_by, r.saved_at
        from edition_revision r join piece p on p.id = r.piece
       where r.piece = $1 and r.number = $2 and r.revision = $3""");

  static final Sql INSERT_EVENT =
      Sql.of(
          """
      insert into edition_event (piece, number, at, person, act, revision, reason, go_live_at)
      select $1, $2, $3, $4, $5, e.revision, $6, $7 from edition e where e.piece = $1 and e.number = $2""");
  static final Sql EVENTS =
      Sql.of("select * from edition_event where piece = $1 and number = $2 order by id");
  static final Sql EVENTS_OF_PIECE =
      Sql.of("select * from edition_event where piece = $1 order by id desc");

  private EditionStore() {}

  /** A draft, its number the next of the piece. */
  static Edition insert(
      Tx tx,
      String piece,
      String topic,
      DraftText text,
      UUID author,
      Integer basedOn,
      Instant now) {
    Edition edition =
        tx.one(
            INSERT,
            EditionStore::edition,
            piece,
            topic,
            text.title(),
            text.body(),
            author,
            basedOn,
            offset(now));
    tx.execute(INSERT_REVISION, piece, edition.number());
    return edition;
  }

  static Optional<Edition> one(Tx tx, String piece, int number) {
    return tx.first(ONE, EditionStore::edition, piece, number);
  }

  /** The newest first. */
  static List<Edition> ofPiece(Tx tx, String piece) {
    return tx.list(OF_PIECE, EditionStore::edition, piece);
  }

  /** The live and the open ones. */
  static List<Edition> lines(Tx tx, Collection<String> pieces) {
    return tx.list(LINES, EditionStore::edition, (Object) pieces.toArray(String[]::new));
  }

  static DraftText text(Tx tx, String piece, int number) {
    return tx.one(TEXT, EditionStore::text, piece, number);
  }

  static void save(Tx tx, Edition edition, String topic, DraftText text, UUID person, Instant now) {
    tx.execute(
        SAVE,
        edition.piece(),
        edition.number(),
        topic,
        text.title(),
        text.body(),
        person,
        offset(now));
    tx.execute(INSERT_REVISION, edition.piece(), edition.number());
  }

  /**
   * @param goLiveAt null unless it is scheduled
   */
  static void move(Tx tx, Edition edition, EditionState state, Instant goLiveAt, Instant now) {
    boolean isOver = !state.isOpen();
    tx.execute(
        MOVE,
        edition.piece(),
        edition.number(),
        state.code(),
        isOver || state.isDraft() ? null : offset(now),
        offset(goLiveAt),
        isOver ? offset(now) : null);
  }

  static void goLive(Tx tx, Edition edition, LocalDate updated, Instant now) {
    tx.execute(GO_LIVE, edition.piece(), edition.number(), offset(now), updated);
  }

  /** The same words but for their citations, live in place of the other, which is no longer. */
  static Edition copyLive(Tx tx, Edition edition, DraftText text, Instant now) {
    return tx.one(
        COPY_LIVE,
        EditionStore::edition,
        edition.piece(),
        edition.number(),
        text.body(),
        offset(now));
  }

  static List<Due> due(Tx tx, Instant now) {
    return tx.list(
        DUE, row -> new Due(row.getString("piece"), row.getInteger("number")), offset(now));
  }

  static Optional<Saved> revision(Tx tx, Edition edition, int revision) {
    return tx.first(
        REVISION,
        row ->
            new Saved(
                text(row),
                row.getInteger("revision"),
                row.getUUID("saved_by"),
                instant(row, "saved_at")),
        edition.piece(),
        edition.number(),
        revision);
  }

  /**
   * @param person null where the server did it
   */
  static void record(
      Tx tx,
      Edition edition,
      EditionEvent.Act act,
      UUID person,
      String reason,
      Instant goLiveAt,
      Instant now) {
    tx.execute(
        INSERT_EVENT,
        edition.piece(),
        edition.number(),
        offset(now),
        person,
        act.code(),
        reason,
        offset(goLiveAt));
  }

  /** In their order. */
  static List<EditionEvent> events(Tx tx, String piece, int number) {
    return tx.list(EVENTS, EditionStore::event, piece, number);
  }

  /** Of all its editions, the latest first. */
  static List<EditionEvent> events(Tx tx, String piece) {
    return tx.list(EVENTS_OF_PIECE, EditionStore::event, piece);
  }

  private static EditionEvent event(Row row) {
    return new EditionEvent(
        row.getInteger("number"),
        instant(row, "at"),
        row.getUUID("person"),
        EditionEvent.Act.valueOf(row.getString("act").toUpperCase(java.util.Locale.ROOT)),
        row.getInteger("revision"),
        row.getString("reason"),
        instant(row, "go_live_at"));
  }

  private static DraftText text(Row row) {
    return DraftText.of(row.getString("kind"), row.getString("body"));
  }

  private static Edition edition(Row row) {
    return new Edition(
        row.getString("piece"),
        row.getInteger("number"),
        row.getString("topic"),
        row.getString("title"),
        EditionState.of(row.getString("state")),
        row.getInteger("revision"),
        row.getUUID("author"),
        row.getInteger("based_on"),
        instant(row, "created_at"),
        instant(row, "changed_at"),
        row.getUUID("changed_by"),
        instant(row, "waiting_since"),
        instant(row, "go_live_at"),
        instant(row, "live_at"),
        instant(row, "ended_at"));
  }

  static Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  static OffsetDateTime offset(Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }
}
