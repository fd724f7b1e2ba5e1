package cn.pufa.creditlist;

import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Operations of {@code creditrule}, {@code creditlist}, {@code creditmove}, {@code creditrun} and
 * {@code creditremoval.yaml}.
 */
public final class CreditRoutes {

  private record Counts(int proposed, int abnormal, int proposedSerious, int serious) {}

  private record StandingPage(int total, Counts counts, List<CreditViews.StandingShown> items) {}

  private record MovePage(int total, List<CreditViews.MoveShown> items) {}

  private record TaskPage(int total, List<TaskStore.Task> items) {}

  private record RunPage(int total, List<RunViews.RunShown> items) {}

  private record LinePage(int total, List<RunViews.LineShown> items) {}

  private record HoldPage(int total, List<Hold> items) {}

  private record ObjectionPage(int total, List<CreditViews.ObjectionShown> items) {}

  private final Database database;
  private final Organizations organizations;
  private final CreditViews views;
  private final Proposals proposals;
  private final Decisions decisions;
  private final MoveLetters letters;
  private final Runs runs;
  private final Holds holds;
  private final Removals removals;
  private final Objections objections;
  private final Revocations revocations;
  private final Simulations simulations;
  private final RuleSettings settings;

  CreditRoutes(
      Database database,
      Organizations organizations,
      CreditViews views,
      Proposals proposals,
      Decisions decisions,
      MoveLetters letters,
      Runs runs,
      Holds holds,
      Removals removals,
      Objections objections,
      Revocations revocations,
      Simulations simulations,
      RuleSettings settings) {
    this.database = database;
    this.organizations = organizations;
    this.views = views;
    this.proposals = proposals;
    this.decisions = decisions;
    this.letters = letters;
    this.runs = runs;
    this.holds = holds;
    this.removals = removals;
    this.objections = objections;
    this.revocations = revocations;
    this.simulations = simulations;
    this.settings = settings;
  }

  public void bind(Routes routes) {
    routes.add("getCreditRules", request -> Answer.ok(database.read(settings::rules)));
    routes.add("setCreditReading", settings::setReading);
    routes.add("classifyCreditEntry", settings::classify);
    routes.add("listCreditStandings", this::listCreditStandings);
    routes.add("getCreditStanding", this::getCreditStanding);
    routes.add("listCreditMoves", this::listCreditMoves);
    routes.add("proposeCreditMove", proposals::propose);
    routes.add("getCreditMove", this::getCreditMove);
    routes.add("verifyCreditRemoval", removals::verify);
    routes.add("decideCreditMove", decisions::decide);
    routes.add("getCreditDecisionPaper", letters::paper);
    routes.add("serveCreditDecision", letters::serve);
    routes.add("proposeCreditRevocation", revocations::propose);
    routes.add("listCreditTasks", this::listCreditTasks);
    routes.add("listCreditRuns", this::listCreditRuns);
    routes.add("createCreditRun", runs::create);
    routes.add("getCreditRun", this::getCreditRun);
    routes.add("listCreditRunLines", this::listCreditRunLines);
    routes.add("excludeCreditRunLine", runs::exclude);
    routes.add("makeCreditRun", runs::make);
    routes.add("listCreditHolds", this::listCreditHolds);
    routes.add("holdCredit", holds::hold);
    routes.add("endCreditHold", holds::end);
    routes.add("simulateCredit", this::simulateCredit);
    routes.add("applyCreditRemoval", removals::apply);
    routes.add("listCreditObjections", this::listCreditObjections);
    routes.add("objectToCredit", objections::object);
    routes.add("answerCreditObjection", objections::answer);
  }

  private Answer listCreditStandings(Request request) {
    String state = request.text("state");
    String text = request.text("text");
    return database.read(
        tx -> {
          var counts = MoveStore.counts(tx, request.reach(), text);
          var rows = MoveStore.standings(tx, request.reach(), state, text, request.page());
          Map<UUID, Entry> entries =
              EntryStore.open(tx, rows.stream().map(MoveStore.Stand::organization).toList())
                  .stream()
                  .collect(Collectors.toMap(Entry::organization, Function.identity()));
          return Answer.ok(
              new StandingPage(
                  counts.of(state),
                  new Counts(
                      counts.proposed(),
                      counts.abnormal(),
                      counts.proposedSerious(),
                      counts.serious()),
                  rows.stream().map(row -> views.standing(row, entries)).toList()));
        });
  }

  private Answer getCreditStanding(Request request) {
    return database.read(
        tx -> Answer.ok(views.dossier(tx, organization(tx, request), isStaff(request.caller()))));
  }

  private static boolean isStaff(Caller caller) {
    return caller.grants().stream().noneMatch(grant -> CreditViews.PARTY.contains(grant.role()));
  }

  private Organization organization(Tx tx, Request request) {
    return organizations
        .find(tx, request.reach(), request.id("organization"))
        .orElseThrow(Problem::notFound);
  }

  private Answer listCreditMoves(Request request) {
    String step = request.text("step");
    return database.read(
        tx -> {
          var filter =
              new MoveStore.Filter(
                  request.text("state"),
                  request.text("kind"),
                  request.text("text"),
                  step,
                  views.at(tx, step));
          var page = MoveStore.page(tx, request.reach(), filter, request.page());
          return Answer.ok(
              new MovePage(
                  MoveStore.count(tx, request.reach(), filter), views.moves(tx, page, true)));
        });
  }

  private Answer getCreditMove(Request request) {
    return database.read(
        tx ->
            MoveStore.within(tx, request.reach(), request.id("move"))
                .map(move -> Answer.ok(views.move(tx, move)))
                .orElseThrow(Problem::notFound));
  }

  private Answer listCreditTasks(Request request) {
    return database.read(
        tx -> Answer.ok(new TaskPage(TaskStore.count(tx), TaskStore.page(tx, request.page()))));
  }

  private Answer listCreditRuns(Request request) {
    return database.read(
        tx ->
            Answer.ok(
                new RunPage(
                    RunStore.count(tx),
                    RunStore.page(tx, request.page()).stream().map(RunViews::run).toList())));
  }

  private Answer getCreditRun(Request request) {
    return database
        .read(tx -> RunStore.byId(tx, request.id("run")))
        .map(run -> Answer.ok(RunViews.run(run)))
        .orElseThrow(Problem::notFound);
  }

  private Answer listCreditRunLines(Request request) {
    UUID run = request.id("run");
    var filter =
        new RunStore.Filter(
            run, request.text("verdict"), request.flag("differs"), request.text("text"));
    return database.read(
        tx -> {
          RunStore.byId(tx, run).orElseThrow(Problem::notFound);
          int total = RunStore.countLines(tx, filter);
          return Answer.ok(
              new LinePage(
                  total,
                  RunStore.lines(tx, filter, total, request.page()).stream()
                      .map(RunViews::line)
                      .toList()));
        });
  }

  private Answer listCreditHolds(Request request) {
    return database.read(
        tx -> Answer.ok(new HoldPage(RunStore.countHolds(tx), RunStore.holds(tx, request.page()))));
  }

  private Answer simulateCredit(Request request) {
    boolean staff = isStaff(request.caller());
    return database.read(
        tx -> {
          UUID one = organization(tx, request).id();
          List<Move> open = views.known(tx, MoveStore.openAgainst(tx, List.of(one)), staff);
          return Answer.ok(simulations.of(tx, one, request.day("filedOn").orElseThrow(), open));
        });
  }

  private Answer listCreditObjections(Request request) {
    boolean open = request.flag("open");
    boolean staff = isStaff(request.caller());
    return database.read(
        tx ->
            Answer.ok(
                new ObjectionPage(
                    ObjectionStore.count(tx, request.reach(), open),
                    ObjectionStore.page(tx, request.reach(), open, request.page()).stream()
                        .map(one -> staff ? one : withoutName(one))
                        .map(CreditViews::objection)
                        .toList())));
  }

  private static Objection withoutName(Objection one) {
    return new Objection(
        one.id(),
        one.organization(),
        one.name(),
        one.township(),
        one.entry(),
        one.text(),
        one.madeOn(),
        one.madeBy(),
        one.answerDue(),
        one.answer(),
        one.upheld(),
        one.answeredOn(),
        null);
  }
}
