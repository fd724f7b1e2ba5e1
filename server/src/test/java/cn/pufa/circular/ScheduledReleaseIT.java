package cn.pufa.circular;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.CircularRequests;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Race;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A set time is kept once, by whichever node, and also when all nodes were away. */
class ScheduledReleaseIT {

  private static final int TOGETHER = 8;

  /** Both nodes look for what is due; all of these become due in the same moment. */
  @Race
  @Test
  void twoNodesReleaseEachOnce() {
    var store = TestPostgres.create();
    try (var first = TestServer.start(store, Map.of());
        var second = TestServer.start(store, Map.of());
        var database = Jdbc.connect(store.appUrl())) {
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < TOGETHER; i++) {
        ids.add(scheduled(i % 2 == 0 ? first : second, CircularRequests.draft()));
      }
      theTimeHasCome(database);
      for (String id : ids) {
        awaitDone(first, id);
        requireOnce(database, id);
      }
    }
  }

  /** The time passes while no node runs. */
  @Test
  void itSurvivesARestart() {
    var store = TestPostgres.create();
    try (var database = Jdbc.connect(store.appUrl())) {
      String id;
      String givenUp;
      try (var server = TestServer.start(store, Map.of())) {
        id = scheduled(server, CircularRequests.draft());
        givenUp = scheduled(server, CircularRequests.draft());
        server
            .as("case_officer")
            .call("cancelCircular", Map.of("circular", givenUp), CircularRequests.reason())
            .expect(200);
      }
      theTimeHasCome(database);
      try (var server = TestServer.start(store, Map.of())) {
        awaitDone(server, id);
        requireOnce(database, id);
        assertThat(state(server, givenUp)).isEqualTo("cancelled");
        assertThat(notices(database, givenUp)).isZero();
      }
    }
  }

  /**
   * Whoever has opted out or moved between the release and the set time is left out; whoever was
   * renamed is told by the new name.
   */
  @Test
  void whoNoLongerFitsByThenIsLeftOut() {
    try (var server = TestServer.start();
        var database = Jdbc.connect(server.database().appUrl())) {
      JsonObject draft = CircularRequests.draft();
      draft.addProperty("kind", "courtesy");
      String id = scheduled(server, draft);
      List<String> told =
          database.column(
              "select organization from circular_recipient where circular = '%s' order by organization"
                  .formatted(id));
      database.execute(
          "insert into opt_out (organization, since) values ('%s', now())"
              .formatted(told.getFirst()));
      database.execute(
          "update organization set township = '440881002' where id = '%s'"
              .formatted(told.getLast()));
      database.execute(
          "update organization set name = '廉江市演示改名协会' where id = '%s'".formatted(told.get(1)));
      theTimeHasCome(database);
      awaitDone(server, id);
      assertThat(
              database.column(
                  "select organization_name from notice where circular = '%s' and organization = '%s'"
                      .formatted(id, told.get(1))))
          .containsExactly("廉江市演示改名协会");
      assertThat(
              database.column(
                  "select organization || ' ' || why from circular_recipient where circular = '%s' and why is not null"
                      .formatted(id)))
          .containsExactlyInAnyOrder(
              told.getFirst() + " opted_out", told.getLast() + " left_register");
      assertThat(notices(database, id)).isEqualTo(told.size() - 2);
    }
  }

  /** In the same moment for all that are scheduled. */
  private static void theTimeHasCome(Jdbc database) {
    database.execute("update circular_draft set release_at = now() where release_at is not null");
  }

  private static void awaitDone(TestServer server, String id) {
    Eventually.within(
        Duration.ofSeconds(60), () -> assertThat(state(server, id)).isEqualTo("done"));
  }

  private static void requireOnce(Jdbc database, String id) {
    assertThat(database.number("select count(*) from occasion where circular = '%s'".formatted(id)))
        .isEqualTo(1);
    assertThat(notices(database, id))
        .isEqualTo(
            database.number(
                "select count(*) from circular_recipient where circular = '%s' and why is null"
                    .formatted(id)));
    assertThat(
            database.number(
                "select count(*) from audit_event where action = 'releaseScheduledCircular' and subject = 'circular/%s'"
                    .formatted(id)))
        .isEqualTo(1);
  }

  private static long notices(Jdbc database, String id) {
    return database.number("select count(*) from notice where circular = '%s'".formatted(id));
  }

  /** For tomorrow. */
  private static String scheduled(TestServer server, JsonObject draft) {
    String id = CircularRequests.create(server.as("case_officer"), draft);
    String tomorrow = Instant.now().plus(Duration.ofDays(1)).toString();
    server
        .as("approver")
        .call(
            "releaseCircular", Map.of("circular", id), CircularRequests.pair("releaseAt", tomorrow))
        .expect(202);
    return id;
  }

  private static String state(TestServer server, String id) {
    return server
        .as("approver")
        .call("getCircular", Map.of("circular", id))
        .expect(200)
        .text("state");
  }
}
