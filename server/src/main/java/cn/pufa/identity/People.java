package cn.pufa.identity;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Grant;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.ProblemType;
import cn.pufa.platform.http.RateLimits;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Signing in and out, and closing accounts. */
public final class People {

  /** Failures for one account from one address; another address is not locked out by them. */
  private static final int TRIES = 10;

  private static final int TRIES_OF_ADDRESS = 100;
  private static final Duration TRIES_WINDOW = Duration.ofMinutes(10);

  /**
   * @param token as the client sends it back
   */
  public record SignedIn(String token, Person person) {}

  private record Reason(String reason) {}

  private final Database database;
  private final Commands commands;
  private final Sessions sessions;
  private final RateLimits limits;
  private final BusinessClock clock;
  private final Passwords passwords;

  public People(
      Database database,
      Commands commands,
      Sessions sessions,
      RateLimits limits,
      BusinessClock clock,
      Workers workers) {
    this.database = database;
    this.commands = commands;
    this.sessions = sessions;
    this.limits = limits;
    this.clock = clock;
    this.passwords = new Passwords(workers);
  }

  SignedIn signIn(String account, String password, boolean byCookie, Request request) {
    String pair = "sign-in:" + account + ":" + request.address();
    String address = "sign-in:" + request.address();
    takeTry(pair, TRIES);
    takeTry(address, TRIES_OF_ADDRESS);
    var credential = database.read(tx -> IdentityStore.credential(tx, account));
    String stored = credential.map(IdentityStore.Credential::passwordHash).orElse(null);
    boolean good = passwords.matches(password, stored) && !credential.orElseThrow().disabled();
    if (!good) {
      credential.ifPresent(known -> recordFailure(account, known.person(), request));
      throw Problem.of(ProblemType.SIGN_IN_FAILED, "账号或密码不对。");
    }
    limits.giveBack(pair, TRIES_WINDOW);
    limits.giveBack(address, TRIES_WINDOW);
    return open(credential.get().person(), byCookie, request);
  }

  private void takeTry(String key, int tries) {
    if (!limits.take(key, tries, TRIES_WINDOW)) {
      throw Problem.tooManyRequests(TRIES_WINDOW, "请十分钟后再试。忘记密码请联系本单位管理员。");
    }
  }

  /** Only for accounts that exist: what else was typed there may be somebody's password. */
  private void recordFailure(String account, UUID person, Request request) {
    database.run(
        tx ->
            commands.append(
                tx,
                account,
                request.operationId(),
                "person/" + person,
                "登录没有成功",
                request.requestId()));
  }

  /** Signs in without a password; the demo's own door, which does not exist in production. */
  SignedIn signInDemo(String account, Request request) {
    UUID person =
        database
            .read(tx -> IdentityStore.demoPerson(tx, account))
            .orElseThrow(() -> Problem.invalid("/account", "没有这个演示账号"));
    return open(person, false, request);
  }

  private SignedIn open(UUID id, boolean byCookie, Request request) {
    return database.transaction(
        tx -> {
          Person person = IdentityStore.person(tx, id).orElseThrow();
          String token = sessions.open(tx, id, byCookie);
          commands.append(
              tx,
              person.account(),
              request.operationId(),
              "person/" + id,
              null,
              request.requestId());
          return new SignedIn(token, person);
        });
  }

  void signOut(Request request) {
    database.run(
        tx -> {
          sessions.end(tx, request.caller().session());
          String subject = "person/" + request.caller().person();
          commands.append(
              tx,
              request.caller().account(),
              request.operationId(),
              subject,
              null,
              request.requestId());
        });
  }

  Answer setDisabled(Request request, boolean disabled) {
    UUID id = request.id("person");
    String reason = request.body(Reason.class).reason();
    if (disabled && id.equals(request.caller().person())) {
      throw Problem.conflict("不能停用自己的账号，请由另一位管理员操作。");
    }
    return commands.run(
        request,
        tx -> {
          Person person = IdentityStore.person(tx, id).orElseThrow(Problem::notFound);
          if (!IdentityStore.setDisabled(tx, id, disabled)) {
            throw Problem.conflict(disabled ? "这个账号已经停用。" : "这个账号没有停用。");
          }
          if (disabled) {
            sessions.endAllOf(tx, id);
          }
          var now =
              new Person(id, person.account(), person.displayName(), disabled, person.roles());
          return new Outcome("person/" + id, reason, (Answer.Json) Answer.ok(now));
        });
  }

  List<Person> page(Tx tx, Request.Page page) {
    return IdentityStore.people(tx, page);
  }

  public List<Person> demoPeople() {
    return database.read(IdentityStore::demoPeople);
  }

  public String passwordHash(String password) {
    return passwords.hash(password);
  }

  /** Adds somebody, or finds who has the account already. */
  public UUID add(
      Tx tx, String account, String displayName, String phone, String passwordHash, boolean demo) {
    return IdentityStore.insertPerson(
        tx, account, displayName, phone, passwordHash, demo, clock.now());
  }

  public void grant(Tx tx, UUID person, Grant grant) {
    IdentityStore.insertGrant(tx, person, grant);
  }
}
