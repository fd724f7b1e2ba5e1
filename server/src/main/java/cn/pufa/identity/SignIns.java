package cn.pufa.identity;

import cn.pufa.audit.Commands;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.util.UUID;

/** Opening and ending sessions, whatever the proof was. */
final class SignIns {

  /**
   * @param token as the client sends it back
   * @param person with the roles that work in this session
   */
  record SignedIn(
      String token,
      Person person,
      boolean byCookie,
      boolean totpMissing,
      AccountStore.Means means) {}

  private final Database database;
  private final Commands commands;
  private final Sessions sessions;
  private final KnownAddresses addresses;
  private final BusinessClock clock;

  SignIns(
      Database database,
      Commands commands,
      Sessions sessions,
      KnownAddresses addresses,
      BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.sessions = sessions;
    this.addresses = addresses;
    this.clock = clock;
  }

  /** For somebody whose proof has been checked in this transaction or just before it. */
  SignedIn open(Tx tx, UUID id, SignInWay way, boolean byCookie, Request request) {
    Person person = IdentityStore.person(tx, id, clock.today()).orElseThrow();
    if (byCookie && request.cookieSession() != null) {
      sessions.endReplaced(tx, request.cookieSession());
    }
    if (!byCookie && request.bearerSession() != null) {
      sessions.endReplaced(tx, request.bearerSession(), id);
    }
    String token = sessions.open(tx, id, way, byCookie);
    addresses.remember(tx, id, request.address());
    String actor = request.caller() == null ? person.account() : request.caller().account();
    commands.append(tx, actor, request.operationId(), "person/" + id, null, request.requestId());
    Standing standing = sessions.standing(person, way, TotpStore.isConfirmed(tx, id));
    return new SignedIn(
        token,
        person.with(standing.grants()),
        byCookie,
        standing.totpMissing(),
        AccountStore.means(tx, id));
  }

  /** Signs in without a proof; the demo's own door, which does not exist in production. */
  SignedIn openDemo(String account, Request request) {
    return database.transaction(
        tx -> {
          UUID person =
              IdentityStore.demoPerson(tx, account)
                  .orElseThrow(() -> Problem.invalid("/account", "没有这个演示账号"));
          return open(tx, person, SignInWay.DEMO, false, request);
        });
  }

  void end(Request request) {
    database.run(
        tx -> {
          sessions.end(tx, request.caller().session());
          commands.append(
              tx,
              request.caller().account(),
              request.operationId(),
              "person/" + request.caller().person(),
              null,
              request.requestId());
        });
  }
}
