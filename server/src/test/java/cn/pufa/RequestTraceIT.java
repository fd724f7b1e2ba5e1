package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Given;
import cn.pufa.testing.Heard;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Race;
import cn.pufa.testing.StallsOnPurpose;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.TrainingWorld;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** One id leads through all that a request did: its own line, the database's, its message's. */
@StallsOnPurpose
class RequestTraceIT {

  private static final String TOWNSHIP = "440881001";
  private static final String PHONE = "10099000001";
  private static final Duration SOON = Duration.ofSeconds(30);

  private static final String CUT_OFF =
      """
      select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock' and query like '%campaign%'""";

  /** The first that the database is asked for a request. */
  private static final String WHO = "slow statement select s.by_cookie";

  private static final int CROWD = 12;
  private static final Executor EACH = Thread::startVirtualThread;

  /** Each statement counts as slow, and nobody answers as the provider. */
  private static final Map<String, String> OPTIONS =
      Map.of(
          "SLOW_STATEMENT_MS", "0",
          "SMS_BASE_URL", "http://127.0.0.1:1",
          "SMS_TOKEN", "a-token-of-nobody",
          "SMS_SIGNATURE", "演示民政局");

  @Test
  void aFailedMessageLeadsToTheRequestThatQueuedIt() {
    try (var server = TestServer.start(OPTIONS);
        var database = Jdbc.connect(server.database().ownerUrl());
        var heard = new Heard()) {
      database.execute("delete from role_grant where role = 'volunteer'");
      TrainingWorld.crowd(database, 1, List.of(TOWNSHIP));
      database.execute("update person set phone = '" + PHONE + "' where account = 'crowd-1'");
      Api trainer = server.as("trainer");
      String session = TrainingWorld.announce(trainer, ofVolunteers());

      Api.Answer reminded =
          trainer
              .call("remindNotSignedUp", Map.of("session", session), new JsonObject())
              .expect(202);
      assertThat(reminded.number("reminded")).isOne();
      String id = reminded.raw().headers().firstValue("X-Request-Id").orElseThrow();
      Eventually.within(SOON, () -> requireTrace(heard.of(id)));
      assertThat(database.column("select distinct request_id from message where channel = 'sms'"))
          .contains(id);
      heard.requireNothingOf(PHONE);
    }
  }

  private static void requireTrace(List<String> lines) {
    assertThat(lines)
        .anyMatch(line -> line.matches("pufa.http POST /api/training-sessions/\\S+ 202 \\d+ms"))
        .anyMatch(line -> line.startsWith("pufa.database.slow slow statement insert into message"))
        .anyMatch(
            line ->
                line.matches("pufa.delivery message \\S+ by sms was not taken now: provider.*"));
  }

  /** Its connection is cut off while it waits. */
  @Test
  @Race
  void anUnavailableDatabaseIsToldWithTheId() {
    try (var server = TestServer.start();
        var owner = Jdbc.connect(server.database().ownerUrl());
        var app = Jdbc.connect(server.database().appUrl());
        var heard = new Heard()) {
      Api officer = server.as("case_officer");
      owner.begin().execute("lock table campaign in access exclusive mode");
      var held = CompletableFuture.supplyAsync(() -> officer.call("listCampaigns"));
      Eventually.within(SOON, () -> assertThat(app.column(CUT_OFF)).isNotEmpty());
      String id = held.join().expect(503).text("requestId");
      owner.rollBack();
      assertThat(heard.of(id))
          .anyMatch(line -> line.startsWith("pufa.database database unavailable"));
    }
  }

  /** What shares a transaction is undone together, and each is told so in lines of its own. */
  @Test
  @Race
  void aSignUpThatFailsWithOthersIsToldWithItsId() {
    try (var server = TestServer.start(OPTIONS);
        var database = Jdbc.connect(server.database().ownerUrl());
        var holding = Jdbc.connect(server.database().ownerUrl());
        var app = Jdbc.connect(server.database().appUrl());
        var heard = new Heard()) {
      List<Api> crowd =
          TrainingWorld.crowd(database, CROWD, List.of(TOWNSHIP)).stream()
              .map(server.api()::withToken)
              .toList();
      String session = TrainingWorld.announce(server.as("trainer"), ofVolunteers());
      database.execute(
          "alter table enrolment add constraint poison check (session <> '%s')".formatted(session));
      int before = heard.requests(WHO).size();
      holding
          .begin()
          .execute("select from training_session where id = '%s' for update".formatted(session));
      // The first waits for the session alone; the others come together behind it.
      List<CompletableFuture<Api.Answer>> answers = new ArrayList<>();
      answers.add(signUp(crowd.getFirst(), session));
      Eventually.within(SOON, () -> assertThat(app.waiting("training_session")).isPositive());
      crowd.stream().skip(1).forEach(caller -> answers.add(signUp(caller, session)));
      Eventually.within(SOON, () -> assertThat(heard.requests(WHO)).hasSize(before + CROWD));
      holding.rollBack();
      List<String> ids =
          answers.stream().map(answer -> answer.join().expect(500).text("requestId")).toList();
      String together = "pufa.training a sign-up failed together with \\d+ others: PgException";
      assertThat(ids)
          .anyMatch(id -> heard.of(id).stream().anyMatch(line -> line.matches(together)));
      assertThat(ids)
          .allSatisfy(
              id ->
                  assertThat(heard.of(id))
                      .anyMatch(line -> line.contains("slow statement select")));
      heard.requireNothingOf("token-of-crowd");
    }
  }

  private static CompletableFuture<Api.Answer> signUp(Api caller, String session) {
    return CompletableFuture.supplyAsync(
        () -> caller.call("enrol", Map.of("session", session), Given.post("volunteer", TOWNSHIP)),
        EACH);
  }

  private static JsonObject ofVolunteers() {
    JsonObject draft = TrainingWorld.draft(Instant.now(), 10, 0);
    var audience = new JsonArray();
    audience.add("volunteer");
    draft.add("audience", audience);
    var townships = new JsonArray();
    townships.add(TOWNSHIP);
    draft.add("townships", townships);
    return draft;
  }
}
