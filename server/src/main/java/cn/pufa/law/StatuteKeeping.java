package cn.pufa.law;

import cn.pufa.law.Catalogue.Entry;
import cn.pufa.law.Catalogue.Version;
import cn.pufa.law.LawStore.ArticleText;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;
import java.util.Set;

/** What happens, in one transaction, whenever the law has changed: who cites it is looked at. */
final class StatuteKeeping {

  private final Citations citations;
  private final BusinessClock clock;

  StatuteKeeping(Citations citations, BusinessClock clock) {
    this.citations = citations;
    this.clock = clock;
  }

  /**
   * A text that has passed every check, in place of what was held of that version. What was
   * compared with other words of it is looked at once more.
   *
   * @param entry as it was known before
   */
  Ripple keep(
      Tx tx, Entry entry, Version version, StatuteReading text, LawStore.Provenance provenance) {
    String code = entry.code();
    List<ArticleText> before = LawStore.articles(tx, code, version.version());
    LawStore.replace(
        tx, new LawStore.Imported(code, version.version()), text, provenance, clock.now());
    Set<Integer> reworded =
        VersionDiff.reworded(before, LawStore.articles(tx, code, version.version()));
    StaleStore.askAgain(tx, code, version.version(), reworded);
    Ripple ripple = changed(tx, code);
    // Also of what has only now gone back to the article it was compared with.
    StaleStore.askAgain(tx, code, version.version(), reworded);
    boolean putOff = isPutOff(entry, version);
    ripple.corrected(code, version.version(), article -> putOff || reworded.contains(article));
    return ripple;
  }

  /** Whether it was thought to have begun, and has not. */
  private boolean isPutOff(Entry before, Version version) {
    boolean hadBegun =
        before
            .version(version.version())
            .filter(known -> !clock.today().isBefore(known.appliesFrom()))
            .isPresent();
    return hadBegun && clock.today().isBefore(version.appliesFrom());
  }

  /** Everybody is told, and everything that cites it is looked at. */
  Ripple changed(Tx tx, String statute) {
    Ripple ripple = citations.ripple(tx);
    ripple.through(statute);
    CatalogueStore.markSeen(tx, statute, clock.today());
    Changes.publish(tx, Statutes.CHANGE, statute);
    return ripple;
  }
}
