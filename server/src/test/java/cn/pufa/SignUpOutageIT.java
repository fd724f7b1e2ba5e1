package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Crowd;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.PrivatePostgres;
import cn.pufa.testing.Race;
import cn.pufa.testing.Rounds;
import cn.pufa.testing.SlowFault;
import cn.pufa.testing.StallsOnPurpose;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The database crashes, is restarted or cuts all connections under a server that lives on: whoever
 * is told 503 does not know whether the sign-up was kept, sends it again with the same key, and
 * hears the truth.
 */
@Race
@SlowFault("F4")
@StallsOnPurpose
class SignUpOutageIT {

  private static final int SEATS = 20;
  private static final int PEOPLE = 120;
  private static final int AT_ONCE = 16;
  private static final JsonObject VOLUNTEER = Given.post("volunteer", "440881");

  private enum Outage {
    CRASH,
    FAST_RESTART,
    CUT_CONNECTIONS
  }

  private final Random random = Rounds.random("SignUpOutageIT", Outage.values().length);

  @Test
  void whoWasLeftInDoubtFindsTheTruth() {
    try (var postgres = PrivatePostgres.start();
        var server = TestServer.start(postgres.database(), Map.of())) {
      List<String> tokens;
      try (var database = Jdbc.connect(postgres.database().appUrl())) {
        tokens = Crowd.seed(database, PEOPLE);
      }
      for (Outage outage : Outage.values()) {
        breakInTheMiddle(outage, postgres, server, tokens);
      }
    }
  }

  private void breakInTheMiddle(
      Outage outage, PrivatePostgres postgres, TestServer server, List<String> tokens) {
    Map<String, Object> session = Map.of("session", announce(server));
    List<String> keys = tokens.stream().map(token -> Api.key()).toList();
    List<Api.Answer> first;
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var answers =
          IntStream.range(0, PEOPLE)
              .mapToObj(
                  place ->
                      CompletableFuture.supplyAsync(
                          () -> enrol(server, tokens.get(place), keys.get(place), session),
                          threads))
              .toList();
      awaitRows(postgres, session, 1 + random.nextInt(PEOPLE / 2));
      begin(outage, postgres);
      first = answers.stream().map(CompletableFuture::join).toList();
    }
    if (outage == Outage.CRASH) {
      postgres.startAgain();
    }
    long inDoubt = first.stream().filter(answer -> answer.status() == 503).count();
    System.out.println("SignUpOutageIT: " + inDoubt + " times 503 at " + outage);
    assertThat(first).extracting(Api.Answer::status).contains(503).containsOnly(201, 503);
    for (int place = 0; place < PEOPLE; place++) {
      Api.Answer answer = repeat(server, tokens.get(place), keys.get(place), session);
      if (first.get(place).status() == 201) {
        assertThat(answer.body()).isEqualTo(first.get(place).body());
      }
    }
    requireExact(postgres, session);
  }

  private static void begin(Outage outage, PrivatePostgres postgres) {
    switch (outage) {
      case CRASH -> postgres.stopImmediately();
      case FAST_RESTART -> postgres.restartFast();
      case CUT_CONNECTIONS -> {
        for (int time = 0; time < 5; time++) {
          postgres.cutConnections();
        }
      }
    }
  }

  private static Api.Answer repeat(
      TestServer server, String token, String key, Map<String, Object> session) {
    return Eventually.within(
        Duration.ofSeconds(30), () -> enrol(server, token, key, session).expect(201));
  }

  private static Api.Answer enrol(
      TestServer server, String token, String key, Map<String, Object> session) {
    Map<String, Object> parameters =
        Map.of("session", session.get("session"), "Idempotency-Key", key);
    return server.api().withToken(token).call("enrol", parameters, VOLUNTEER);
  }

  private static String announce(TestServer server) {
    return Eventually.within(
        Duration.ofSeconds(30),
        () ->
            server
                .as("case_officer")
                .call("createTrainingSession", Map.of(), Given.trainingSession(SEATS))
                .expect(201)
                .text("id"));
  }

  private static void awaitRows(PrivatePostgres postgres, Map<String, Object> session, int rows) {
    try (var database = Jdbc.connect(postgres.database().appUrl())) {
      Eventually.within(
          Duration.ofSeconds(30),
          () ->
              assertThat(
                      database.number(
                          "select count(*) from enrolment where session = '%s'"
                              .formatted(session.get("session"))))
                  .isGreaterThanOrEqualTo(rows));
    }
  }

  private static void requireExact(PrivatePostgres postgres, Map<String, Object> session) {
    try (var database = Jdbc.connect(postgres.database().appUrl())) {
      assertThat(
              database.column(
                  """
                  select s.taken || ' ' || s.waiting || ' ' || count(distinct e.person) || ' ' || max(e.arrival) || ' '
                         || count(*) filter (where e.state = 'enrolled' and e.arrival <= s.capacity)
                    from training_session s join enrolment e on e.session = s.id where s.id = '%s' group by s.id"""
                      .formatted(session.get("session"))))
          .containsExactly("20 100 120 120 20");
    }
  }
}
