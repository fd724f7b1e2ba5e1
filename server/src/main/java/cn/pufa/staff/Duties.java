package cn.pufa.staff;

import cn.pufa.identity.Roles;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;

/** What the bureau must be able to do, and who can. */
public final class Duties {

  private final BusinessClock clock;
  private final List<Duty> all = Duty.load();

  public Duties(BusinessClock clock) {
    this.clock = clock;
  }

  Staffing today(Tx tx) {
    var day = clock.today();
    return Staffing.of(day, all, Roles.holders(tx, List.copyOf(RoleInDivision.STAFF), day));
  }

  /** Names of the duties that nobody can do today. */
  public List<String> uncovered(Tx tx) {
    return today(tx).duties().stream()
        .filter(duty -> duty.state() == Staffing.State.NOBODY)
        .map(Staffing.Covered::name)
        .toList();
  }
}
