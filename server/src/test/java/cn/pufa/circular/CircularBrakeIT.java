package cn.pufa.circular;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.circular.CircularBrake.Setting;
import cn.pufa.circular.WatchStore.Rested;
import cn.pufa.notice.Notices;
import cn.pufa.platform.db.Changes;
import cn.pufa.testing.Api;
import cn.pufa.testing.CircularRequests;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Too many failures hold a circular back, until a person lets it go on. */
class CircularBrakeIT {

  private static TestServer server;
  private static Jdbc database;
  private static Api officer;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    database = Jdbc.connect(server.database().appUrl());
    officer = server.as("case_officer");
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  @Test
  void fewTellNothingAndAFifthIsTooMany() {
    assertThat(Setting.USUAL.isTooMany(new Rested(19, 19))).isFalse();
    assertThat(Setting.USUAL.isTooMany(new Rested(20, 3))).isFalse();
    assertThat(Setting.USUAL.isTooMany(new Rested(20, 4))).isTrue();
    assertThat(Setting.USUAL.isTooMany(new Rested(100_000, 19_999))).isFalse();
  }

  @Test
  void itBrakesOnceAndCountsAnewAfterAPersonLetItGoOn() {
    UUID id = runningWithSentMail();
    fail(id, "subscribe", "bad_address", 10);
    awaitState(id, "running");

    fail(id, "service_account", "provider", 14);
    JsonObject paused = awaitState(id, "paused");
    assertThat(paused.get("pauseReason").getAsString()).contains("没有发出").contains("再继续");
    assertThat(braked(id)).isEqualTo(1);

    officer.call("resumeCircular", Map.of("circular", id), new JsonObject()).expect(200);
    tellOf(id);
    awaitState(id, "running");
    assertThat(braked(id)).as("what a person has seen does not count again").isEqualTo(1);

    fail(id, "sms", "refused", 23);
    awaitState(id, "paused");
    assertThat(braked(id)).isEqualTo(2);
  }

  /** A provider that takes messages and says nothing of them is none. */
  @Test
  void whatIsInDoubtCounts() {
    UUID id = runningWithSentMail();
    fail(id, "service_account", "provider", 19);
    beInDoubt(id);
    fail(id, "subscribe", "bad_address", 1);
    awaitState(id, "paused");
  }

  /**
   * Many have left, and what was in doubt is settled after the resume: what leaves since is all
   * that counts.
   */
  @Test
  void whatWasBeforeHidesNothingOfWhatComesAfter() {
    JsonObject toAll = CircularRequests.draft();
    toAll.add("audience", new JsonObject());
    UUID id = runningWithSentMail(toAll);
    fail(id, "service_account", "provider", 19);
    beInDoubt(id);
    officer.call("pauseCircular", Map.of("circular", id), CircularRequests.reason()).expect(200);
    officer.call("resumeCircular", Map.of("circular", id), new JsonObject()).expect(200);
    settleAll(id);

    fail(id, "sms", "refused", 20);
    JsonObject paused = awaitState(id, "paused");
    assertThat(paused.get("pauseReason").getAsString()).contains("最近20条里有20条");
  }

  private static void beInDoubt(UUID circular) {
    database.execute(
        "update message set state = 'uncertain', failure = null where lane = '%s' and channel = 'service_account'"
            .formatted(circular));
  }

  private static void settleAll(UUID circular) {
    JsonObject settlement = CircularRequests.reason();
    settlement.addProperty("state", "sent");
    database
        .column(
            "select id from message where lane = '%s' and state = 'uncertain'".formatted(circular))
        .forEach(
            id -> officer.call("settleMessage", Map.of("message", id), settlement).expect(200));
  }

  /** Its mail is sent; one message more waits, so that there is something to hold back. */
  private static UUID runningWithSentMail() {
    return runningWithSentMail(CircularRequests.draft());
  }

  private static UUID runningWithSentMail(JsonObject draft) {
    String id = CircularRequests.create(officer, draft);
    server
        .as("approver")
        .call("releaseCircular", Map.of("circular", id), new JsonObject())
        .expect(202);
    UUID circular = UUID.fromString(id);
    awaitState(circular, "done");
    CircularRequests.plant(server, circular, "sms", "queued");
    return circular;
  }

  /** So many messages more that failed, as nodes leave them; one an organisation. */
  private static void fail(UUID circular, String channel, String failure, int messages) {
    int made =
        database.execute(
            """
            with chosen as (
              select id as notice, organization, gen_random_uuid() as message from notice where circular = '%1$s'
               order by id desc limit %4$d),
            failed as (
              insert into message (id, lane, channel, address, state, failure, created_at)
              select message, '%1$s', '%2$s', '演示', 'failed', '%3$s', now() from chosen)
            insert into message_notice (notice, organization, circular, channel, message)
            select notice, organization, '%1$s', '%2$s', message from chosen"""
                .formatted(circular, channel, failure, messages));
    assertThat(made).isEqualTo(messages);
    tellOf(circular);
  }

  private static void tellOf(UUID circular) {
    server.store().run(tx -> Changes.publish(tx, Notices.PROGRESS, circular.toString()));
  }

  private static long braked(UUID circular) {
    return database.number(
        "select count(*) from audit_event where action = 'pauseCircular' and actor = 'system' and subject = 'circular/%s'"
            .formatted(circular));
  }

  private static JsonObject awaitState(UUID circular, String state) {
    return Eventually.within(
        Duration.ofSeconds(30),
        () -> {
          JsonObject now =
              officer.call("getCircular", Map.of("circular", circular)).expect(200).json();
          assertThat(now.get("state").getAsString()).isEqualTo(state);
          return now;
        });
  }
}
