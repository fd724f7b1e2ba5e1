package cn.pufa.law;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.json.GsonJson;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** SQL of imported texts, and of what became of each file. */
final class LawStore {

  /**
   * @param chapter null before the first heading
   */
  record ArticleText(
      String code, LocalDate version, int number, String label, String chapter, String text) {}

  record Imported(String code, LocalDate version) {}

  /**
   * Where a text comes from.
   *
   * @param byBureau brought by a person, and not read from the folder
   */
  record Provenance(String file, String sha256, boolean byBureau) {}

  static final Sql HELD =
      Sql.of("select code, version, source_file, sha256, by_bureau from statute_text");
  static final Sql DELETE = Sql.of("delete from statute_text where code = $1 and version = $2");
  static final Sql INSERT =
      Sql.of(
          """
      insert into statute_text (code, version, title, source_file, sha256, by_bureau, imported_at)
      values ($1, $2, $3, $4, $5, $6, $7)""");
  static final Sql INSERT_ARTICLES =
      Sql.of(
          """
      insert into article (code, version, number, label, chapter, text)
      select $1, $2, a.* from unnest($3::int[], $4::text[], $5::text[], $6::text[]) a""");
  static final Sql ARTICLE =
      Sql.of("select * from article where code = $1 and version = $2 and number = $3");
  static final Sql SOME_ARTICLES =
      Sql.of(
          """
      select * from article
       where code = $1 and version = $2 and number between $3 and $4""");
  static final Sql ARTICLES =
      Sql.of("select * from article where code = $1 and version = $2 order by number");
  static final Sql ALL_ARTICLES = Sql.of("select * from article order by code, version, number");

  static final Sql FILE =
      Sql.of(
          """
      insert into statute_file (origin, name, outcome, statute, version, title, articles, faults, at, by)
      values ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb, $9, $10)
      on conflict (origin, name) do update
        set outcome = excluded.outcome, statute = excluded.statute, version = excluded.version,
            title = excluded.title, articles = excluded.articles, faults = excluded.faults,
            at = excluded.at, by = excluded.by""");
  static final Sql FORGET_FILES =
      Sql.of("delete from statute_file where origin = 'folder' and name <> all($1)");
  static final Sql FILES =
      Sql.of(
          """
      select *, faults::text as found from statute_file
       order by array_position(array['refused', 'imported', 'unchanged', 'ignored'], outcome), at desc, name""");

  private LawStore() {}

  static void file(Tx tx, FileReport report, Instant now) {
    tx.execute(
        FILE,
        report.origin().name(),
        report.name(),
        report.outcome().name(),
        report.statute(),
        report.version(),
        report.title(),
        report.articles(),
        GsonJson.GSON.toJson(report.faults()),
        now.atOffset(ZoneOffset.UTC),
        report.by());
  }

  /** What is no longer in the folder needs no report. */
  static void forgetFilesBut(Tx tx, List<String> names) {
    tx.execute(FORGET_FILES, (Object) names.toArray(String[]::new));
  }

  static List<FileReport> files(Tx tx) {
    return tx.list(FILES, LawStore::report);
  }

  private static FileReport report(Row row) {
    return new FileReport(
        FileReport.Origin.valueOf(row.getString("origin")),
        row.getString("name"),
        FileReport.Outcome.valueOf(row.getString("outcome")),
        row.getString("statute"),
        row.getLocalDate("version"),
        row.getString("title"),
        row.getInteger("articles"),
        List.of(GsonJson.GSON.fromJson(row.getString("found"), StatuteReading.Fault[].class)),
        row.getUUID("by"),
        row.getOffsetDateTime("at").toInstant());
  }

  static Map<Imported, Provenance> held(Tx tx) {
    return tx
        .list(
            HELD,
            row ->
                Map.entry(
                    new Imported(row.getString("code"), row.getLocalDate("version")),
                    new Provenance(
                        row.getString("source_file"),
                        row.getString("sha256"),
                        row.getBoolean("by_bureau"))))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  static void replace(
      Tx tx, Imported key, StatuteReading statute, Provenance provenance, Instant now) {
    var articles = statute.articles();
    tx.execute(DELETE, key.code(), key.version());
    tx.execute(
        INSERT,
        key.code(),
        key.version(),
        statute.title(),
        provenance.file(),
        provenance.sha256(),
        provenance.byBureau(),
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

  static List<ArticleText> articles(Tx tx, Imported key, int first, int last) {
    return tx.list(SOME_ARTICLES, LawStore::read, key.code(), key.version(), first, last);
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
