package cn.pufa.law;

import cn.pufa.audit.Commands;
import cn.pufa.identity.People;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.time.BusinessClock;

/** The doorway of this feature: the statutes, who cites them, and what comes of it. */
public final class Law {

  private final Statutes statutes;
  private final Citations citations;
  private final StatuteImport statuteImport;
  private final StatuteDays days;
  private final LawRoutes routes;

  public Law(
      Database database,
      Commands commands,
      Changes changes,
      People people,
      Workers workers,
      BusinessClock clock) {
    statutes = new Statutes(database, Catalogue.load(), clock);
    statutes.start(commands, changes);
    citations = new Citations(statutes, clock);
    var keeping = new StatuteKeeping(citations, clock);
    statuteImport = new StatuteImport(database, commands, statutes, keeping, clock);
    days = new StatuteDays(database, commands, keeping, clock);
    var views = new StatuteViews(statutes, clock);
    routes =
        new LawRoutes(
            database,
            statutes,
            views,
            new StatuteDesk(database, commands, statutes, keeping, views, workers, clock),
            new StaleDesk(commands, statutes, citations, people, clock),
            people);
  }

  public Statutes statutes() {
    return statutes;
  }

  public Citations citations() {
    return citations;
  }

  public StatuteImport statuteImport() {
    return statuteImport;
  }

  /** What falls due by the clock: the first day of a version, the last of a statute. */
  public void turnDays() {
    days.turn();
  }

  public LawRoutes routes() {
    return routes;
  }
}
