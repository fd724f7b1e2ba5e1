package cn.pufa.law;

import cn.pufa.law.Catalogue.Entry;
import cn.pufa.law.Catalogue.Version;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;

/** What happens, in one transaction, whenever the law has changed: who cites it is looked at. */
final class StatuteKeeping {

  private final Citations citations;
  private final BusinessClock clock;

  StatuteKeeping(Citations citations, BusinessClock clock) {
    this.citations = citations;
    this.clock = clock;
  }

  /** A text that has passed every check, in place of what was held of that version. */
  Ripple keep(
      Tx tx, Entry entry, Version version, StatuteReading text, LawStore.Provenance provenance) {
    var key = new LawStore.Imported(entry.code(), version.version());
    LawStore.replace(tx, key, text, provenance, clock.now());
    return changed(tx, entry.code());
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
