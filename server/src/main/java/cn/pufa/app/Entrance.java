package cn.pufa.app;

import cn.pufa.delivery.Messages;
import cn.pufa.identity.Accounts;
import cn.pufa.identity.IdentityRoutes;
import cn.pufa.identity.Sessions;
import cn.pufa.identity.SignIn;
import cn.pufa.notice.PersonalNotices;
import cn.pufa.notice.PhoneChangeNotice;
import cn.pufa.personal.AccountData;
import cn.pufa.personal.Consents;
import cn.pufa.personal.ErasedAgain;
import cn.pufa.personal.ErasureLedger;
import cn.pufa.personal.IdNumbers;
import cn.pufa.personal.PersonalData;
import cn.pufa.personal.PersonalRoutes;
import cn.pufa.personal.Retention;
import cn.pufa.platform.http.Authorization;
import cn.pufa.platform.http.Routes;
import cn.pufa.staff.StaffAccounts;
import cn.pufa.staff.StaffRoutes;
import java.util.stream.Stream;

/**
 * How people come in: signing in, the accounts of staff, what everybody has agreed to and what is
 * kept of them, put together.
 */
final class Entrance {

  private final Sessions sessions;
  private final SignIn signIn;
  private final PersonalData personalData = new PersonalData();
  private final Consents consents;
  private final IdNumbers idNumbers;
  private final IdentityRoutes identity;
  private final StaffRoutes staff;
  private final PersonalRoutes personal;
  private final ErasedAgain erasedAgain;

  Entrance(
      Ground ground,
      Sessions sessions,
      OutsideParties outside,
      Authorization authorization,
      ErasureLedger ledger,
      boolean demo) {
    var database = ground.database();
    var commands = ground.commands();
    var people = ground.people();
    var divisions = ground.divisions();
    var limits = ground.limits();
    var clock = ground.clock();
    this.sessions = sessions;
    var personalNotices =
        new PersonalNotices(
            database, commands, new Messages(clock), people, outside.quiet(), clock);
    var accounts = new Accounts(database, people, sessions, limits, clock);
    signIn =
        new SignIn(
            database,
            commands,
            sessions,
            people,
            accounts,
            limits,
            ground.vault(),
            outside.sms(),
            new PhoneChangeNotice(personalNotices),
            outside.miniProgram(),
            authorization,
            clock,
            ground.bureau());
    consents = new Consents(database, commands, personalData, clock);
    idNumbers = new IdNumbers(database, commands, consents, ground.vault(), clock);
    new AccountData(accounts, commands, consents, ground.trailWords())
        .register(personalData, idNumbers);
    identity = new IdentityRoutes(database, people, signIn, divisions, demo);
    var staffAccounts = new StaffAccounts(commands, people, accounts, divisions, clock);
    staff = new StaffRoutes(database, commands, staffAccounts, people, divisions, clock);
    personal =
        new PersonalRoutes(database, commands, personalData, consents, idNumbers, ledger, clock);
    erasedAgain = new ErasedAgain(database, commands, personalData, ledger);
  }

  PersonalData personalData() {
    return personalData;
  }

  Consents consents() {
    return consents;
  }

  IdNumbers idNumbers() {
    return idNumbers;
  }

  ErasedAgain erasedAgain() {
    return erasedAgain;
  }

  /** What of it is forgotten in time. */
  Stream<Runnable> forgetting(Retention retention) {
    return Stream.of(
        retention.chore("session", sessions::forgetExpired),
        retention.chore("sms_ticket", signIn::forgetCodes),
        retention.chore("sign_in_link", signIn::forgetLinks),
        retention.chore("known_address", signIn::forgetAddresses),
        retention.chore("withdrawn_consent", consents::forgetWithdrawn),
        retention.chore("unneeded_id_number", idNumbers::forgetUnneeded));
  }

  void bind(Routes routes) {
    signIn.bind(routes);
    identity.bind(routes);
    staff.bind(routes);
    personal.bind(routes);
  }
}
