package cn.pufa.leaflet;

import cn.pufa.audit.Commands;
import cn.pufa.law.Citations;
import cn.pufa.outreach.PufaEvents;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The doorway of leaflets. */
public final class Leaflets {

  /** Copies of one printed version that were handed out at an event. */
  public record HandedOut(UUID event, UUID leaflet, String title, String edition, int copies) {}

  private final LeafletRoutes routes;

  public Leaflets(
      Database database,
      Commands commands,
      Citations citations,
      PufaEvents events,
      BusinessClock clock) {
    citations.join(new CitingLeaflets());
    var views = new LeafletViews(citations);
    var desk = new LeafletDesk(commands, citations, events, views, clock);
    this.routes = new LeafletRoutes(database, desk, views, events);
  }

  public LeafletRoutes routes() {
    return routes;
  }

  public List<HandedOut> handedOut(Tx tx, Collection<UUID> events) {
    return LeafletStore.handedOut(tx, events);
  }
}
