package cn.pufa.staff;

import cn.pufa.audit.Commands;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.People;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;

/** Operations of {@code staff.yaml}. */
public final class StaffRoutes {

  private record DeputyList(List<Deputy> items) {}

  private final Database database;
  private final StaffAccounts accounts;
  private final RoleGrants grants;
  private final Deputies deputies;
  private final Duties duties;

  public StaffRoutes(
      Database database,
      Commands commands,
      StaffAccounts accounts,
      People people,
      Divisions divisions,
      BusinessClock clock) {
    this.database = database;
    this.accounts = accounts;
    this.grants = new RoleGrants(commands, people, divisions, clock);
    this.deputies = new Deputies(commands, clock);
    this.duties = new Duties(clock);
  }

  public void bind(Routes routes) {
    routes.add("createPerson", accounts::create);
    routes.add("resetPassword", accounts::reset);
    routes.add("changePassword", accounts::change);
    routes.add("grantRole", grants::grant);
    routes.add("revokeRole", grants::revoke);
    routes.add("listDeputies", request -> Answer.ok(new DeputyList(database.read(deputies::list))));
    routes.add("appointDeputy", deputies::appoint);
    routes.add("endDeputy", deputies::end);
    routes.add("getStaffing", request -> Answer.ok(database.read(duties::today)));
  }
}
