package cn.pufa.identity;

import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Authenticator;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.ProblemType;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.Lifetime;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sessions: made at sign-in, known by the hash of their token, ended everywhere within a second.
 */
public final class Sessions implements Authenticator {

  static final String COOKIE = "__Host-pufa";
  private static final String BEARER = "Bearer ";
  static final Duration LIFE = Duration.ofHours(12);

  /** Kind of the change after which every node reads sessions and roles anew. */
  static final String CHANGE = "session";

  /**
   * @param day for which the caller's roles hold: a deputy's begin and end at midnight
   */
  private record Known(Caller caller, Lifetime life, LocalDate day) {}

  private final Database database;
  private final BusinessClock clock;
  private final Changes changes;
  private final boolean totpRequired;
  private final Cache<String, Known> known =
      Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(Duration.ofMinutes(5)).build();
  private final AtomicLong generation = new AtomicLong();

  /**
   * @param totpRequired whether staff without an authenticator get no roles
   */
  public Sessions(Database database, BusinessClock clock, Changes changes, boolean totpRequired) {
    this.database = database;
    this.clock = clock;
    this.changes = changes;
    this.totpRequired = totpRequired;
    changes.onAtOnce(CHANGE, key -> forget());
  }

  /** The number goes up first: a load that began before the change must not be kept after it. */
  void forget() {
    generation.incrementAndGet();
    known.invalidateAll();
  }

  /** The token, which is nowhere stored. */
  String open(Tx tx, UUID person, SignInWay way, boolean byCookie) {
    String token = Tokens.make();
    Instant now = clock.now();
    IdentityStore.insertSession(tx, Tokens.hash(token), person, way, byCookie, now, now.plus(LIFE));
    return token;
  }

  void end(Tx tx, String session) {
    IdentityStore.endSession(tx, session, clock.now());
    Changes.publish(tx, CHANGE, session);
  }

  /**
   * The browser forgets it for a new one, so nobody could end it any more. Every node reads anew
   * only where there was one: what comes along may be anything.
   */
  void endReplaced(Tx tx, String session) {
    if (IdentityStore.endSession(tx, session, clock.now())) {
      Changes.publish(tx, CHANGE, session);
    }
  }

  /** As for a browser; a program may hold tokens of several people, so only the person's own. */
  void endReplaced(Tx tx, String session, UUID person) {
    if (IdentityStore.endBearerSession(tx, session, person, clock.now())) {
      Changes.publish(tx, CHANGE, session);
    }
  }

  void endAllOf(Tx tx, UUID person) {
    IdentityStore.endSessionsOf(tx, person, clock.now());
    Changes.publish(tx, CHANGE, person.toString());
  }

  /** All but the one in which the person is at work. */
  void endOthersOf(Tx tx, UUID person, String session) {
    IdentityStore.endOtherSessionsOf(tx, person, session, clock.now());
    Changes.publish(tx, CHANGE, person.toString());
  }

  /** What this person may do is no longer what sessions were loaded with; every node reads anew. */
  static void rolesChanged(Tx tx, UUID person) {
    Changes.publish(tx, CHANGE, person.toString());
  }

  Standing standing(Person person, SignInWay way, boolean hasTotp) {
    return Standing.of(person.roles(), way, hasTotp, totpRequired);
  }

  /**
   * When a session ended early stays in the audit trail.
   *
   * @param age how long it is kept after it has run out
   */
  public void forgetExpired(Duration age) {
    database.run(tx -> IdentityStore.pruneSessions(tx, clock.now().minus(age)));
  }

  @Override
  public Caller caller(HttpServerRequest request) {
    String header = request.getHeader("Authorization");
    if (header != null) {
      if (!header.startsWith(BEARER)) {
        throw Problem.of(ProblemType.NOT_SIGNED_IN);
      }
      return require(bearerToken(header), false);
    }
    Cookie cookie = request.getCookie(COOKIE);
    return cookie == null ? null : callerOfCookie(cookie.getValue());
  }

  @Override
  public String cookieSession(HttpServerRequest request) {
    Cookie cookie = request.getCookie(COOKIE);
    return cookie == null ? null : Tokens.hash(cookie.getValue());
  }

  @Override
  public String bearerSession(HttpServerRequest request) {
    String header = request.getHeader("Authorization");
    return header == null || !header.startsWith(BEARER) ? null : Tokens.hash(bearerToken(header));
  }

  private static String bearerToken(String header) {
    return header.substring(BEARER.length()).strip();
  }

  /** A cookie outlives its session; that is no fault, so the caller is simply nobody. */
  private Caller callerOfCookie(String token) {
    try {
      return require(token, true);
    } catch (Problem fault) {
      if (fault.type() == ProblemType.NOT_SIGNED_IN) {
        return null;
      }
      throw fault;
    }
  }

  private Caller require(String token, boolean byCookie) {
    String hash = Tokens.hash(token);
    Known session = find(hash);
    if (session == null || session.caller().byCookie() != byCookie) {
      throw Problem.of(ProblemType.NOT_SIGNED_IN);
    }
    if (!session.life().holds(clock.now())) {
      // Where the clock moves once more, it stays ended.
      database.run(tx -> end(tx, hash));
      throw Problem.of(ProblemType.NOT_SIGNED_IN);
    }
    return session.caller();
  }

  private Known find(String hash) {
    LocalDate today = clock.today();
    Known cached = changes.isFresh() ? known.getIfPresent(hash) : null;
    if (cached != null && cached.day().equals(today)) {
      return cached;
    }
    long before = generation.get();
    Known loaded =
        database
            .read(tx -> IdentityStore.session(tx, hash, today))
            .map(row -> new Known(callerOf(row, hash), row.life(), today))
            .orElse(null);
    if (loaded != null && generation.get() == before) {
      known.put(hash, loaded);
      if (generation.get() != before) {
        known.invalidate(hash);
      }
    }
    return loaded;
  }

  private Caller callerOf(IdentityStore.SessionRow row, String hash) {
    Person person = row.person();
    Standing standing = standing(person, row.way(), row.hasTotp());
    return new Caller(
        person.id(),
        person.account(),
        person.displayName(),
        standing.grants(),
        hash,
        row.byCookie(),
        standing.totpMissing());
  }
}
