package cn.pufa.outreach;

import cn.pufa.audit.Commands;
import cn.pufa.identity.Divisions;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The doorway of the year's 普法 plan (普法责任清单). */
public final class Plans {

  /**
   * How a year's plan stands today.
   *
   * @param items lines of the plan
   * @param done those with as many events as planned
   * @param overdue those past their day with fewer
   * @param events held under any of the lines
   */
  public record Progress(int items, int done, int overdue, int events) {}

  private final BusinessClock clock;
  private final PlanRoutes routes;

  public Plans(Database database, Commands commands, Divisions divisions, BusinessClock clock) {
    this.clock = clock;
    var desk = new PlanDesk(commands, clock);
    var days = new LegalDayDesk(commands, clock);
    this.routes = new PlanRoutes(database, desk, days, divisions, clock);
  }

  public PlanRoutes routes() {
    return routes;
  }

  public Progress progress(Tx tx, int year) {
    return PlanStore.progress(tx, clock.today(), year);
  }

  public Optional<PlanItem> item(Tx tx, UUID id) {
    return PlanStore.byId(tx, clock.today(), id);
  }

  /** The whole plan, the earliest due first. */
  public List<PlanItem> ofYear(Tx tx, int year) {
    return PlanStore.page(tx, clock.today(), new PlanStore.Filter(year, null, null), Page.ALL);
  }

  /** An item of the demo. */
  public UUID record(Tx tx, PlanItem.Draft draft) {
    return PlanStore.insert(tx, draft);
  }
}
