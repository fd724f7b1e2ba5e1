package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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
