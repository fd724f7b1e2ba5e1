package cn.pufa.law;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What other features may ask of the law: which article is meant, what it says, whether it is in
 * force.
 */
public final class Statutes {

  /** Kind of the change told when a text was imported; its key is the statute's code. */
  public static final String CHANGE = "statute";

  /**
   * One article as it can be shown.
   *
   * @param gist null where no card cites it, @param text null where the text is not
   *     imported, @param note null or why the reader must be careful
   */
  public record Article(
      String statute,
      String law,
      LocalDate version,
      LocalDate effective,
      StatuteStatus status,
      int article,
      String label,
      String chapter,
      String gist,
      String text,
      String note) {}

  /** A citation of an article, as it stands under an answer. */
  public record Citation(
      String statute, String law, LocalDate version, int article, String label, String gist) {}

  private final Database database;
  private final Catalogue catalogue;
  private final BusinessClock clock;
  private final Gists gists = Gists.load();

  public Statutes(Database database, Catalogue catalogue, BusinessClock clock) {
    this.database = database;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  public Citation citation(ArticleRef ref) {
    Catalogue.Entry entry = catalogue.entry(ref.statute()).orElseThrow();
    return new Citation(
        ref.statute(),
        entry.title(),
        ref.version(),
        ref.article(),
        ChineseNumeral.label(ref.article()),
        gists.of(ref).orElse(null));
  }

  /** Whether a card may still say so today. */
  public boolean isInForce(ArticleRef ref) {
    return version(ref.statute(), ref.version())
        .map(
            version ->
                version.status(clock.today()) == StatuteStatus.in_force
                    && version.holds(ref.article()))
        .orElse(false);
  }

  private Optional<Catalogue.Version> version(String statute, LocalDate passed) {
    return catalogue.entry(statute).stream()
        .flatMap(entry -> entry.versions().stream())
        .filter(version -> version.version().equals(passed))
        .findFirst();
  }

  /**
   * @param passed the version wanted; null for the one in force, or else the newest
   */
  Optional<Article> article(String statute, LocalDate passed, int number) {
    return catalogue
        .entry(statute)
        .flatMap(
            entry ->
                chosen(entry, passed)
                    .flatMap(
                        version -> {
                          var ref = new ArticleRef(statute, version.version(), number);
                          return version.holds(number)
                              ? Optional.of(
                                  article(
                                      entry,
                                      version,
                                      ref,
                                      database.read(tx -> LawStore.article(tx, ref)).orElse(null)))
                              : Optional.empty();
                        }));
  }

  Optional<Catalogue.Version> chosen(Catalogue.Entry entry, LocalDate passed) {
    if (passed != null) {
      return entry.versions().stream()
          .filter(version -> version.version().equals(passed))
          .findFirst();
    }
    return entry
        .inForce(clock.today())
        .or(() -> entry.versions().stream().max(Comparator.comparing(Catalogue.Version::version)));
  }

  private Article article(
      Catalogue.Entry entry,
      Catalogue.Version version,
      ArticleRef ref,
      LawStore.ArticleText imported) {
    return new Article(
        entry.code(),
        entry.title(),
        version.version(),
        version.effective(),
        version.status(clock.today()),
        ref.article(),
        ChineseNumeral.label(ref.article()),
        imported == null ? null : imported.chapter(),
        gists.of(ref).orElse(null),
        imported == null ? null : imported.text(),
        version.note().isEmpty() ? null : version.note());
  }

  /**
   * All articles in force today of which the text or the gist is known, for the search; none of a
   * text that the catalogue keeps from it.
   */
  public List<Article> allInForce() {
    LocalDate today = clock.today();
    Map<ArticleRef, LawStore.ArticleText> texts =
        new TreeMap<>(Comparator.comparing(ArticleRef::toString));
    gists.all().keySet().forEach(ref -> texts.put(ref, null));
    database
        .read(LawStore::allArticles)
        .forEach(
            text -> texts.put(new ArticleRef(text.code(), text.version(), text.number()), text));
    List<Article> articles = new ArrayList<>();
    texts.forEach(
        (ref, text) ->
            version(ref.statute(), ref.version())
                .filter(version -> version.status(today) == StatuteStatus.in_force)
                .filter(version -> version.unsearched().isEmpty())
                .ifPresent(
                    version ->
                        articles.add(
                            article(
                                catalogue.entry(ref.statute()).orElseThrow(),
                                version,
                                ref,
                                text))));
    return articles;
  }

  /** Topic of the statute; an article may have another. */
  public String topicOf(String statute) {
    return catalogue.entry(statute).orElseThrow().topic();
  }

  List<LawStore.ArticleText> texts(Tx tx, String code, LocalDate version) {
    return LawStore.articles(tx, code, version);
  }

  Optional<String> gist(ArticleRef ref) {
    return gists.of(ref);
  }
}
