package cn.pufa.identity;

import cn.pufa.audit.Commands;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.Authorization;
import cn.pufa.platform.http.RateLimits;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.secret.Vault;
import cn.pufa.platform.sms.Sms;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.wechat.MiniProgram;
import java.time.Duration;
import java.util.Optional;

/** Every way to sign in, put together: password and authenticator, phone, WeChat, link. */
public final class SignIn {

  private final Database database;
  private final KnownAddresses addresses;
  private final SmsCodes codes;
  private final SignInLinks links;
  private final SignIns signIns;
  private final SessionAnswers answers;
  private final SignInRoutes routes;

  /**
   * @param phoneChange hears whose phone is replaced
   * @param miniProgram empty where the bureau has no WeChat sign-in
   * @param bureau division in which newcomers are residents
   */
  public SignIn(
      Database database,
      Commands commands,
      Sessions sessions,
      People people,
      Accounts accounts,
      RateLimits limits,
      Vault vault,
      Sms sms,
      PhoneChange phoneChange,
      Optional<MiniProgram> miniProgram,
      Authorization authorization,
      BusinessClock clock,
      String bureau) {
    this.database = database;
    addresses = new KnownAddresses(vault, clock);
    var newcomers = new Newcomers(bureau, clock);
    var askedWeChat = new WeChat(miniProgram);
    signIns = new SignIns(database, commands, sessions, addresses, clock);
    codes = new SmsCodes(database, commands, limits, addresses, vault, sms, clock);
    links = new SignInLinks(database, commands, signIns, clock);
    answers = new SessionAnswers(database, authorization, clock);
    var authenticators =
        new Authenticators(database, commands, accounts, sessions, limits, vault, clock);
    routes =
        new SignInRoutes(
            new PasswordSignIn(
                database, commands, people.passwords(), authenticators, signIns, limits, clock),
            codes,
            new PhoneSignIn(database, codes, signIns, newcomers, limits),
            new PhoneBinding(
                database, codes, askedWeChat, accounts, signIns, sessions, phoneChange),
            new WeChatSignIn(database, askedWeChat, signIns, newcomers, limits, clock),
            links,
            authenticators,
            signIns,
            new OwnSessions(database, commands, clock),
            answers);
  }

  public void bind(Routes all) {
    routes.bind(all);
  }

  /**
   * @param age how long a code is kept after it has run out
   */
  public void forgetCodes(Duration age) {
    database.run(tx -> codes.forget(tx, age));
  }

  /**
   * @param age how long a link is kept after it has run out
   */
  public void forgetLinks(Duration age) {
    database.run(tx -> links.forget(tx, age));
  }

  /**
   * @param age how long an address is kept after it was last seen
   */
  public void forgetAddresses(Duration age) {
    database.run(tx -> addresses.forget(tx, age));
  }

  SignIns signIns() {
    return signIns;
  }

  SessionAnswers answers() {
    return answers;
  }
}
