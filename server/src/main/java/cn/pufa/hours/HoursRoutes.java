package cn.pufa.hours;

import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;
import java.util.UUID;

/** Operations of {@code hours.yaml}. */
public final class HoursRoutes {

  private record StatedPage(int total, List<HoursViews.StatedRow> items) {}

  private final Database database;
  private final HoursViews views;
  private final Statements statements;
  private final Learners learners;
  private final Workers workers;
  private final BusinessClock clock;

  HoursRoutes(
      Database database,
      HoursViews views,
      Statements statements,
      Learners learners,
      Workers workers,
      BusinessClock clock) {
    this.database = database;
    this.views = views;
    this.statements = statements;
    this.learners = learners;
    this.workers = workers;
    this.clock = clock;
  }

  public void bind(Routes routes) {
    routes.add("getMyHours", request -> Answer.ok(mine(request)));
    routes.add("getMyTranscript", request -> pdf(mine(request)));
    routes.add("exportMyTranscript", request -> xlsx(mine(request)));
    routes.add("stateHours", statements::state);
    routes.add("withdrawHoursStatement", statements::withdraw);
    routes.add("listHoursStatements", this::listHoursStatements);
    routes.add("decideHoursStatement", statements::decide);
    routes.add("getHours", request -> Answer.ok(ofPerson(request)));
    routes.add("getTranscript", request -> pdf(ofPerson(request)));
    routes.add("exportTranscript", request -> xlsx(ofPerson(request)));
  }

  private HoursViews.Ledger mine(Request request) {
    UUID person = request.caller().person();
    return database.read(tx -> views.ledger(tx, person, year(request)));
  }

  private HoursViews.Ledger ofPerson(Request request) {
    UUID person = request.id("person");
    return database.read(tx -> within(tx, request, person));
  }

  private HoursViews.Ledger within(Tx tx, Request request, UUID person) {
    if (!learners.isWithin(tx, request.reach(), person)) {
      throw Problem.notFound();
    }
    return views.ledger(tx, person, year(request));
  }

  private static Integer year(Request request) {
    return (Integer) request.parameters().get("year");
  }

  private Answer pdf(HoursViews.Ledger ledger) {
    byte[] pdf = workers.call(() -> TranscriptPaper.pdf(ledger, views.bureau(), clock.today()));
    return Answer.file("application/pdf", "transcript.pdf", pdf);
  }

  private Answer xlsx(HoursViews.Ledger ledger) {
    return Answer.xlsx("transcript.xlsx", workers.call(() -> TranscriptWorkbook.write(ledger)));
  }

  private Answer listHoursStatements(Request request) {
    String state = request.optionalText("state").orElse("waiting");
    return database.read(
        tx ->
            Answer.ok(
                new StatedPage(
                    HoursStore.count(tx, request.reach(), state),
                    HoursStore.page(tx, request.reach(), state, request.page()).stream()
                        .map(views::row)
                        .toList())));
  }
}
