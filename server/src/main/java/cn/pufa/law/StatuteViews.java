package cn.pufa.law;

import cn.pufa.law.Catalogue.Entry;
import cn.pufa.law.Catalogue.Version;
import cn.pufa.law.LawStore.Imported;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Statutes as everybody may read them. */
final class StatuteViews {

  record Summary(
      String code,
      String title,
      String number,
      String topic,
      LocalDate version,
      LocalDate effective,
      StatuteStatus status,
      LocalDate supersededOn,
      LocalDate repealedOn,
      boolean imported,
      int articles,
      String note) {}

  record StatuteList(List<Summary> items) {}

  record ArticleLine(int article, String label, String chapter, String gist, String text) {}

  record Statute(Summary summary, List<Summary> versions, List<ArticleLine> articles) {}

  private final Statutes statutes;
  private final BusinessClock clock;

  StatuteViews(Statutes statutes, BusinessClock clock) {
    this.statutes = statutes;
    this.clock = clock;
  }

  StatuteList list(Tx tx) {
    Set<Imported> imported = LawStore.held(tx).keySet();
    return new StatuteList(
        statutes.catalogue().entries().stream()
            .map(entry -> summary(entry, chosen(entry, null).orElseThrow(), imported))
            .toList());
  }

  /**
   * @param passed the version wanted; null for the one in force, or else the newest
   */
  Optional<Statute> whole(Tx tx, String code, LocalDate passed) {
    return statutes
        .catalogue()
        .entry(code)
        .flatMap(entry -> chosen(entry, passed).map(version -> whole(tx, entry, version)));
  }

  private Optional<Version> chosen(Entry entry, LocalDate passed) {
    return statutes.chosen(entry, passed);
  }

  private Statute whole(Tx tx, Entry entry, Version version) {
    Set<Imported> imported = LawStore.held(tx).keySet();
    List<Summary> versions =
        entry.versions().stream()
            .sorted(Comparator.comparing(Version::version).reversed())
            .map(other -> summary(entry, other, imported))
            .toList();
    var texts = LawStore.articles(tx, entry.code(), version.version());
    return new Statute(summary(entry, version, imported), versions, lines(entry, version, texts));
  }

  /**
   * Every article of the version: with its text where imported, with its gist where a card cites
   * it.
   */
  private List<ArticleLine> lines(Entry entry, Version version, List<LawStore.ArticleText> texts) {
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
        ref.label(),
        text == null ? null : text.chapter(),
        statutes.gist(ref).orElse(null),
        text == null ? null : text.text());
  }

  /** Of the version in force, or else the newest. */
  Summary summary(Tx tx, Entry entry) {
    return summary(entry, chosen(entry, null).orElseThrow(), LawStore.held(tx).keySet());
  }

  private Summary summary(Entry entry, Version version, Set<Imported> imported) {
    return new Summary(
        entry.code(),
        entry.title(),
        entry.number(),
        entry.topic(),
        version.version(),
        version.effective(),
        version.status(clock.today()),
        version.supersededOn(),
        version.repealedOn(),
        imported.contains(new Imported(entry.code(), version.version())),
        version.articles(),
        version.note().isEmpty() ? null : version.note());
  }
}
