package cn.pufa.identity;

import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Authenticator;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.ProblemType;
import cn.pufa.platform.time.BusinessClock;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sessions: made at sign-in, known by the hash of their token, ended everywhere within a second.
 */
public final class Sessions implements Authenticator {

  static final String COOKIE = "__Host-pufa";
  static final Duration LIFE = Duration.ofHours(12);

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String CHANGE = "session";

  private record Known(Caller caller, Instant expiresAt) {}

  private final Database database;
  private final BusinessClock clock;
  private final Changes changes;
  private final Cache<String, Known> known =
      Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(Duration.ofMinutes(5)).build();
  private final AtomicLong generation = new AtomicLong();

  public Sessions(Database database, BusinessClock clock, Changes changes) {
    this.database = database;
    this.clock = clock;
    this.changes = changes;
    changes.on(CHANGE, key -> forget());
  }

  /** The number goes up first: a load that began before the change must not be kept after it. */
  private void forget() {
    generation.incrementAndGet();
    known.invalidateAll();
  }

  /** The token, which is nowhere stored. */
  String open(Tx tx, UUID person, boolean byCookie) {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = clock.now();
    IdentityStore.insertSession(tx, hash(token), person, byCookie, now, now.plus(LIFE));
    return token;
  }

  void end(Tx tx, String session) {
    IdentityStore.endSession(tx, session, clock.now());
    Changes.publish(tx, CHANGE, session);
  }

  void endAllOf(Tx tx, UUID person) {
    IdentityStore.endSessionsOf(tx, person, clock.now());
    Changes.publish(tx, CHANGE, person.toString());
  }

  /** Sessions that ran out; when they ended early stays in the audit trail. */
  public void forgetExpired() {
    database.run(tx -> IdentityStore.pruneSessions(tx, clock.now()));
  }

  @Override
  public Caller caller(HttpServerRequest request) {
    String header = request.getHeader("Authorization");
    if (header != null) {
      if (!header.startsWith("Bearer ")) {
        throw Problem.of(ProblemType.NOT_SIGNED_IN);
      }
      return require(header.substring("Bearer ".length()).strip(), false);
    }
    Cookie cookie = request.getCookie(COOKIE);
    return cookie == null ? null : callerOfCookie(cookie.getValue());
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
    Known session = find(hash(token));
    if (session == null
        || session.caller().byCookie() != byCookie
        || !session.expiresAt().isAfter(clock.now())) {
      throw Problem.of(ProblemType.NOT_SIGNED_IN);
    }
    return session.caller();
  }

  private Known find(String hash) {
    Known cached = changes.isFresh() ? known.getIfPresent(hash) : null;
    if (cached != null) {
      return cached;
    }
    long before = generation.get();
    Known loaded =
        database
            .read(tx -> IdentityStore.session(tx, hash, clock.now()))
            .map(row -> new Known(callerOf(row, hash), row.expiresAt()))
            .orElse(null);
    if (loaded != null && generation.get() == before) {
      known.put(hash, loaded);
      if (generation.get() != before) {
        known.invalidate(hash);
      }
    }
    return loaded;
  }

  private static Caller callerOf(IdentityStore.SessionRow row, String hash) {
    Person person = row.person();
    return new Caller(
        person.id(), person.account(), person.displayName(), person.roles(), hash, row.byCookie());
  }

  static String hash(String token) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
