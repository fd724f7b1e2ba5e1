package cn.pufa.app;

import cn.pufa.identity.Accounts;
import cn.pufa.identity.Sessions;
import cn.pufa.platform.Workers;
import cn.pufa.staff.StaffAccounts;

/** Makes the account with which a bureau begins; the server need not run. */
final class FirstAdmin {

  private FirstAdmin() {}

  /** The first password. */
  static String create(Config config, String account) {
    try (var store = StoreOnly.openMigrated(config);
        var workers = new Workers()) {
      Ground ground = store.ground(config, workers);
      var sessions =
          new Sessions(ground.database(), ground.clock(), ground.changes(), config.requireTotp());
      var accounts =
          new Accounts(
              ground.database(), ground.people(), sessions, ground.limits(), ground.clock());
      return new StaffAccounts(
              ground.commands(), ground.people(), accounts, ground.divisions(), ground.clock())
          .createFirstAdmin(account);
    }
  }
}
