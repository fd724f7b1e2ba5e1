package cn.pufa.identity;

import cn.pufa.audit.Trail;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.RateLimits;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Accounts with their passwords, from making one to closing it for good. */
public final class Accounts {

  /** Whoever has not put one of her own in its place by then asks for another. */
  static final Duration FIRST_PASSWORD_LIFE = Duration.ofDays(7);

  private static final int TRIES = 10;
  private static final Duration TRIES_WINDOW = Duration.ofMinutes(10);

  /** No signs that look alike; sixteen of them are 79 bits. */
  private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int GROUPS = 4;
  private static final int GROUP_SIGNS = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** What is kept of an account itself. */
  public record Kept(String account, String displayName, String phone, java.time.Instant since) {}

  /** One way to sign in, or a trace of having done so. */
  public record KeptProof(String proof, java.time.Instant at) {}

  public record KeptSession(java.time.Instant from, java.time.Instant until) {}

  private final Database database;
  private final People people;
  private final Sessions sessions;
  private final RateLimits limits;
  private final BusinessClock clock;

  public Accounts(
      Database database, People people, Sessions sessions, RateLimits limits, BusinessClock clock) {
    this.database = database;
    this.people = people;
    this.sessions = sessions;
    this.limits = limits;
    this.clock = clock;
  }

  /** Four groups that can be read out over the telephone. */
  public static String newPassword() {
    var password = new StringBuilder();
    for (int sign = 0; sign < GROUPS * GROUP_SIGNS; sign++) {
      if (sign > 0 && sign % GROUP_SIGNS == 0) {
        password.append('-');
      }
      password.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
    }
    return password.toString();
  }

  /**
   * A name under which something was done stays that of whoever did it, also once she is erased:
   * the trail knows people by it.
   *
   * @param firstPassword hash of one that its owner is to change
   */
  public UUID open(Tx tx, String account, String displayName, String phone, String firstPassword) {
    if (Trail.names(tx, account)) {
      throw nameTaken();
    }
    try {
      return AccountStore.insert(tx, account, displayName, phone, firstPassword, clock.now())
          .orElseThrow(Accounts::nameTaken);
    } catch (RuntimeException fault) {
      throw Database.isDuplicate(fault, AccountStore.PHONE_ONCE)
          ? Problem.invalid("/phone", "这个手机号已经属于另一个账号")
          : fault;
    }
  }

  private static Problem nameTaken() {
    return Problem.invalid("/account", "这个账号已经有人用了");
  }

  public boolean hasFirstPassword(Tx tx, UUID person) {
    return AccountStore.hasFirstPassword(tx, person);
  }

  /** Every session of the account ends. */
  public void reset(Tx tx, UUID person, String firstPassword) {
    AccountStore.setPassword(tx, person, firstPassword, true, clock.now());
    sessions.endAllOf(tx, person);
  }

  /**
   * Every other session of the account ends. Whoever took the account back meanwhile, by another
   * password, keeps it.
   *
   * @param known hash of the one that was typed before
   */
  public void change(Tx tx, UUID person, String session, String known, String password) {
    if (!AccountStore.changePassword(tx, person, known, password, clock.now())) {
      throw Problem.conflict("密码刚刚在别处改过。请用新密码重新登录。");
    }
    sessions.endOthersOf(tx, person, session);
  }

  /**
   * Counts as a try, so that a session left open is no way to guess the password.
   *
   * @param pointer to the field in which it was typed
   * @param wrong what is said where it is not the caller's
   * @return its hash
   */
  public String requirePassword(Request request, String password, String pointer, String wrong) {
    UUID person = request.caller().person();
    String tries = "password:" + person;
    if (!limits.take(tries, TRIES, TRIES_WINDOW)) {
      throw Problem.tooManyRequests(TRIES_WINDOW, "请十分钟后再试。忘记密码请联系本单位管理员。");
    }
    String stored = database.read(tx -> AccountStore.passwordHash(tx, person)).orElse(null);
    if (!people.passwords().matches(password, stored)) {
      throw Problem.invalid(pointer, wrong);
    }
    limits.giveBack(tries, TRIES_WINDOW);
    return stored;
  }

  public Kept kept(Tx tx, UUID person) {
    return AccountStore.kept(tx, person);
  }

  public List<KeptProof> keptProofs(Tx tx, UUID person) {
    return AccountStore.keptProofs(tx, person);
  }

  public List<KeptSession> keptSessions(Tx tx, UUID person) {
    return AccountStore.keptSessions(tx, person);
  }

  /** Everybody who is erased. */
  public static List<UUID> erased(Tx tx) {
    return AccountStore.erased(tx);
  }

  /** Those of these people who are not erased. */
  public static List<UUID> standing(Tx tx, List<UUID> people) {
    return AccountStore.standing(tx, people);
  }

  /** Nothing that names the person is left, and nobody signs in again; ids stay for the trail. */
  public void erase(Tx tx, UUID person) {
    sessions.endAllOf(tx, person);
    AccountStore.erase(tx, person);
  }
}
