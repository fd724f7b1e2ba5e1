package cn.pufa.content;

import static cn.pufa.content.EditionStore.instant;
import static cn.pufa.content.EditionStore.offset;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** SQL of comments on editions. */
final class CommentStore {

  /**
   * @param pointer JSON pointer of the place in the words; empty for the whole
   * @param replyTo another comment on the same edition, or null
   */
  record Comment(
      UUID id,
      String pointer,
      String text,
      UUID person,
      Instant at,
      EditionState state,
      int revision,
      UUID replyTo,
      Instant settledAt,
      UUID settledBy) {}

  static final Sql INSERT =
      Sql.of(
          """
      insert into edition_comment (id, piece, number, pointer, text, person, at, state, revision, reply_to)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""");
  static final Sql OF_EDITION =
      Sql.of("select * from edition_comment where piece = $1 and number = $2 order by at, id");
  static final Sql ONE =
      Sql.of("select * from edition_comment where piece = $1 and number = $2 and id = $3");
  static final Sql SETTLE =
      Sql.of(
          """
      update edition_comment set settled_at = $2, settled_by = $3 where id = $1 and settled_at is null""");
  static final Sql OPEN =
      Sql.of(
          """
      select c.piece, count(*) as n from edition_comment c join edition e on e.piece = c.piece and e.number = c.number
       where c.piece = any($1) and c.settled_at is null and c.reply_to is null
         and e.state in ('draft', 'returned', 'first_review', 'legal_review', 'secrecy_review', 'approved', 'scheduled')
       group by c.piece""");

  private CommentStore() {}

  static void insert(Tx tx, Edition edition, Comment comment) {
    tx.execute(
        INSERT,
        comment.id(),
        edition.piece(),
        edition.number(),
        comment.pointer(),
        comment.text(),
        comment.person(),
        offset(comment.at()),
        comment.state().code(),
        comment.revision(),
        comment.replyTo());
  }

  /** In the order of writing. */
  static List<Comment> ofEdition(Tx tx, Edition edition) {
    return tx.list(OF_EDITION, CommentStore::comment, edition.piece(), edition.number());
  }

  static Optional<Comment> one(Tx tx, Edition edition, UUID id) {
    return tx.first(ONE, CommentStore::comment, edition.piece(), edition.number(), id);
  }

  /** False where somebody has settled it before. */
  static boolean settle(Tx tx, UUID id, UUID person, Instant now) {
    return tx.execute(SETTLE, id, offset(now), person) == 1;
  }

  /** Those that nobody has seen to, by piece, on the open editions. */
  static Map<String, Integer> open(Tx tx, Collection<String> pieces) {
    return tx
        .list(
            OPEN,
            row -> Map.entry(row.getString("piece"), row.getInteger("n")),
            (Object) pieces.toArray(String[]::new))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Comment comment(Row row) {
    return new Comment(
        row.getUUID("id"),
        row.getString("pointer"),
        row.getString("text"),
        row.getUUID("person"),
        instant(row, "at"),
        EditionState.of(row.getString("state")),
        row.getInteger("revision"),
        row.getUUID("reply_to"),
        instant(row, "settled_at"),
        row.getUUID("settled_by"));
  }
}
