package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Fault;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.PrivatePostgres;
import cn.pufa.testing.Race;
import cn.pufa.testing.StallsOnPurpose;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The database goes away and comes back: meanwhile everyone is told to try again, soon and never
 * with a 500, cards are still read, and afterwards all is well without a restart.
 */
@Race
@Fault("F4")
@StallsOnPurpose
class DatabaseOutageIT {

  private static final Duration RECOVERY = Duration.ofSeconds(5);
  private static final long ANSWER_MS = 5000;
  private static final Duration IMPORT = Duration.ofSeconds(14);
  private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

  private static PrivatePostgres postgres;
  private static TestServer server;

  @BeforeAll
  static void start() {
    postgres = PrivatePostgres.start();
    server = TestServer.start(postgres.database(), Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
    postgres.close();
  }

  @Test
  void cutConnectionsAreRepairedAndNobodyGetsA500() {
    Api officer = server.as("case_officer");
    List<CompletableFuture<List<Integer>>> callers =
        IntStream.range(0, 4)
            .mapToObj(caller -> CompletableFuture.supplyAsync(() -> statuses(officer), THREADS))
            .toList();
    for (int time = 0; time < 5; time++) {
      postgres.cutConnections();
    }
    assertThat(callers.stream().flatMap(caller -> caller.join().stream()))
        .as("well, or try again")
        .isSubsetOf(200, 503);
    awaitHealthy(officer, "after cut connections");
  }

  private static List<Integer> statuses(Api officer) {
    return IntStream.range(0, 40)
        .map(time -> requireTryAgain(officer.call("listOrganizations")).status())
        .boxed()
        .toList();
  }

  @Test
  void whileItIsAwayEveryoneIsToldToTryAgainAndCardsAreStillRead() {
    Api officer = server.as("case_officer");
    Api resident = server.api();
    String card = resident.call("listCards", Map.of("topic", "marriage")).expect(200).firstId();
    resident.call("getCard", Map.of("card", card)).expect(200);

    postgres.stopImmediately();
    try {
      List<Supplier<Api.Answer>> requests =
          List.of(
              () -> officer.call("listOrganizations"),
              () -> officer.call("createCampaign", Map.of(), Given.campaignDraft()),
              () -> officer.upload("importOrganizations", Given.workbook(Given.rows(1)), Api.key()),
              () -> officer.call("signOut"),
              () -> resident.call("signInWithPassword", Map.of(), password()),
              () -> resident.withToken("never-seen").call("getCurrentPerson"));
      long slowest = 0;
      for (Supplier<Api.Answer> request : requests) {
        long began = System.nanoTime();
        requireTryAgain(request.get().expect(503));
        slowest = Math.max(slowest, ms(began));
      }
      System.out.println("DatabaseOutageIT: slowest 503 after %d ms".formatted(slowest));
      assertThat(slowest).isLessThan(ANSWER_MS);
      resident.call("getCard", Map.of("card", card)).expect(200);
      Eventually.within(RECOVERY, () -> assertThat(readiness()).isEqualTo(503));
    } finally {
      postgres.startAgain();
    }
    awaitHealthy(officer, "after an immediate stop");
  }

  /** Nobody knows whether a command that was cut off is in force; its key brings the truth. */
  @Test
  void aCommandCutOffByTheStopHasOneEffectWhenSentAgain() {
    Api officer = server.as("case_officer");
    byte[] changed = Given.workbook(Given.rows(7));
    String key = Api.key();
    long before = imports();
    CompletableFuture<Api.Answer> cutOff;
    try (Jdbc other = Jdbc.connect(postgres.database().ownerUrl()).begin()) {
      other.execute("lock table audit_event in share mode");
      cutOff =
          CompletableFuture.supplyAsync(
              () -> officer.upload("importOrganizations", changed, key), THREADS);
      Eventually.within(IMPORT, () -> assertThat(waitingForTheLock()).isTrue());
      postgres.stopImmediately();
    }
    postgres.startAgain();
    requireTryAgain(cutOff.join().expect(503));
    awaitHealthy(officer, "after a stop within a command");

    var first = officer.upload("importOrganizations", changed, key).expect(200);
    var second = officer.upload("importOrganizations", changed, key).expect(200);
    assertThat(first.number("updated")).isPositive();
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(imports()).isEqualTo(before + 1);
  }

  private static boolean waitingForTheLock() {
    try (Jdbc app = Jdbc.connect(postgres.database().appUrl())) {
      return app.waiting("^insert into audit_event") > 0;
    }
  }

  private static long imports() {
    try (Jdbc app = Jdbc.connect(postgres.database().appUrl())) {
      return app.number("select count(*) from audit_event where action = 'importOrganizations'");
    }
  }

  private static JsonObject password() {
    JsonObject body = new JsonObject();
    body.addProperty("account", "leader");
    body.addProperty("password", "demo-password-1");
    return body;
  }

  private static Api.Answer requireTryAgain(Api.Answer answer) {
    if (answer.status() != 200) {
      assertThat(answer.raw().headers().firstValue("Content-Type"))
          .hasValue("application/problem+json");
      assertThat(answer.raw().headers().firstValue("Retry-After")).isPresent();
    }
    return answer;
  }

  /** Ready, reading and writing again, by itself. */
  private static void awaitHealthy(Api officer, String when) {
    long began = System.nanoTime();
    Eventually.within(
        RECOVERY,
        () -> {
          assertThat(readiness()).isEqualTo(200);
          officer.call("listOrganizations").expect(200);
          officer.call("createCampaign", Map.of(), Given.campaignDraft()).expect(201);
        });
    System.out.println("DatabaseOutageIT: healthy %d ms %s".formatted(ms(began), when));
    assertThat(Stream.generate(() -> officer.call("listCampaigns").status()).limit(30))
        .as("and it stays so")
        .containsOnly(200);
  }

  private static int readiness() {
    return server.api().readiness().status();
  }

  private static long ms(long began) {
    return (System.nanoTime() - began) / 1_000_000;
  }
}
