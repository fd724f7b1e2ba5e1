package cn.pufa.identity;

import cn.pufa.identity.SignIns.SignedIn;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Authorization;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Csrf;
import cn.pufa.platform.http.Grant;
import cn.pufa.platform.time.BusinessClock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What a client is told about a session and the person in it. */
final class SessionAnswers {

  /**
   * @param maskedPhone null where none is known
   * @param totpMissing null unless roles are withheld
   */
  private record CurrentPerson(
      UUID id,
      String account,
      String displayName,
      String csrfToken,
      boolean passwordInitial,
      boolean hasPassword,
      String maskedPhone,
      List<Grant> roles,
      Collection<String> operations,
      Boolean totpMissing) {}

  private record Session(String token, String csrfToken, CurrentPerson person) {}

  private final Database database;
  private final Authorization authorization;
  private final BusinessClock clock;

  SessionAnswers(Database database, Authorization authorization, BusinessClock clock) {
    this.database = database;
    this.authorization = authorization;
    this.clock = clock;
  }

  /** A new session: its token, as a cookie where the client asked for one. */
  Answer session(SignedIn signedIn) {
    String csrf = signedIn.byCookie() ? Csrf.tokenFor(Tokens.hash(signedIn.token())) : null;
    var person = current(signedIn.person(), csrf, signedIn.means(), signedIn.totpMissing());
    String token = signedIn.byCookie() ? null : signedIn.token();
    var answer = (Answer.Json) Answer.ok(new Session(token, csrf, person));
    return signedIn.byCookie()
        ? Answer.withHeader(answer, "Set-Cookie", cookie(signedIn.token()))
        : answer;
  }

  private static String cookie(String token) {
    return Sessions.COOKIE
        + "="
        + token
        + "; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age="
        + Sessions.LIFE.toSeconds();
  }

  Answer current(Caller caller) {
    var person =
        new Person(caller.person(), caller.account(), caller.displayName(), false, caller.grants());
    var means = database.read(tx -> AccountStore.means(tx, person.id()));
    return Answer.ok(current(person, csrf(caller), means, caller.totpMissing()));
  }

  /** With all roles: an authenticator has just been confirmed. */
  Answer confirmed(Tx tx, Caller caller) {
    Person person = IdentityStore.person(tx, caller.person(), clock.today()).orElseThrow();
    var means = AccountStore.means(tx, person.id());
    return Answer.ok(current(person, csrf(caller), means, false));
  }

  private static String csrf(Caller caller) {
    return caller.byCookie() ? Csrf.tokenFor(caller.session()) : null;
  }

  private CurrentPerson current(
      Person person, String csrf, AccountStore.Means means, boolean totpMissing) {
    return new CurrentPerson(
        person.id(),
        person.account(),
        person.displayName(),
        csrf,
        means.passwordInitial(),
        means.hasPassword(),
        new Contact(person.displayName(), means.phone()).maskedPhone(),
        person.roles(),
        authorization.operationsOf(person.roles()),
        totpMissing ? true : null);
  }
}
