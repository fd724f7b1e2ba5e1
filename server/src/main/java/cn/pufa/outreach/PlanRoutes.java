package cn.pufa.outreach;

import cn.pufa.identity.Divisions;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** Operations of {@code plan.yaml} and {@code legalday.yaml}. */
public final class PlanRoutes {

  private record ItemPage(int total, List<PlanItem> items) {}

  private record DayList(int year, List<LegalDay.InYear> items) {}

  /** Days that nobody has written down for the year come last. */
  private static final Comparator<LegalDay.InYear> BY_DAY =
      Comparator.comparing(
          LegalDay.InYear::on, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()));

  private final Database database;
  private final PlanDesk desk;
  private final LegalDayDesk days;
  private final Divisions divisions;
  private final BusinessClock clock;

  PlanRoutes(
      Database database,
      PlanDesk desk,
      LegalDayDesk days,
      Divisions divisions,
      BusinessClock clock) {
    this.database = database;
    this.desk = desk;
    this.days = days;
    this.divisions = divisions;
    this.clock = clock;
  }

  public void bind(Routes routes) {
    routes.add("listPlanItems", request -> Answer.ok(database.read(tx -> page(tx, request))));
    routes.add("createPlanItem", desk::create);
    routes.add("getPlanItem", request -> Answer.ok(database.read(tx -> item(tx, request))));
    routes.add("changePlanItem", desk::change);
    routes.add("withdrawPlanItem", desk::withdraw);
    routes.add("getPlanCover", request -> Answer.ok(database.read(tx -> cover(tx, request))));
    routes.add("listLegalDays", request -> Answer.ok(database.read(tx -> days(tx, request))));
    routes.add("createLegalDay", days::create);
    routes.add("changeLegalDay", days::change);
    routes.add("removeLegalDay", days::remove);
  }

  private ItemPage page(Tx tx, Request request) {
    var filter =
        new PlanStore.Filter(request.number("year"), request.text("topic"), request.text("state"));
    return new ItemPage(
        PlanStore.count(tx, clock.today(), filter),
        PlanStore.page(tx, clock.today(), filter, request.page()));
  }

  private PlanItem item(Tx tx, Request request) {
    return PlanStore.byId(tx, clock.today(), request.id("item")).orElseThrow(Problem::notFound);
  }

  private Cover cover(Tx tx, Request request) {
    return Cover.of(tx, divisions, clock.today(), request.number("year"));
  }

  private static DayList days(Tx tx, Request request) {
    int year = request.number("year");
    List<LegalDay.InYear> items =
        LegalDayStore.all(tx).stream().map(day -> day.in(year)).sorted(BY_DAY).toList();
    return new DayList(year, items);
  }
}
