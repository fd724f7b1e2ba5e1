package cn.pufa.law;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Operations of {@code law.yaml}. */
public final class LawRoutes {

  private record Summary(
      String code,
      String title,
      String number,
      LocalDate version,
      LocalDate effective,
      StatuteStatus status,
      boolean imported,
      int articles,
      String note) {}

  private record StatuteList(List<Summary> items) {}

  private record ArticleLine(int article, String label, String chapter, String gist, String text) {}

  private record Statute(Summary summary, List<Summary> versions, List<ArticleLine> articles) {}

  private final Database database;
  private final Catalogue catalogue;
  private final Statutes statutes;
  private final BusinessClock clock;

  public LawRoutes(Database database, Catalogue catalogue, Statutes statutes, BusinessClock clock) {
    this.database = database;
    this.catalogue = catalogue;
    this.statutes = statutes;
    this.clock = clock;
  }

  public void bind(Routes routes) {
    routes.add("listStatutes", this::listStatutes);
    routes.add("getStatute", this::getStatute);
    routes.add("getArticle", this::getArticle);
  }

  private Answer listStatutes(Request request) {
    Set<LawStore.Imported> imported = database.read(LawStore::hashes).keySet();
    return Answer.ok(
        new StatuteList(
            catalogue.entries().stream()
                .map(entry -> summary(entry, statutes.chosen(entry, null).orElseThrow(), imported))
                .toList()));
  }

  private Answer getStatute(Request request) {
    Catalogue.Entry entry = catalogue.entry(request.text("statute")).orElseThrow(Problem::notFound);
    Catalogue.Version version =
        statutes.chosen(entry, request.day("version").orElse(null)).orElseThrow(Problem::notFound);
    return database.read(
        tx -> {
          Set<LawStore.Imported> imported = LawStore.hashes(tx).keySet();
          List<Summary> versions =
              entry.versions().stream()
                  .sorted(Comparator.comparing(Catalogue.Version::version).reversed())
                  .map(other -> summary(entry, other, imported))
                  .toList();
          var texts = statutes.texts(tx, entry.code(), version.version());
          return Answer.ok(
              new Statute(
                  summary(entry, version, imported), versions, lines(entry, version, texts)));
        });
  }

  /**
   * Every article of the version: with its text where imported, with its gist where a card cites
   * it.
   */
  private List<ArticleLine> lines(
      Catalogue.Entry entry, Catalogue.Version version, List<LawStore.ArticleText> texts) {
    Map<Integer, LawStore.ArticleText> byNumber =
        texts.stream().collect(Collectors.toMap(LawStore.ArticleText::number, Function.identity()));
    return IntStream.range(version.first(), version.first() + version.articles())
        .mapToObj(
            number ->
                line(new ArticleRef(entry.code(), version.version(), number), byNumber.get(number)))
        .filter(line -> line.text() != null || line.gist() != null)
        .toList();
  }

  private ArticleLine line(ArticleRef ref, LawStore.ArticleText text) {
    return new ArticleLine(
        ref.article(),
        ChineseNumeral.label(ref.article()),
        text == null ? null : text.chapter(),
        statutes.gist(ref).orElse(null),
        text == null ? null : text.text());
  }

  private Answer getArticle(Request request) {
    return statutes
        .article(
            request.text("statute"), request.day("version").orElse(null), request.number("article"))
        .map(Answer::ok)
        .orElseThrow(Problem::notFound);
  }

  private Summary summary(
      Catalogue.Entry entry, Catalogue.Version version, Set<LawStore.Imported> imported) {
    return new Summary(
        entry.code(),
        entry.title(),
        entry.number(),
        version.version(),
        version.effective(),
        version.status(clock.today()),
        imported.contains(new LawStore.Imported(entry.code(), version.version())),
        version.articles(),
        version.note().isEmpty() ? null : version.note());
  }
}
