package cn.pufa.law;

import cn.pufa.audit.Commands;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  private static final Logger LOG = LoggerFactory.getLogger("pufa.law");

  private final Database database;
  private final BusinessClock clock;
  private final Gists gists = Gists.load();
  private final HeldTexts texts;
  private volatile Catalogue catalogue;

  /**
   * @param catalogue known until {@link #start} has read the database
   */
  public Statutes(Database database, Catalogue catalogue, BusinessClock clock) {
    this.database = database;
    this.catalogue = catalogue;
    this.clock = clock;
    this.texts = new HeldTexts(database, clock);
  }

  /**
   * Puts in what the jar knows and the database does not, and from then on follows every change.
   */
  public void start(Commands commands, Changes changes) {
    if (database.read(Statutes::lacksAny)) {
      commands.system("seedStatutes", "statute/catalogue", this::addMissing);
    }
    reload();
    changes.onAtOnce(
        CHANGE,
        code -> {
          texts.changed();
          reloadOrKeep();
        });
  }

  private static boolean lacksAny(Tx tx) {
    Catalogue known = CatalogueStore.load(tx);
    return Catalogue.load().entries().stream()
        .flatMap(entry -> entry.versions().stream().map(version -> known.holds(entry, version)))
        .anyMatch(held -> !held);
  }

  private Void addMissing(Tx tx) {
    for (Catalogue.Entry entry : Catalogue.load().entries()) {
      if (CatalogueStore.addMissing(tx, entry, clock.now()) > 0) {
        Changes.publish(tx, CHANGE, entry.code());
      }
    }
    return null;
  }

  private void reload() {
    catalogue = database.read(CatalogueStore::load);
  }

  /** Heard again from the feed of changes, so that a fault here costs half a second. */
  private void reloadOrKeep() {
    try {
      reload();
    } catch (RuntimeException fault) {
      LOG.warn("statutes not read again: {}", fault.toString());
    }
  }

  /** As it stands now; somebody may change it at any time. */
  public Catalogue catalogue() {
    return catalogue;
  }

  public Citation citation(ArticleRef ref) {
    Catalogue.Entry entry = catalogue.entry(ref.statute()).orElseThrow();
    return new Citation(
        ref.statute(),
        entry.title(),
        ref.version(),
        ref.article(),
        ref.label(),
        gists.of(ref).orElse(null));
  }

  /** How the article's version stands today; empty where there is no such article. */
  public Optional<StatuteStatus> status(ArticleRef ref) {
    return version(ref.statute(), ref.version())
        .filter(version -> version.holds(ref.article()))
        .map(version -> version.status(clock.today()));
  }

  /**
   * In just that version, with its text where that is held; empty where there is no such article.
   */
  public Optional<Article> article(Tx tx, ArticleRef ref) {
    return version(ref.statute(), ref.version())
        .filter(version -> version.holds(ref.article()))
        .map(
            version ->
                article(
                    catalogue.entry(ref.statute()).orElseThrow(),
                    version,
                    ref,
                    LawStore.article(tx, ref).orElse(null)));
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
    return catalogue.entry(statute).flatMap(entry -> entry.version(passed));
  }

  /**
   * @param passed the version wanted; null for the one in force, or else the newest
   * @param number from 1
   */
  Optional<Article> article(String statute, LocalDate passed, int number) {
    return article(statute, passed, number, texts::read);
  }

  /** The same where its text is held in memory, without a wait; otherwise empty. */
  Optional<Article> heldArticle(String statute, LocalDate passed, int number) {
    return article(statute, passed, number, texts::held);
  }

  /**
   * @param reader gives the piece that has the article, or null for no answer
   */
  private Optional<Article> article(
      String statute, LocalDate passed, int number, Function<ArticleRef, HeldTexts.Piece> reader) {
    Catalogue.Entry entry = catalogue.entry(statute).orElse(null);
    Catalogue.Version version = entry == null ? null : chosen(entry, passed).orElse(null);
    if (version == null || !version.holds(number)) {
      return Optional.empty();
    }
    var ref = new ArticleRef(statute, version.version(), number);
    return Optional.ofNullable(reader.apply(ref))
        .map(piece -> article(entry, version, ref, piece.article(number)));
  }

  Optional<Catalogue.Version> chosen(Catalogue.Entry entry, LocalDate passed) {
    if (passed != null) {
      return entry.version(passed);
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

  /** Titles of statutes of which the text in force is not imported. */
  public List<String> withoutText(Tx tx) {
    Set<LawStore.Imported> held = LawStore.held(tx).keySet();
    return catalogue.entries().stream()
        .filter(
            entry ->
                entry
                    .inForce(clock.today())
                    .map(version -> new LawStore.Imported(entry.code(), version.version()))
                    .filter(version -> !held.contains(version))
                    .isPresent())
        .map(Catalogue.Entry::title)
        .toList();
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
