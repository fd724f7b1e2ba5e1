package cn.pufa.leaflet;

import cn.pufa.audit.Commands;
import cn.pufa.law.Citations;
import cn.pufa.outreach.PufaEvents;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.time.BusinessClock;

/** The doorway of leaflets. */
public final class Leaflets {

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
    this.routes = new LeafletRoutes(database, desk, views);
  }

  public LeafletRoutes routes() {
    return routes;
  }
}
