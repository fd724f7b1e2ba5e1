package cn.pufa.jointsheet;

import cn.pufa.audit.Commands;
import cn.pufa.identity.Divisions;
import cn.pufa.outreach.PufaEvents;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.time.BusinessClock;

/** The doorway of joint sheets. */
public final class JointSheets {

  private final JointSheetRoutes routes;

  public JointSheets(
      Database database,
      Commands commands,
      PufaEvents events,
      Files files,
      Divisions divisions,
      BusinessClock clock) {
    var views = new SheetViews();
    var desk = new SheetDesk(commands, events, divisions, views, clock);
    var parts = new PartDesk(database, commands, files, views, clock);
    this.routes = new JointSheetRoutes(database, desk, parts, views, files);
  }

  public JointSheetRoutes routes() {
    return routes;
  }
}
