package cn.pufa.content;

import static cn.pufa.content.EditionStore.instant;
import static cn.pufa.content.EditionStore.offset;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** SQL of pieces. */
final class PieceStore {

  /**
   * Which pieces are asked for.
   *
   * @param state of the open edition, or of the piece; null for all
   * @param writer who wrote or owns them, or null
   * @param among their ids, or null for all
   * @param reader for whom something of them waits, or null; then {@code stages} says which steps
   *     the reader may take, and {@code writes} whether own drafts count
   */
  record Wanted(
      String kind,
      String topic,
      String state,
      String words,
      UUID writer,
      Collection<String> among,
      UUID reader,
      List<String> stages,
      boolean writes) {

    private Object[] parameters(Object... more) {
      List<Object> parameters =
          new ArrayList<>(
              Arrays.asList(
                  kind,
                  topic,
                  words,
                  writer,
                  among == null ? null : among.toArray(String[]::new),
                  reader,
                  stages.toArray(String[]::new),
                  writes));
      parameters.addAll(Arrays.asList(more));
      return parameters.toArray();
    }
  }

  private static final String OPEN =
      "('draft', 'returned', 'first_review', 'legal_review', 'secrecy_review', 'approved', 'scheduled')";

  static final Sql INSERT =
      Sql.of(
          """
      insert into piece (id, kind, topic, owner, place, prompted_by, created_at, changed_at)
      select $1, $2, $3, $4, coalesce(max(place), 0) + 1, $5, $6, $6 from piece
          on conflict (id) do nothing""");
  static final Sql ONE = Sql.of("select * from piece where id = $1");
  static final Sql SOME = Sql.of("select * from piece where kind = $1 and id = any($2)");
  static final Sql LOCK = Sql.of(ONE.text() + " for no key update");
  static final Sql TOUCH = Sql.of("update piece set changed_at = $2 where id = $1");
  static final Sql GO_LIVE =
      Sql.of(
          """
      update piece set live = $2, topic = $3, recording = null, heard = heard + 1, quiz_withdrawn = false,
                       unpublished_at = null, unpublish_reason = null, changed_at = $4
       where id = $1""");
  static final Sql CARRY = Sql.of("update piece set live = $2, changed_at = $3 where id = $1");
  static final Sql UNPUBLISH =
      Sql.of(
          """
      update piece set live = null, recording = null, heard = heard + 1, unpublished_at = $2, unpublish_reason = $3,
                       changed_at = $2
       where id = $1""");
  static final Sql WITHDRAW_QUIZ =
      Sql.of("update piece set quiz_withdrawn = true, changed_at = $2 where id = $1");
  static final Sql RECORD =
      Sql.of("update piece set recording = $2, heard = heard + 1, changed_at = $3 where id = $1");
  static final Sql OF_RECORDING = Sql.of("select id from piece where recording = $1");
  static final Sql BEING_WRITTEN =
      Sql.of(
          """
      select exists (select from piece p join edition e on e.piece = p.id and e.state in OPEN
                      where p.prompted_by = $1) as found"""
              .replace("OPEN", OPEN));
  static final Sql KNOWN = Sql.of("select id from piece where id = any($1)");
  static final Sql PUBLIC = Sql.of("select id from piece where live is not null");
  static final Sql TITLES =
      Sql.of(
          """
      select p.id, p.owner, coalesce(o.title, l.title, n.title) as title
        from piece p
        left join edition o on o.piece = p.id and o.state in OPEN
        left join edition l on l.piece = p.id and l.number = p.live
        left join lateral (select title from edition e where e.piece = p.id order by number desc limit 1) n on true
       where p.id = any($1)"""
              .replace("OPEN", OPEN));

  /** Four eyes: nobody waits for a step of what they wrote, nor of what they have passed before. */
  private static final String FILTERED =
      """
       from piece p
       left join edition o on o.piece = p.id and o.state in OPEN
       left join edition l on l.piece = p.id and l.number = p.live
       left join lateral (select title from edition e where e.piece = p.id order by number desc limit 1) n on true
      where ($1::text is null or p.kind = $1)
        and ($2::text is null or coalesce(o.topic, p.topic) = $2)
        and ($3::text is null or position($3 in coalesce(o.title, l.title, n.title)) > 0 or position($3 in p.id) > 0)
        and ($4::uuid is null or p.owner = $4
             or exists (select from edition_event w
                         where w.piece = p.id and w.person = $4 and w.act in ('created', 'saved')))
        and ($5::text[] is null or p.id = any($5))
        and ($6::uuid is null
             or o.state in ('draft', 'returned') and $8::boolean and $6 in (o.author, o.changed_by)
             or o.state = any($7::text[])
                and not exists (select from edition_event w
                                 where w.piece = p.id and w.number = o.number and w.person = $6
                                   and (w.act in ('created', 'saved')
                                        or o.state <> 'approved' and w.act like 'passed_%'
                                           and w.id > (select max(s.id) from edition_event s
                                                        where s.piece = p.id and s.number = o.number
                                                          and s.act = 'submitted'))))
      """
          .replace("OPEN", OPEN);

  private static final String STATE =
      """
        and ($9::text is null or o.state = $9 or $9 = 'live' and p.live is not null
             or $9 = 'unpublished' and p.unpublished_at is not null)
      """;
  static final Sql PAGE =
      Sql.of(
          "select p.*"
              + FILTERED
              + STATE
              + """
      order by case when $6::uuid is null then null else o.waiting_since end nulls last, p.changed_at desc, p.place
      limit $10 offset $11""");
  static final Sql COUNT = Sql.of("select count(*) as n" + FILTERED + STATE);
  static final Sql COUNTS =
      Sql.of(
          """
      with found as (select o.state, p.live, p.unpublished_at FILTERED)
      select state, count(*) as n from found where state is not null group by state
      union all select 'live', count(*) from found where live is not null
      union all select 'unpublished', count(*) from found where unpublished_at is not null"""
              .replace("FILTERED", FILTERED));

  private PieceStore() {}

  /** False where the id is taken. */
  static boolean insert(
      Tx tx, String id, String kind, String topic, UUID owner, UUID promptedBy, Instant now) {
    return tx.execute(INSERT, id, kind, topic, owner, promptedBy, offset(now)) == 1;
  }

  static Optional<Piece> one(Tx tx, String id) {
    return tx.first(ONE, PieceStore::piece, id);
  }

  /** Whoever does anything with the piece or its editions waits here. */
  static Optional<Piece> lock(Tx tx, String id) {
    return tx.first(LOCK, PieceStore::piece, id);
  }

  static void touch(Tx tx, String id, Instant now) {
    tx.execute(TOUCH, id, offset(now));
  }

  static void goLive(Tx tx, Edition edition, Instant now) {
    tx.execute(GO_LIVE, edition.piece(), edition.number(), edition.topic(), offset(now));
  }

  /** Another edition that reads the same, so that a recording stays. */
  static void carry(Tx tx, Edition edition, Instant now) {
    tx.execute(CARRY, edition.piece(), edition.number(), offset(now));
  }

  static void unpublish(Tx tx, String id, String reason, Instant now) {
    tx.execute(UNPUBLISH, id, offset(now), reason);
  }

  static void withdrawQuiz(Tx tx, String id, Instant now) {
    tx.execute(WITHDRAW_QUIZ, id, offset(now));
  }

  /**
   * @param recording null for none
   */
  static void record(Tx tx, String id, UUID recording, Instant now) {
    tx.execute(RECORD, id, recording, offset(now));
  }

  /** The piece that has it now. */
  static Optional<String> ofRecording(Tx tx, UUID recording) {
    return tx.first(OF_RECORDING, row -> row.getString("id"), recording);
  }

  /** Whether somebody is writing an answer to the proposal or question. */
  static boolean isBeingWritten(Tx tx, UUID promptedBy) {
    return tx.one(BEING_WRITTEN, row -> row.getBoolean("found"), promptedBy);
  }

  /** Those of the ids that are pieces. */
  static List<String> known(Tx tx, Collection<String> ids) {
    return tx.list(KNOWN, row -> row.getString("id"), (Object) ids.toArray(String[]::new));
  }

  /** Ids of all that are public. */
  static List<String> ids(Tx tx) {
    return tx.list(PUBLIC, row -> row.getString("id"));
  }

  /** By id: the question of a card, the title of a guide; of what is being written, if anything. */
  static Map<String, String> titles(Tx tx, Collection<String> ids) {
    return tx
        .list(
            TITLES,
            row -> Map.entry(row.getString("id"), row.getString("title")),
            (Object) ids.toArray(String[]::new))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  static List<Piece> some(Tx tx, String kind, Collection<String> ids) {
    return tx.list(SOME, PieceStore::piece, kind, ids.toArray(String[]::new));
  }

  static List<Piece> page(Tx tx, Wanted wanted, Page page) {
    return tx.list(
        PAGE, PieceStore::piece, wanted.parameters(wanted.state(), page.limit(), page.offset()));
  }

  static int count(Tx tx, Wanted wanted) {
    return tx.one(COUNT, row -> row.getInteger("n"), wanted.parameters(wanted.state()));
  }

  /** Pieces by state, whatever state is asked for. */
  static Map<String, Integer> counts(Tx tx, Wanted wanted) {
    return tx
        .list(
            COUNTS,
            row -> Map.entry(row.getString("state"), row.getInteger("n")),
            wanted.parameters())
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Piece piece(Row row) {
    return new Piece(
        row.getString("id"),
        row.getString("kind"),
        row.getString("topic"),
        row.getUUID("owner"),
        row.getUUID("prompted_by"),
        row.getInteger("live"),
        row.getUUID("recording"),
        row.getInteger("heard"),
        instant(row, "unpublished_at"),
        row.getString("unpublish_reason"),
        instant(row, "changed_at"));
  }
}
