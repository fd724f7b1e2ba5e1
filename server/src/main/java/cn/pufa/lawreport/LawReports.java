package cn.pufa.lawreport;

import cn.pufa.audit.Commands;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.People;
import cn.pufa.law.Statutes;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.time.BusinessClock;

/**
 * The doorway of this feature: the year's figures, the reports that tell them, the leader's page.
 */
public final class LawReports {

  private final LawReportRoutes routes;
  private final ReportRoutes reportRoutes;

  public LawReports(
      Database database,
      Commands commands,
      People people,
      Statutes statutes,
      Figures figures,
      LeaderPage leaderPage,
      Divisions divisions,
      Workers workers,
      BusinessClock clock) {
    String division = divisions.county().code();
    var reader =
        new ReportReader(Outline.load(), figures, statutes, divisions.county().name() + "民政局");
    var views = new ReportViews(people, reader);
    var held = new HeldReports(views, division);
    routes = new LawReportRoutes(database, figures, leaderPage);
    reportRoutes =
        new ReportRoutes(
            database,
            reader,
            views,
            new ReportDesk(commands, reader, held, clock),
            new ReportApprovals(commands, reader, held, clock),
            new PublicReports(reader, division),
            workers,
            division);
  }

  public void bind(Routes all) {
    routes.bind(all);
    reportRoutes.bind(all);
  }
}
