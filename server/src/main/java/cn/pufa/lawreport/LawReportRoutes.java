package cn.pufa.lawreport;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;

/** Operations of {@code lawreport.yaml}. */
public final class LawReportRoutes {

  private final Database database;
  private final Figures figures;

  public LawReportRoutes(Database database, Figures figures) {
    this.database = database;
    this.figures = figures;
  }

  public void bind(Routes routes) {
    routes.add("getYearlyFigures", this::getYearlyFigures);
    routes.add("listFigureRows", this::listFigureRows);
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
}
