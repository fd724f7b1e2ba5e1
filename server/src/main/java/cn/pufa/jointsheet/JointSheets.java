package cn.pufa.jointsheet;

import cn.pufa.audit.Commands;
import cn.pufa.identity.Divisions;
import cn.pufa.outreach.PufaEvents;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The doorway of joint sheets. */
public final class JointSheets {

  private final Database database;
  private final BusinessClock clock;
  private final JointSheetRoutes routes;

  public JointSheets(
      Database database,
      Commands commands,
      PufaEvents events,
      Files files,
      Divisions divisions,
      BusinessClock clock) {
    this.database = database;
    this.clock = clock;
    events.beforeVoid(SheetDesk::requireNotFiled);
    var views = new SheetViews(events);
    var desk = new SheetDesk(commands, events, divisions, views, clock);
    var parts = new PartDesk(database, commands, files, views, clock);
    this.routes = new JointSheetRoutes(database, desk, parts, views);
  }

  public JointSheetRoutes routes() {
    return routes;
  }

  public OwnSheets own() {
    return new OwnSheets();
  }

  /**
   * Links that ran out, used or not.
   *
   * @param age how long one still says so to who opens it
   */
  public void forgetLinks(Duration age) {
    database.run(tx -> JointPartStore.forgetLinks(tx, clock.now().minus(age)));
  }

  /** What each department brought to these events; none for an event without a sheet. */
  public Map<UUID, List<JointPart>> parts(Tx tx, Collection<UUID> events) {
    return JointPartStore.ofEvents(tx, events);
  }
}
