package cn.pufa.ledger;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.List;

/**
 * Operations of {@code ledgerkind.yaml}, {@code ledger.yaml}, {@code ledgerstep.yaml} and {@code
 * ledgerimport.yaml}.
 */
public final class LedgerRoutes {

  private record EntryPage(int total, int soon, int overdue, List<LedgerViews.Row> items) {}

  private final Database database;
  private final Ledgers ledgers;
  private final Kinds kinds;
  private final LedgerDesk desk;
  private final StepCorrections corrections;
  private final Draws draws;
  private final LedgerImport sheets;
  private final LedgerViews views;
  private final BusinessClock clock;

  LedgerRoutes(
      Database database,
      Ledgers ledgers,
      Kinds kinds,
      LedgerDesk desk,
      StepCorrections corrections,
      Draws draws,
      LedgerImport sheets,
      LedgerViews views,
      BusinessClock clock) {
    this.database = database;
    this.ledgers = ledgers;
    this.kinds = kinds;
    this.desk = desk;
    this.corrections = corrections;
    this.draws = draws;
    this.sheets = sheets;
    this.views = views;
    this.clock = clock;
  }

  public void bind(Routes routes) {
    routes.add("getLedgerKinds", request -> Answer.ok(kinds));
    routes.add(
        "getLedgerClocks",
        request -> Answer.ok(database.read(tx -> ledgers.clocks(tx, clock.today()))));
    routes.add("getLedgerFigures", this::getLedgerFigures);
    routes.add("listLedgerEntries", this::listLedgerEntries);
    routes.add("openLedgerEntry", desk::open);
    routes.add("getLedgerEntry", this::getLedgerEntry);
    routes.add("reviseLedgerEntry", desk::revise);
    routes.add("claimLedgerEntry", desk::claim);
    routes.add("voidLedgerEntry", desk::voidEntry);
    routes.add("takeLedgerStep", request -> desk.step(request, Kind.By.OFFICER));
    routes.add("approveLedgerStep", request -> desk.step(request, Kind.By.LEADER));
    routes.add("reviewLedgerStep", request -> desk.step(request, Kind.By.LEGAL));
    routes.add("clearLedgerStep", request -> desk.step(request, Kind.By.SECRECY));
    routes.add("correctLedgerStep", corrections::correct);
    routes.add("drawInspection", draws::draw);
    routes.add("importLedger", sheets::take);
    routes.add("markLedgerImport", sheets::mark);
    routes.add("getLedgerTemplate", sheets::template);
    routes.add("exportLedger", sheets::export);
  }

  private Answer getLedgerFigures(Request request) {
    Kind kind = kinds.kind(request.text("kind"));
    return Answer.ok(
        database.read(tx -> LedgerFigures.of(tx, request.reach(), kind, request.number("year"))));
  }

  private Answer listLedgerEntries(Request request) {
    var filter =
        new LedgerStore.Filter(
            request.text("kind"),
            request.text("state"),
            (Integer) request.parameters().get("year"),
            request.text("text"),
            request.flag("mine") ? request.caller().person() : null);
    Reach reach = request.reach();
    LocalDate today = clock.today();
    return database.read(
        tx -> {
          int total = LedgerStore.count(tx, reach, filter, today);
          return Answer.ok(
              new EntryPage(
                  total,
                  LedgerStore.count(tx, reach, filter.in("soon"), today),
                  LedgerStore.count(tx, reach, filter.in("overdue"), today),
                  views.rows(
                      tx, LedgerStore.page(tx, reach, filter, today, total, request.page()))));
        });
  }

  private Answer getLedgerEntry(Request request) {
    return Answer.ok(database.read(tx -> views.whole(tx, request, request.id("entry"))));
  }
}
