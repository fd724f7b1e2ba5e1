package cn.pufa.publication;

import static cn.pufa.publication.BatchStore.instant;
import static cn.pufa.publication.BatchStore.offset;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** SQL of articles in the 公众号. */
final class ArticleStore {

  enum State {
    NONE,
    ASKING,
    DRAFTED,
    REFUSED,
    UNKNOWN,
    SUBMITTED,
    PUBLISHED,
    FAILED
  }

  /**
   * @param draft WeChat's id of the draft, @param publishId of its publication
   * @param words while WeChat is asked, what is to be said if nobody hears its answer
   */
  record Article(State state, String draft, String publishId, String words, Instant changedAt) {

    Article in(State other) {
      return new Article(other, draft, publishId, words, changedAt);
    }
  }

  static final Sql OF = Sql.of("select * from publication_article where batch = $1");
  static final Sql PUT =
      Sql.of(
          """
      insert into publication_article (batch, state, draft, publish_id, words, changed_at) values ($1, $2, $3, $4, $5, $6)
      on conflict (batch) do update
         set state = excluded.state, draft = excluded.draft, publish_id = excluded.publish_id, words = excluded.words,
             changed_at = excluded.changed_at""");

  static final Sql OUTDATE =
      Sql.of(
          """
      update publication_article set state = 'failed', draft = null, words = $2, changed_at = $3
       where batch = $1""");

  private static final String OLD =
      "公示有撤下或者更正的内容。公众号里已有的草稿和文章（手工做的也算）还是原来的，请在公众平台上删掉原来的，再存一次草稿，或者重新导出。";

  private ArticleStore() {}

  /**
   * What WeChat holds reads as the batch did before, also what it refused to publish, or what an
   * officer put there by hand.
   */
  static void outdate(Tx tx, UUID batch, Instant now) {
    tx.execute(OUTDATE, batch, OLD, offset(now));
  }

  static Optional<Article> of(Tx tx, UUID batch) {
    return tx.first(OF, ArticleStore::article, batch);
  }

  static void put(Tx tx, UUID batch, Article article) {
    tx.execute(
        PUT,
        batch,
        article.state().name().toLowerCase(Locale.ROOT),
        article.draft(),
        article.publishId(),
        article.words(),
        offset(article.changedAt()));
  }

  private static Article article(Row row) {
    return new Article(
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getString("draft"),
        row.getString("publish_id"),
        row.getString("words"),
        instant(row, "changed_at"));
  }
}
