package cn.pufa.office;

import cn.pufa.audit.Commands;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.People;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;
import java.util.Optional;

/**
 * The doorway of the office directory: where a thing is done, for features that send people there.
 */
public final class Offices {

  /** Kind of the change told when an office is told of anew; its key is the office's id. */
  public static final String CHANGE = "office";

  private final OfficeServices services = OfficeServices.load();
  private final Divisions divisions;
  private final OfficeDesk desk;
  private final OfficeRoutes routes;

  public Offices(
      Database database,
      Commands commands,
      People people,
      Divisions divisions,
      BusinessClock clock) {
    this.divisions = divisions;
    var views = new OfficeViews(people, divisions, services, clock);
    this.desk = new OfficeDesk(commands, divisions, services, views, clock);
    this.routes = new OfficeRoutes(database, divisions, services, views, desk, clock);
  }

  public OfficeRoutes routes() {
    return routes;
  }

  /** What is done at offices; a card may name one of these codes. */
  public OfficeServices services() {
    return services;
  }

  /**
   * Offices open to the public, those of the township first, then the county's.
   *
   * @param service null for all, @param township nine digits, null for all
   */
  public List<Office> open(Tx tx, String service, String township) {
    return OfficeStore.open(tx, divisions.county().code(), service, township);
  }

  /** Whom to call about a township: an office of its own with a phone. */
  public Optional<Office> withPhone(Tx tx, String township) {
    return open(tx, null, township).stream()
        .filter(office -> office.division().equals(township))
        .filter(office -> office.facts().phone() != null)
        .findFirst();
  }

  /** An office of the demo. */
  public void record(Tx tx, OfficeDraft draft) {
    desk.add(tx, draft, draft.division(), divisions.county().code(), null);
  }
}
