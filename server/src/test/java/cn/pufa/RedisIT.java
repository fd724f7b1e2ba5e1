package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.secret.Vault;
import cn.pufa.platform.secret.VaultKeys;
import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Fault;
import cn.pufa.testing.OfficerDay;
import cn.pufa.testing.Pace;
import cn.pufa.testing.Race;
import cn.pufa.testing.RedisProcess;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever happens to Redis, every answer is the one a server without Redis gives, and in time. */
@Fault("F7")
class RedisIT {

  private static final long LIMIT_MS = 2000;

  /** What a busy machine adds to a request; less than the server waits for Redis, 100 ms. */
  private static final long NOISE_MS = 50;

  /** What a request takes at least that waited for Redis. */
  private static final long WAITED_MS = 90;

  /** How often one address may ask for a certificate. */
  private static final int LOOKS_ALLOWED = 60;

  private static final Duration RECOVERY = Duration.ofSeconds(5);
  private static final Vault VAULT = new Vault(VaultKeys.DEMO);

  private static List<String> expected;

  /** A day with Redis present and well, in the same run. */
  private static OfficerDay.Account normal;

  private static RedisProcess redis;
  private static TestServer server;

  @BeforeAll
  static void start() {
    try (TestServer alone = TestServer.start()) {
      awaitSearch(alone);
      expected = OfficerDay.of(alone).answers();
    }
    redis = RedisProcess.start();
    server = TestServer.start(Map.of("REDIS_URL", redis.url()));
    awaitSearch(server);
    awaitReady();
    normal = OfficerDay.of(server);
  }

  @AfterAll
  static void stop() {
    server.close();
    redis.close();
  }

  private static void awaitSearch(TestServer of) {
    Eventually.within(
        Duration.ofSeconds(20),
        () ->
            assertThat(readiness(of).getAsJsonObject("parts").get("search").getAsString())
                .isEqualTo("ok"));
  }

  @Test
  void presentAndWell() {
    awaitReady();
    requireTheSameDay("present");
    assertThat(readiness(server).get("status").getAsString()).isEqualTo("ready");
  }

  @Race
  @Test
  void stoppedAndBackAgain() {
    endure("stopped", "trainer", redis::stop, RedisIT::awaitDegraded, redis::startAgain);
  }

  @Race
  @Test
  void frozenAndAwakeAgain() {
    endure("frozen", "editor", redis::freeze, RedisIT::requireFewWait, redis::thaw);
  }

  @Race
  @Test
  void emptied() {
    endure("emptied", "leader", RedisIT::empty, () -> {}, () -> {});
  }

  /** Full, it refuses to write and still answers reads. */
  @Race
  @Test
  void full() {
    endure(
        "full",
        "legal_reviewer",
        RedisIT::fill,
        () -> assertThat(redis.ask("INCR pufa:probe")).as("is full").startsWith("-OOM"),
        RedisIT::makeRoom);
  }

  private static void empty() {
    assertThat(redis.ask("FLUSHALL")).isEqualTo("+OK");
  }

  private static void fill() {
    assertThat(redis.ask("SETRANGE pufa:filler 1048576 x")).isEqualTo(":1048577");
    assertThat(redis.ask("CONFIG SET maxmemory 1mb")).isEqualTo("+OK");
  }

  private static void makeRoom() {
    redis.ask("CONFIG SET maxmemory 0");
    redis.ask("DEL pufa:filler");
  }

  /** Who was signed in stays so, and who had failed five times has five times left. */
  private static void endure(
      String redisIs, String account, Runnable fault, Runnable meanwhile, Runnable cure) {
    awaitReady();
    Api before = server.as("partner");
    fail(server, account, 5);
    fault.run();
    try {
      before.call("getCurrentPerson").expect(200);
      requireTheSameDay(redisIs);
      meanwhile.run();
      fail(server, account, 5);
      requireClosed(account);
    } finally {
      cure.run();
    }
    awaitReady();
    before.call("getCurrentPerson").expect(200);
  }

  /** Of requests that a limit counts one a second waits for it; and the limit holds. */
  private static void requireFewWait() {
    awaitDegraded();
    Api curious = server.api();
    long began = System.nanoTime();
    var looks =
        Pace.of(
            LOOKS_ALLOWED,
            () -> curious.call("verifyCertificate", Map.of("number", "x")).expect(200));
    long seconds = (System.nanoTime() - began) / 1_000_000_000;
    System.out.printf(
        "RedisIT frozen: of %d counted requests within %d s %d waited%n",
        LOOKS_ALLOWED, seconds, looks.over(WAITED_MS));
    assertThat(looks.over(WAITED_MS)).isLessThanOrEqualTo(seconds + 2);
    curious.call("verifyCertificate", Map.of("number", "x")).expect(429);
  }

  /** Failures are counted across nodes, and no key stays for ever, even one that lost its end. */
  @Race
  @Test
  void signInClosesOnTheOtherNodeTooAndNoCountStaysForEver() {
    awaitReady();
    try (TestServer other = TestServer.start(server.database(), Map.of("REDIS_URL", redis.url()))) {
      fail(server, "counsel", 5);
      String key = "pufa:limit:" + VAULT.index("limit", "sign-in:counsel:127.0.0.1");
      assertThat(Long.parseLong(redis.ask("TTL " + key).substring(1))).isBetween(1L, 600L);
      assertThat(redis.ask("PERSIST " + key)).isEqualTo(":1");
      fail(other, "counsel", 5);
      assertThat(Long.parseLong(redis.ask("TTL " + key).substring(1))).isBetween(1L, 600L);
      assertThat(signIn(server, "counsel", "demo-password-1").status()).isEqualTo(429);
      assertThat(signIn(other, "counsel", "demo-password-1").status()).isEqualTo(429);
    }
  }

  private static void requireTheSameDay(String redisIs) {
    var day = OfficerDay.of(server);
    System.out.printf(
        "RedisIT %s: slowest request %d ms, median %d ms, with Redis well %d and %d ms%n",
        redisIs, day.slowestMs(), day.medianMs(), normal.slowestMs(), normal.medianMs());
    assertThat(day.answers()).isEqualTo(expected);
    assertThat(day.slowestMs()).isLessThan(LIMIT_MS);
    assertThat(day.medianMs()).isLessThan(2 * normal.medianMs() + NOISE_MS);
  }

  private static void requireClosed(String account) {
    var closed = signIn(server, account, "demo-password-1");
    assertThat(closed.status()).isEqualTo(429);
    assertThat(closed.raw().headers().firstValue("Retry-After")).isPresent();
  }

  private static void fail(TestServer of, String account, int times) {
    for (int time = 0; time < times; time++) {
      assertThat(signIn(of, account, "not-the-password").status()).as("try " + time).isEqualTo(401);
    }
  }

  private static Api.Answer signIn(TestServer of, String account, String password) {
    JsonObject body = new JsonObject();
    body.addProperty("account", account);
    body.addProperty("password", password);
    return of.api().call("signInWithPassword", Map.of(), body);
  }

  private static void awaitReady() {
    Eventually.within(
        RECOVERY,
        () -> assertThat(readiness(server).get("status").getAsString()).isEqualTo("ready"));
  }

  /** Degraded is still ready for work, and says what is missing. */
  private static void awaitDegraded() {
    Eventually.within(
        RECOVERY,
        () -> {
          JsonObject readiness = readiness(server);
          assertThat(readiness.get("status").getAsString()).isEqualTo("degraded");
          assertThat(readiness.getAsJsonObject("parts").get("redis").getAsString())
              .isNotEqualTo("ok");
        });
  }

  private static JsonObject readiness(TestServer of) {
    return of.api().readiness().expect(200).json();
  }
}
