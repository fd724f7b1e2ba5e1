package cn.pufa.evidence;

import cn.pufa.audit.Commands;
import cn.pufa.content.Cards;
import cn.pufa.identity.Divisions;
import cn.pufa.jointsheet.JointSheets;
import cn.pufa.leaflet.Leaflets;
import cn.pufa.outreach.Plans;
import cn.pufa.outreach.PufaEvents;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.time.BusinessClock;

/** The doorway of evidence and of the photos in it. */
public final class Evidences {

  private final EvidenceRoutes routes;

  public Evidences(
      Database database,
      Commands commands,
      PufaEvents events,
      Plans plans,
      JointSheets sheets,
      Leaflets leaflets,
      Files files,
      Cards cards,
      Divisions divisions,
      BusinessClock clock) {
    var photos = new PhotoDesk(database, commands, events, sheets, files, clock);
    var reader = new EvidenceReader(events, plans, sheets, leaflets, files);
    this.routes = new EvidenceRoutes(database, photos, reader, files, cards, divisions, clock);
  }

  public EvidenceRoutes routes() {
    return routes;
  }

  public OwnMarks ownMarks() {
    return new OwnMarks();
  }
}
