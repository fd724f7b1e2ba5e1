package cn.pufa.penalty;

import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.files.StoredFile;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;
import java.util.Optional;

/** Operations of {@code penalty.yaml} and {@code penaltystep.yaml}. */
public final class PenaltyRoutes {

  private record RowPage(int total, int overdue, List<PenaltyRow> items) {}

  private static final String PDF = "application/pdf";

  private final Database database;
  private final PenaltyDesk desk;
  private final PenaltyDecisions decisions;
  private final OwnPenalties own;
  private final Cases cases;
  private final PenaltyPapers papers;
  private final Rules rules;
  private final Files files;
  private final Workers workers;
  private final BusinessClock clock;

  PenaltyRoutes(
      Database database,
      PenaltyDesk desk,
      PenaltyDecisions decisions,
      OwnPenalties own,
      Cases cases,
      PenaltyPapers papers,
      Rules rules,
      Files files,
      Workers workers,
      BusinessClock clock) {
    this.database = database;
    this.desk = desk;
    this.decisions = decisions;
    this.own = own;
    this.cases = cases;
    this.papers = papers;
    this.rules = rules;
    this.files = files;
    this.workers = workers;
    this.clock = clock;
  }

  public void bind(Routes routes) {
    routes.add("getPenaltyRules", request -> Answer.ok(rules));
    routes.add("listPenalties", this::listPenalties);
    routes.add("openPenalty", desk::open);
    routes.add("getPenalty", this::getPenalty);
    routes.add("investigatePenalty", desk::investigate);
    routes.add("proposePenalty", desk::propose);
    routes.add("callPenaltyHearing", desk::callHearing);
    routes.add("recordPenaltyHearing", desk::recordHearing);
    routes.add("servePenaltyPaper", desk::serve);
    routes.add("discussPenalty", decisions::discuss);
    routes.add("decidePenalty", decisions::decide);
    routes.add("dismissPenalty", decisions::dismiss);
    routes.add("recordPenaltyPayment", desk::pay);
    routes.add("publishPenalty", decisions::publish);
    routes.add("revokePenalty", decisions::revoke);
    routes.add("getPenaltyPaper", this::getPenaltyPaper);
    routes.add("getPenaltyFile", this::getPenaltyFile);
    routes.add("listOwnPenalties", own::list);
    routes.add("getOwnPenalty", own::get);
    routes.add("getOwnPenaltyPaper", this::getOwnPenaltyPaper);
  }

  private Answer listPenalties(Request request) {
    var filter =
        new PenaltyStore.Filter(
            request.text("stage"),
            request
                .optionalText("organization")
                .map(any -> request.id("organization"))
                .orElse(null),
            request.text("text"));
    return database.read(
        tx ->
            Answer.ok(
                new RowPage(
                    PenaltyStore.count(tx, request.reach(), filter, clock.today()),
                    PenaltyStore.count(tx, request.reach(), filter.overdue(), clock.today()),
                    PenaltyStore.page(
                        tx, request.reach(), filter, clock.today(), request.page()))));
  }

  private Answer getPenalty(Request request) {
    return database.read(tx -> Answer.ok(cases.whole(tx, request, request.id("penalty"))));
  }

  private Answer getPenaltyPaper(Request request) {
    return paper(request, database.read(tx -> read(tx, request)));
  }

  private Penalty read(Tx tx, Request request) {
    return PenaltyStore.byId(tx, request.reach(), request.id("penalty"))
        .map(row -> cases.read(tx, row))
        .orElseThrow(Problem::notFound);
  }

  private Answer getOwnPenaltyPaper(Request request) {
    return paper(request, database.read(tx -> own.told(tx, request)));
  }

  private Answer paper(Request request, Penalty penalty) {
    Step.Paper paper = Step.Paper.of(request.text("paper"));
    if (!PenaltyViews.papers(penalty).contains(paper)) {
      throw Problem.notFound();
    }
    byte[] pdf = workers.call(() -> papers.pdf(penalty, paper));
    return Answer.file(PDF, "penalty-" + paper.name().toLowerCase() + ".pdf", pdf);
  }

  private Answer getPenaltyFile(Request request) {
    StoredFile scan =
        database.read(
            tx -> {
              Penalty penalty = read(tx, request);
              Optional<StoredFile> file =
                  files.find(tx, request.id("file"), "penalty/" + penalty.id());
              return file.orElseThrow(Problem::notFound);
            });
    String name = scan.mediaType().equals(PDF) ? "scan.pdf" : "scan.jpg";
    return Answer.file(scan.mediaType(), name, files.read(scan));
  }
}
