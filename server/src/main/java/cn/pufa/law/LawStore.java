package cn.pufa.law;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** SQL of imported texts. */
final class LawStore {

  /**
   * @param chapter null before the first heading
   */
  record ArticleText(
      String code, LocalDate version, int number, String label, String chapter, String text) {}

  record Imported(String code, LocalDate version) {}

  static final Sql HASHES = Sql.of("select code, version, sha256 from statute_text");
  static final Sql DELETE = Sql.of("delete from statute_text where code = $1 and version = $2");
  static final Sql INSERT =
      Sql.of(
          """
      insert into statute_text (code, version, title, source_file, sha256, imported_at)
      values ($1, $2, $3, $4, $5, $6)""");
  static final Sql INSERT_ARTICLES =
      Sql.of(
          """
      insert into article (code, version, number, label, chapter, text)
      select $1, $2, a.* from unnest($3::int[], $4::text[], $5::text[], $6::text[]) a""");
  static final Sql ARTICLE =
      Sql.of("select * from article where code = $1 and version = $2 and number = $3");
  static final Sql ARTICLES =
      Sql.of("select * from article where code = $1 and version = $2 order by number");
  static final Sql ALL_ARTICLES = Sql.of("select * from article order by code, version, number");

  private LawStore() {}

  static Map<Imported, String> hashes(Tx tx) {
    return tx
        .list(
            HASHES,
            row ->
                Map.entry(
                    new Imported(row.getString("code"), row.getLocalDate("version")),
                    row.getString("sha256")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  static void replace(
      Tx tx,
      Imported key,
      StatuteMarkdown.ParsedStatute statute,
      String file,
      String sha256,
      Instant now) {
    var articles = statute.articles();
    tx.execute(DELETE, key.code(), key.version());
    tx.execute(
        INSERT,
        key.code(),
        key.version(),
        statute.title(),
        file,
        sha256,
        now.atOffset(ZoneOffset.UTC));
    tx.execute(
        INSERT_ARTICLES,
        key.code(),
        key.version(),
        articles.stream().map(StatuteMarkdown.ParsedArticle::number).toArray(Integer[]::new),
        articles.stream().map(StatuteMarkdown.ParsedArticle::label).toArray(String[]::new),
        articles.stream().map(StatuteMarkdown.ParsedArticle::chapter).toArray(String[]::new),
        articles.stream().map(StatuteMarkdown.ParsedArticle::text).toArray(String[]::new));
  }

  static Optional<ArticleText> article(Tx tx, ArticleRef ref) {
    return tx.first(ARTICLE, LawStore::read, ref.statute(), ref.version(), ref.article());
  }

  static List<ArticleText> articles(Tx tx, String code, LocalDate version) {
    return tx.list(ARTICLES, LawStore::read, code, version);
  }

  static List<ArticleText> allArticles(Tx tx) {
    return tx.list(ALL_ARTICLES, LawStore::read);
  }

  private static ArticleText read(Row row) {
    return new ArticleText(
        row.getString("code"),
        row.getLocalDate("version"),
        row.getInteger("number"),
        row.getString("label"),
        row.getString("chapter"),
        row.getString("text"));
  }
}
