package cn.pufa.law;

import cn.pufa.law.Catalogue.Entry;
import cn.pufa.law.Catalogue.Version;
import cn.pufa.law.Citations.Subject;
import cn.pufa.law.StaleCitation.Finding;
import cn.pufa.law.StaleCitation.How;
import cn.pufa.law.StaleCitation.What;
import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a change of the law does to everything that cites it, within one transaction. It looks at
 * the state and not at the event, so that doing it twice changes nothing: a citation whose words
 * are the same in the version in force moves there; one whose words are not is found stale; one of
 * what is no longer law leaves the public side.
 */
final class Ripple {

  private static final Logger LOG = LoggerFactory.getLogger("pufa.law");

  private record Step(String statute, LocalDate from, LocalDate to) {}

  private final Tx tx;
  private final Map<String, CitingKind> kinds;
  private final LocalDate today;
  private final Instant now;
  private final Catalogue catalogue;
  private final Map<Step, Optional<VersionDiff>> diffs = new HashMap<>();
  private int found;
  private int carried;

  /**
   * @param kinds by their feature
   */
  Ripple(Tx tx, Map<String, CitingKind> kinds, LocalDate today, Instant now) {
    this.tx = tx;
    this.kinds = kinds;
    this.today = today;
    this.now = now;
    this.catalogue = CatalogueStore.load(tx);
  }

  /** How many citations it found that wait for a person. */
  int found() {
    return found;
  }

  int carried() {
    return carried;
  }

  /** Everything that cites the statute. */
  void through(String statute) {
    for (CitationStore.Registered citation : CitationStore.ofStatute(tx, statute)) {
      look(citation.subject(), citation.ref(), false);
    }
  }

  /** Something that has just registered what it cites, and cited other things before. */
  void through(Subject subject, List<ArticleRef> refs, List<ArticleRef> before) {
    StaleStore.forgetCarried(tx, subject, refs);
    refs.stream().distinct().forEach(ref -> look(subject, ref, !before.contains(ref)));
    StaleStore.settleUncited(tx, subject, true, now);
  }

  /**
   * What cites a version that somebody has given another text or a later day, and could not move by
   * itself: nobody has read it beside what now stands there.
   */
  void corrected(String statute, LocalDate version, IntPredicate article) {
    Entry entry = catalogue.entry(statute).orElseThrow();
    Version held = entry.version(version).orElseThrow();
    for (CitationStore.Registered citation : CitationStore.ofStatute(tx, statute)) {
      ArticleRef ref = citation.ref();
      if (ref.version().equals(version) && article.test(ref.article())) {
        Integer number = held.holds(ref.article()) ? ref.article() : null;
        var finding = new Finding(What.corrected, version, number, today);
        StaleStore.found(tx, citation.subject(), ref, finding, false, now);
        found++;
      }
    }
  }

  private void look(Subject subject, ArticleRef ref, boolean anew) {
    Optional<Entry> entry = catalogue.entry(ref.statute()).filter(known -> isKnown(known, ref));
    if (entry.isEmpty()) {
      return;
    }
    if (entry.get().repealedOn() != null) {
      stale(subject, ref, new Finding(What.repealed, null, null, entry.get().repealedOn()), anew);
      return;
    }
    Optional<ArticleRef> before = before(entry.get(), subject, ref);
    if (before.isPresent()) {
      goBack(subject, ref, before.get(), anew);
      return;
    }
    replacement(entry.get(), ref).ifPresent(version -> compare(subject, ref, version, anew));
  }

  /** What it cited until it was carried to a version that, as is now known, has not begun. */
  private Optional<ArticleRef> before(Entry entry, Subject subject, ArticleRef ref) {
    Version cited = entry.version(ref.version()).orElseThrow();
    return today.isBefore(cited.appliesFrom())
        ? StaleStore.before(tx, subject, ref).filter(old -> isKnown(entry, old))
        : Optional.empty();
  }

  private static boolean isKnown(Entry entry, ArticleRef ref) {
    return entry.version(ref.version()).isPresent();
  }

  private void goBack(Subject subject, ArticleRef ref, ArticleRef before, boolean anew) {
    CitationStore.move(tx, subject, ref, before);
    kind(subject).ifPresent(kind -> kind.carried(tx, subject.id(), ref, before));
    carried++;
    look(subject, before, anew);
  }

  /** The version that has taken, or next will take, the place of the one cited. */
  private Optional<Version> replacement(Entry entry, ArticleRef ref) {
    Optional<Version> current = entry.inForce(today);
    if (current.isEmpty() || ref.version().isAfter(current.get().version())) {
      return Optional.empty();
    }
    return ref.version().equals(current.get().version()) ? entry.upcoming(today) : current;
  }

  private void compare(Subject subject, ArticleRef ref, Version version, boolean anew) {
    boolean due = !today.isBefore(version.appliesFrom());
    if (ref.article() == 0) {
      carryWhen(due, subject, ref, version, 0, How.unchanged);
      return;
    }
    Optional<VersionDiff.Pair> pair =
        diff(ref.statute(), ref.version(), version.version())
            .flatMap(diff -> diff.of(ref.article()));
    if (pair.isEmpty() && !due) {
      return;
    }
    if (pair.isEmpty()) {
      Integer article = version.holds(ref.article()) ? ref.article() : null;
      stale(subject, ref, finding(What.unknown, version, article), anew);
      return;
    }
    LawStore.ArticleText after = pair.get().after();
    switch (pair.get().kind()) {
      case same -> carryWhen(due, subject, ref, version, after.number(), How.unchanged);
      case changed -> stale(subject, ref, finding(What.changed, version, after.number()), anew);
      case renumbered ->
          stale(subject, ref, finding(What.renumbered, version, after.number()), anew);
      case gone -> stale(subject, ref, finding(What.gone, version, null), anew);
      case added -> throw new IllegalStateException("cited before it was there: " + ref);
    }
  }

  private static Finding finding(What what, Version version, Integer article) {
    return new Finding(what, version.version(), article, version.appliesFrom());
  }

  /** Empty where one of the texts is not held. */
  private Optional<VersionDiff> diff(String statute, LocalDate from, LocalDate to) {
    return diffs.computeIfAbsent(
        new Step(statute, from, to),
        step -> {
          var older = LawStore.articles(tx, statute, from);
          var newer = LawStore.articles(tx, statute, to);
          return older.isEmpty() || newer.isEmpty()
              ? Optional.empty()
              : Optional.of(VersionDiff.of(older, newer));
        });
  }

  private void carryWhen(
      boolean due, Subject subject, ArticleRef ref, Version version, int article, How why) {
    if (due) {
      carry(subject, ref, new ArticleRef(ref.statute(), version.version(), article), why);
    } else {
      StaleStore.settleRef(tx, subject, ref, null, How.unchanged, now);
    }
  }

  /** Moves a citation to the version that took the place. */
  void carry(Subject subject, ArticleRef from, ArticleRef to, How why) {
    CitationStore.move(tx, subject, from, to);
    StaleStore.carried(tx, subject, from, to, why, now);
    StaleStore.settleRef(tx, subject, from, null, How.unchanged, now);
    kind(subject).ifPresent(kind -> kind.carried(tx, subject.id(), from, to));
    carried++;
  }

  private void stale(Subject subject, ArticleRef ref, Finding finding, boolean anew) {
    StaleCitation stale = StaleStore.found(tx, subject, ref, finding, anew, now);
    StaleStore.settleRef(tx, subject, ref, stale.id(), How.replaced, now);
    boolean due = !today.isBefore(finding.dueOn());
    if (due && stale.settledHow() == How.still_right && stale.now() != null) {
      // Its version has only now come into force, or its subject has been put in again as it was.
      carry(stale.subject(), stale.ref(), stale.now(), How.still_right);
      return;
    }
    if (stale.isOpen()) {
      found++;
    }
    if (due && finding.what().isEnd() && stale.withdrawnAt() == null) {
      withdraw(stale);
    }
  }

  private void withdraw(StaleCitation stale) {
    StaleStore.withdrawn(tx, stale.id(), now);
    kind(stale.subject()).ifPresent(kind -> kind.withdraw(tx, stale.subject().id(), reason(stale)));
  }

  private String reason(StaleCitation stale) {
    String law = catalogue.entry(stale.ref().statute()).orElseThrow().shortTitle();
    return stale.what() == What.repealed
        ? "引用的《%s》已于%s废止".formatted(law, stale.dueOn())
        : "引用的《%s》%s在%s起施行的版本里没有了".formatted(law, stale.ref().label(), stale.dueOn());
  }

  private Optional<CitingKind> kind(Subject subject) {
    var kind = Optional.ofNullable(kinds.get(subject.feature()));
    if (kind.isEmpty()) {
      LOG.warn("nobody answers for what is cited by {}", subject.feature());
    }
    return kind;
  }
}
