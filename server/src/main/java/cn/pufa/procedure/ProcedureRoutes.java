package cn.pufa.procedure;

import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.time.BusinessClock;

/** Operations of {@code procedure.yaml}. */
public final class ProcedureRoutes {

  private final Database database;
  private final ProcedureSteps steps;
  private final Workers workers;
  private final BusinessClock clock;
  private final String issuer;

  ProcedureRoutes(
      Database database,
      ProcedureSteps steps,
      Workers workers,
      BusinessClock clock,
      String issuer) {
    this.database = database;
    this.steps = steps;
    this.workers = workers;
    this.clock = clock;
    this.issuer = issuer;
  }

  public void bind(Routes routes) {
    routes.add("getProcedure", this::getProcedure);
    routes.add("getProcedurePaper", this::getProcedurePaper);
    routes.add("serveProcedure", steps::serve);
    routes.add("makeStatement", steps::state);
    routes.add("answerStatement", steps::answer);
    routes.add("reviewProcedure", steps::review);
  }

  private Answer getProcedure(Request request) {
    return Answer.ok(ProcedureView.of(found(request), request.caller(), clock.today()));
  }

  private Procedure found(Request request) {
    return database
        .read(tx -> ProcedureStore.byId(tx, request.reach(), request.id("procedure")))
        .orElseThrow(Problem::notFound);
  }

  private Answer getProcedurePaper(Request request) {
    Procedure one = found(request);
    if (!one.needsNotice()) {
      throw Problem.notFound();
    }
    byte[] pdf = workers.call(() -> NoticePaper.pdf(one, issuer));
    return Answer.file("application/pdf", "notice.pdf", pdf);
  }
}
