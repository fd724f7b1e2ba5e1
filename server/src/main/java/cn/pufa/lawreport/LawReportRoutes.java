package cn.pufa.lawreport;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;

/** Operations of {@code lawreport.yaml}. */
final class LawReportRoutes {

  private final Database database;
  private final Figures figures;
  private final LeaderPage leaderPage;

  LawReportRoutes(Database database, Figures figures, LeaderPage leaderPage) {
    this.database = database;
    this.figures = figures;
    this.leaderPage = leaderPage;
  }

  void bind(Routes routes) {
    routes.add("getYearlyFigures", this::getYearlyFigures);
    routes.add("listFigureRows", this::listFigureRows);
    routes.add("getLeaderPage", this::getLeaderPage);
  }

  private Answer getYearlyFigures(Request request) {
    return Answer.ok(database.read(tx -> figures.ofYear(tx, request.number("year"))));
  }

  private Answer listFigureRows(Request request) {
    return Answer.ok(
        database.read(
            tx ->
                figures.rows(tx, request.number("year"), request.text("figure"), request.page())));
  }

  private Answer getLeaderPage(Request request) {
    return Answer.ok(database.read(leaderPage::today));
  }
}
