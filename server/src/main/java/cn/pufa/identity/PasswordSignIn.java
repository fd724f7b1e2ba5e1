package cn.pufa.identity;

import cn.pufa.audit.Commands;
import cn.pufa.identity.SignIns.SignedIn;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.ProblemType;
import cn.pufa.platform.http.RateLimits;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.Lifetime;
import java.time.Duration;
import java.util.UUID;

/** Signing in with account and password, and with a code where an authenticator is in use. */
final class PasswordSignIn {

  /**
   * @param totp null where none was typed
   */
  record Typed(String account, String password, String totp) {}

  /** Failures for one account from one address; another address is not locked out by them. */
  private static final int TRIES = 10;

  private static final int TRIES_OF_ADDRESS = 100;
  private static final Duration TRIES_WINDOW = Duration.ofMinutes(10);

  private final Database database;
  private final Commands commands;
  private final Passwords passwords;
  private final Authenticators authenticators;
  private final SignIns signIns;
  private final RateLimits limits;
  private final BusinessClock clock;

  PasswordSignIn(
      Database database,
      Commands commands,
      Passwords passwords,
      Authenticators authenticators,
      SignIns signIns,
      RateLimits limits,
      BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.passwords = passwords;
    this.authenticators = authenticators;
    this.signIns = signIns;
    this.limits = limits;
    this.clock = clock;
  }

  SignedIn signIn(Typed typed, boolean byCookie, Request request) {
    String pair = "sign-in:" + typed.account() + ":" + request.address();
    String address = "sign-in:" + request.address();
    takeTry(pair, TRIES);
    takeTry(address, TRIES_OF_ADDRESS);
    UUID person = requirePassword(typed, request);
    SignedIn signedIn = openOrAskForCode(typed, person, byCookie, request);
    limits.giveBack(pair, TRIES_WINDOW);
    limits.giveBack(address, TRIES_WINDOW);
    if (signedIn == null) {
      throw Problem.of(ProblemType.TOTP_REQUIRED);
    }
    return signedIn;
  }

  private void takeTry(String key, int tries) {
    if (!limits.take(key, tries, TRIES_WINDOW)) {
      throw Problem.tooManyRequests(TRIES_WINDOW, "请十分钟后再试。忘记密码请联系本单位管理员。");
    }
  }

  private UUID requirePassword(Typed typed, Request request) {
    var credential = database.read(tx -> IdentityStore.credential(tx, typed.account()));
    String stored = credential.map(IdentityStore.Credential::passwordHash).orElse(null);
    boolean good =
        passwords.matches(typed.password(), stored) && !credential.orElseThrow().disabled();
    if (!good) {
      credential.ifPresentOrElse(
          known -> recordFailure(typed.account(), "person/" + known.person(), request),
          () -> recordFailure("anyone", "person", request));
      throw Problem.of(ProblemType.SIGN_IN_FAILED, "账号或密码不对。");
    }
    requireStillGood(credential.get(), typed, request);
    return credential.get().person();
  }

  /** Told only to who knows the password. */
  private void requireStillGood(IdentityStore.Credential known, Typed typed, Request request) {
    Lifetime first = known.firstPassword();
    if (first != null && !first.holds(clock.now())) {
      recordFailure(typed.account(), "person/" + known.person(), request);
      throw Problem.of(
          ProblemType.SIGN_IN_FAILED,
          first.endsAt().isAfter(clock.now())
              ? "给出初始密码的时候，系统的时间不准，所以不能用。请让本单位管理员重置密码，再给您一个新的。"
              : "初始密码给出已满 7 天，不能再用。请让本单位管理员重置密码，再给您一个新的。");
    }
  }

  /** Null where the password alone is not enough and no code was typed. */
  private SignedIn openOrAskForCode(Typed typed, UUID person, boolean byCookie, Request request) {
    boolean needsCode = database.read(tx -> TotpStore.isConfirmed(tx, person));
    if (!needsCode) {
      return database.transaction(
          tx -> signIns.open(tx, person, SignInWay.PASSWORD, byCookie, request));
    }
    return typed.totp() == null ? null : openWithCode(typed, person, byCookie, request);
  }

  private SignedIn openWithCode(Typed typed, UUID person, boolean byCookie, Request request) {
    authenticators.takeTry(person);
    SignedIn signedIn =
        database.transaction(
            tx ->
                authenticators.accepts(tx, person, typed.totp())
                    ? signIns.open(tx, person, SignInWay.PASSWORD, byCookie, request)
                    : null);
    if (signedIn == null) {
      recordFailure(typed.account(), "person/" + person, request);
      throw Problem.of(ProblemType.SIGN_IN_FAILED, "动态口令不对或已经用过。请等它换成下一个再填。");
    }
    authenticators.giveBackTry(person);
    return signedIn;
  }

  /**
   * Also where there is no such account, so that time tells nothing; but what was typed as its name
   * may be somebody's password, and is not kept.
   */
  private void recordFailure(String actor, String subject, Request request) {
    database.run(
        tx ->
            commands.append(
                tx, actor, request.operationId(), subject, "登录没有成功", request.requestId()));
  }
}
