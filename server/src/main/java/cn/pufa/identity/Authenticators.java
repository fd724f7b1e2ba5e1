package cn.pufa.identity;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.RateLimits;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.secret.Vault;
import cn.pufa.platform.time.BusinessClock;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;

/** Authenticators (动态口令) of people who sign in with a password. */
public final class Authenticators {

  private record Secret(String secret, String uri) {}

  private record Password(String password) {}

  private record Code(String totp) {}

  private record Reason(String reason) {}

  private static final String ISSUER = "普法通";
  private static final int SEALED_AT_ONCE = 200;
  private static final int TRIES = 10;
  private static final Duration TRIES_WINDOW = Duration.ofMinutes(10);

  private final Database database;
  private final Commands commands;
  private final Accounts accounts;
  private final Sessions sessions;
  private final RateLimits limits;
  private final Vault vault;
  private final BusinessClock clock;

  Authenticators(
      Database database,
      Commands commands,
      Accounts accounts,
      Sessions sessions,
      RateLimits limits,
      Vault vault,
      BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.accounts = accounts;
    this.sessions = sessions;
    this.limits = limits;
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * Asks for the password again: whoever finds a desk signed in could set up an authenticator of
   * their own and keep its owner out. The answer is a secret, so it is not kept for a second
   * sending; asked again, it is another.
   */
  Answer start(Request request) {
    Caller caller = request.caller();
    database.run(tx -> requireByPassword(tx, caller));
    String password = request.body(Password.class).password();
    accounts.requirePassword(request, password, "/password", "密码不对");
    Totp totp = Totp.make();
    return commands.run(
        request,
        tx -> {
          String sealed = vault.seal(totp.base32(), place(caller.person()));
          if (!TotpStore.begin(tx, caller.person(), sealed)) {
            throw Problem.conflict("您已经设置了动态口令。换了手机请联系管理员重置。");
          }
          var secret = new Secret(totp.base32(), uri(caller.account(), totp));
          return Outcome.of(subject(caller.person()), Answer.ok(secret));
        });
  }

  /** Otherwise whoever holds only the phone could set one up before its owner does. */
  private static void requireByPassword(Tx tx, Caller caller) {
    boolean byPassword = IdentityStore.wayOf(tx, caller.session()).maySignInStaff();
    if (!byPassword || !AccountStore.means(tx, caller.person()).hasPassword()) {
      throw Problem.conflict("动态口令用于账号密码登录，请先用账号和密码登录。");
    }
  }

  private static String uri(String account, Totp totp) {
    String issuer = encode(ISSUER);
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=6&period=30"
        .formatted(issuer, encode(account), totp.base32(), issuer);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * The caller's other sessions end: the password alone opened them, and they would have the roles
   * that this proof opens.
   *
   * @param answer what to tell about the caller, whose roles work from now on
   */
  Answer confirm(Request request, Function<Tx, Answer> answer) {
    UUID person = request.caller().person();
    String code = request.body(Code.class).totp();
    takeTry(person);
    return commands.run(
        request,
        tx -> {
          var row = TotpStore.row(tx, person).filter(found -> !found.confirmed());
          if (row.isEmpty()) {
            throw Problem.conflict("没有等待确认的动态口令，请先点“设置动态口令”。");
          }
          if (!uses(tx, person, row.get(), code)) {
            throw Problem.invalid("/totp", "动态口令不对。请等它换成下一个再填。");
          }
          TotpStore.confirm(tx, person, clock.now());
          sessions.endOthersOf(tx, person, request.caller().session());
          return Outcome.of(subject(person), answer.apply(tx));
        });
  }

  Answer reset(Request request) {
    UUID id = request.id("person");
    String reason = request.body(Reason.class).reason();
    if (id.equals(request.caller().person())) {
      throw Problem.conflict("不能重置自己的动态口令，请由另一位管理员操作。");
    }
    return commands.run(
        request,
        tx -> {
          Person person =
              IdentityStore.person(tx, id, clock.today()).orElseThrow(Problem::notFound);
          if (!TotpStore.delete(tx, id)) {
            throw Problem.conflict("这个账号没有设置动态口令。");
          }
          sessions.endAllOf(tx, id);
          return new Outcome(subject(id), reason, (Answer.Json) Answer.ok(person));
        });
  }

  /** Guesses are few for the account, from wherever: only who has the password gets so far. */
  void takeTry(UUID person) {
    if (!limits.take("totp:" + person, TRIES, TRIES_WINDOW)) {
      throw Problem.tooManyRequests(TRIES_WINDOW, "为了安全，请十分钟后再试。");
    }
  }

  void giveBackTry(UUID person) {
    limits.giveBack("totp:" + person, TRIES_WINDOW);
  }

  /** Whether this is the person's code, which counts once. */
  boolean accepts(Tx tx, UUID person, String code) {
    return TotpStore.row(tx, person)
        .filter(TotpStore.Row::confirmed)
        .filter(row -> uses(tx, person, row, code))
        .isPresent();
  }

  private boolean uses(Tx tx, UUID person, TotpStore.Row row, String code) {
    var step = Totp.of(vault.open(row.sealed(), place(person))).step(code, clock.now());
    return step.isPresent() && TotpStore.useStep(tx, person, step.getAsLong());
  }

  /** After a change of keys: some of the secrets that stand on an old one are sealed anew. */
  public static int sealAgain(Database database, Vault vault) {
    return database.transaction(
        tx -> {
          var old = TotpStore.underOtherKeys(tx, vault.mark(), SEALED_AT_ONCE);
          old.forEach(
              (person, secret) ->
                  TotpStore.reseal(
                      tx, person, vault.seal(vault.open(secret, place(person)), place(person))));
          return old.size();
        });
  }

  private static String place(UUID person) {
    return subject(person) + "/totp";
  }

  private static String subject(UUID person) {
    return "person/" + person;
  }
}
