package cn.pufa.app;

import cn.pufa.audit.Commands;
import cn.pufa.identity.Accounts;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.People;
import cn.pufa.identity.Sessions;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.http.RateLimits;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.staff.StaffAccounts;

/** Makes the account with which a bureau begins; the server need not run. */
final class FirstAdmin {

  private FirstAdmin() {}

  /** The first password. */
  static String create(Config config, String account) {
    try (var store = StoreOnly.openMigrated(config);
        var workers = new Workers()) {
      var clock = new BusinessClock(config.clock());
      var commands = new Commands(store.database(), clock);
      var limits = new RateLimits(RateLimits.ALONE);
      var sessions =
          new Sessions(
              store.database(), clock, new Changes(store.database()), config.requireTotp());
      var people = new People(store.database(), commands, sessions, clock, workers);
      var accounts = new Accounts(store.database(), people, sessions, limits, clock);
      return new StaffAccounts(commands, people, accounts, Divisions.load(), clock)
          .createFirstAdmin(account);
    }
  }
}
