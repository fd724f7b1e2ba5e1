package cn.pufa.law;

import cn.pufa.platform.db.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who cites which article. Each feature registers what it cites in the transaction that writes it,
 * and asks later which of it no longer is the law.
 */
public final class Citations {

  /**
   * A citation as it stands today.
   *
   * @param law title as people cite it
   * @param gist null where nobody has written one
   * @param stale whether the version cited is no longer in force, so that a person must look again
   */
  public record Cited(ArticleRef ref, String law, String label, String gist, boolean stale) {}

  /** Something of a feature that cites an article. */
  public record Subject(String feature, String id) {}

  private final Catalogue catalogue;
  private final Statutes statutes;

  public Citations(Catalogue catalogue, Statutes statutes) {
    this.catalogue = catalogue;
    this.statutes = statutes;
  }

  /** The article in the version in force today; empty where there is none. */
  public Optional<ArticleRef> inForce(String statute, int article) {
    return catalogue
        .entry(statute)
        .flatMap(entry -> statutes.chosen(entry, null))
        .map(version -> new ArticleRef(statute, version.version(), article))
        .filter(statutes::isInForce);
  }

  /** In place of what the subject cited before. */
  public void register(Tx tx, Subject subject, List<ArticleRef> articles) {
    CitationStore.delete(tx, subject);
    CitationStore.insert(tx, subject, articles);
  }

  /** What each subject cites, in the order it was registered; none for one that cites nothing. */
  public Map<String, List<Cited>> of(Tx tx, String feature, Collection<String> subjects) {
    return CitationStore.of(tx, feature, subjects, this::cited);
  }

  public Cited cited(ArticleRef ref) {
    return new Cited(
        ref,
        catalogue.entry(ref.statute()).map(Catalogue.Entry::shortTitle).orElse(ref.statute()),
        ChineseNumeral.label(ref.article()),
        statutes.gist(ref).orElse(null),
        !statutes.isInForce(ref));
  }

  /** Everything that cites the article, in whatever version. */
  public List<Subject> citing(Tx tx, String statute, int article) {
    return CitationStore.citing(tx, statute, article);
  }
}
