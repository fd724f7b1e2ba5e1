package cn.pufa.law;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

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

  private final Statutes statutes;
  private final BusinessClock clock;
  private final Map<String, CitingKind> kinds = new ConcurrentHashMap<>();

  public Citations(Statutes statutes, BusinessClock clock) {
    this.statutes = statutes;
    this.clock = clock;
  }

  /** Once for each feature that registers citations, while the server is put together. */
  public void join(CitingKind kind) {
    kinds.put(kind.feature(), kind);
  }

  /** The article in the version in force today; empty where there is none. */
  public Optional<ArticleRef> inForce(String statute, int article) {
    return statutes
        .catalogue()
        .entry(statute)
        .flatMap(entry -> statutes.chosen(entry, null))
        .map(version -> new ArticleRef(statute, version.version(), article))
        .filter(statutes::isInForce);
  }

  /**
   * In place of what the subject cited before. What of it is no longer the law is found at once;
   * the same again, as at each start of the server, opens nothing that somebody has settled.
   */
  public void register(Tx tx, Subject subject, List<ArticleRef> articles) {
    CatalogueStore.lockCited(tx, articles.stream().map(ArticleRef::statute).distinct().toList());
    List<ArticleRef> before = registered(tx, subject);
    CitationStore.delete(tx, subject);
    CitationStore.insert(tx, subject, articles);
    ripple(tx).through(subject, articles, before);
  }

  /**
   * The subject has left the public side and cites nothing; what took it off waits until it is
   * written anew.
   */
  public void suspend(Tx tx, Subject subject) {
    CitationStore.delete(tx, subject);
    StaleStore.settleUncited(tx, subject, false, clock.now());
  }

  private static List<ArticleRef> registered(Tx tx, Subject subject) {
    return CitationStore.of(tx, subject.feature(), List.of(subject.id()), ref -> ref)
        .getOrDefault(subject.id(), List.of());
  }

  Ripple ripple(Tx tx) {
    return new Ripple(tx, kinds, clock.today(), clock.now());
  }

  Map<String, CitingKind> kinds() {
    return kinds;
  }

  /** What each subject cites, in the order it was registered; none for one that cites nothing. */
  public Map<String, List<Cited>> of(Tx tx, String feature, Collection<String> subjects) {
    return CitationStore.of(tx, feature, subjects, this::cited);
  }

  public Cited cited(ArticleRef ref) {
    return new Cited(
        ref,
        statutes
            .catalogue()
            .entry(ref.statute())
            .map(Catalogue.Entry::shortTitle)
            .orElse(ref.statute()),
        ref.label(),
        statutes.gist(ref).orElse(null),
        !statutes.isInForce(ref));
  }

  /**
   * The articles in force in the place of those the subject cites that are no longer; a citation
   * without a successor is absent. What still waits for its day is no successor yet.
   */
  public Map<ArticleRef, ArticleRef> successors(Tx tx, Subject subject) {
    Map<ArticleRef, ArticleRef> successors = new LinkedHashMap<>();
    for (StaleCitation stale : StaleStore.openOf(tx, subject)) {
      if (stale.now() != null && statutes.isInForce(stale.now())) {
        successors.put(stale.ref(), stale.now());
      }
    }
    return successors;
  }

  /** Everything that cites the article, in whatever version. */
  public List<Subject> citing(Tx tx, String statute, int article) {
    return CitationStore.citing(tx, statute, article);
  }
}
