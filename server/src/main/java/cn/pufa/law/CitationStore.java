package cn.pufa.law;

import cn.pufa.law.Citations.Subject;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** SQL of who cites what. */
final class CitationStore {

  static final Sql DELETE = Sql.of("delete from citation where feature = $1 and subject = $2");
  static final Sql INSERT =
      Sql.of(
          """
      insert into citation (feature, subject, place, statute, version, article)
      select $1, $2, c.place, c.statute, c.version, c.article
        from unnest($3::text[], $4::date[], $5::int[]) with ordinality as c (statute, version, article, place)""");
  static final Sql OF =
      Sql.of("select * from citation where feature = $1 and subject = any($2) order by place");
  static final Sql CITING =
      Sql.of(
          """
      select distinct feature, subject from citation where statute = $1 and article = $2 order by feature, subject""");

  static final Sql OF_STATUTE =
      Sql.of(
          """
      select distinct feature, subject, statute, version, article from citation
       where statute = $1 order by feature, subject, version, article""");
  static final Sql MOVE =
      Sql.of(
          """
      update citation set version = $6, article = $7
       where feature = $1 and subject = $2 and statute = $3 and version = $4 and article = $5""");
  static final Sql USE =
      Sql.of(
          """
      select statute, feature, count(distinct subject) as n from citation
       group by statute, feature order by statute, feature""");

  /** One citation of one subject. */
  record Registered(Subject subject, ArticleRef ref) {}

  /**
   * @param subjects of the feature that cite the statute
   */
  record Use(String statute, String feature, int subjects) {}

  private CitationStore() {}

  static List<Registered> ofStatute(Tx tx, String statute) {
    return tx.list(
        OF_STATUTE,
        row ->
            new Registered(
                new Subject(row.getString("feature"), row.getString("subject")), ref(row)),
        statute);
  }

  static List<Use> use(Tx tx) {
    return tx.list(
        USE,
        row -> new Use(row.getString("statute"), row.getString("feature"), row.getInteger("n")));
  }

  static void delete(Tx tx, Subject subject) {
    tx.execute(DELETE, subject.feature(), subject.id());
  }

  static void insert(Tx tx, Subject subject, List<ArticleRef> articles) {
    tx.execute(
        INSERT,
        subject.feature(),
        subject.id(),
        articles.stream().map(ArticleRef::statute).toArray(String[]::new),
        articles.stream().map(ArticleRef::version).toArray(LocalDate[]::new),
        articles.stream().map(ArticleRef::article).toArray(Integer[]::new));
  }

  static void move(Tx tx, Subject subject, ArticleRef from, ArticleRef to) {
    tx.execute(
        MOVE,
        subject.feature(),
        subject.id(),
        from.statute(),
        from.version(),
        from.article(),
        to.version(),
        to.article());
  }

  static <T> Map<String, List<T>> of(
      Tx tx, String feature, Collection<String> subjects, Function<ArticleRef, T> read) {
    return tx
        .list(
            OF,
            row -> Map.entry(row.getString("subject"), read.apply(ref(row))),
            feature,
            subjects.toArray(String[]::new))
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  static List<Subject> citing(Tx tx, String statute, int article) {
    return tx.list(
        CITING,
        row -> new Subject(row.getString("feature"), row.getString("subject")),
        statute,
        article);
  }

  private static ArticleRef ref(Row row) {
    return new ArticleRef(
        row.getString("statute"), row.getLocalDate("version"), row.getInteger("article"));
  }
}
