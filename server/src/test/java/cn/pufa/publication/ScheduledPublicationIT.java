package cn.pufa.publication;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.app.Node;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.NeedsRequests;
import cn.pufa.testing.PublicationRequests;
import cn.pufa.testing.Race;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A set time is kept once, by whichever node, and also when all nodes were away. */
class ScheduledPublicationIT {

  private static final int TOGETHER = 4;

  @Race
  @Test
  void twoNodesPublishEachOnce() throws Exception {
    var store = TestPostgres.create();
    try (var first = TestServer.start(store, Map.of());
        var second = TestServer.start(store, Map.of());
        var database = Jdbc.connect(store.ownerUrl())) {
      List<String> batches = new ArrayList<>();
      for (int i = 0; i < TOGETHER; i++) {
        batches.add(scheduled(first));
      }
      database.execute(
          "update publication_batch set publish_at = now() where publish_at is not null");
      tendAtOnce(List.of(first.node(), second.node(), first.node(), second.node()));
      for (String batch : batches) {
        requireOnce(database, batch);
      }
      assertThat(database.number("select count(*) from open_change where kind = 'published'"))
          .isEqualTo(TOGETHER);
      assertThat(database.number("select max(n) from open_change"))
          .isEqualTo(database.number("select count(*) from open_change"));
    }
  }

  private static void tendAtOnce(List<Node> nodes) throws Exception {
    var begun = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var done =
          nodes.stream()
              .map(
                  node ->
                      threads.submit(
                          () -> {
                            begun.await();
                            node.publications().tend();
                            return null;
                          }))
              .toList();
      begun.countDown();
      for (var one : done) {
        one.get();
      }
    }
  }

  /** The times pass while no node runs; the earlier time comes first. */
  @Test
  void whatFellDueMeanwhileIsPublishedInOrder() {
    var store = TestPostgres.create();
    try (var database = Jdbc.connect(store.ownerUrl())) {
      String later;
      String earlier;
      try (var server = TestServer.start(store, Map.of())) {
        later = scheduled(server);
        earlier = scheduled(server);
      }
      pass(database, later, "1 hour");
      pass(database, earlier, "2 hours");
      try (var server = TestServer.start(store, Map.of())) {
        server.node().publications().tend();
        requireOnce(database, later);
        requireOnce(database, earlier);
        assertThat(
                database.column(
                    "select batch from publication_event where act = 'published' order by id"))
            .containsExactly(earlier, later);
      }
    }
  }

  /** Its record changed between the secrecy review and its time: officers look again. */
  @Test
  void whatChangedMeanwhileIsSentBackAndNotPublished() {
    try (var server = TestServer.start(TestPostgres.create(), Map.of());
        var database = Jdbc.connect(server.database().ownerUrl())) {
      String batch = scheduled(server);
      database.execute("update organization set registered_on = registered_on - 1");
      pass(database, batch, "1 hour");
      server.node().publications().tend();
      server.node().publications().tend();
      assertThat(
              database.column(
                  "select state || ' ' || (sha256 is null) from publication_batch where id = '%s'"
                      .formatted(batch)))
          .containsExactly("draft true");
      assertThat(
              database.column(
                  "select act || ' ' || note from publication_event where batch = '%s' and person is null"
                      .formatted(batch)))
          .containsExactly("sent_back 第1项的记录审查以后变了，或者已经撤销，不能公示。");

      String byHand = PublicationRequests.cleared(server, 1);
      database.execute("update organization set registered_on = registered_on - 1");
      assertThat(
              server
                  .as("case_officer")
                  .call("publishPublicationBatch", Map.of("batch", byHand), new JsonObject())
                  .expect(409)
                  .text("detail"))
          .contains("第1项")
          .contains("作废");
    }
  }

  private static void pass(Jdbc database, String batch, String ago) {
    database.execute(
        "update publication_batch set publish_at = now() - interval '%s' where id = '%s'"
            .formatted(ago, batch));
  }

  private static String scheduled(TestServer server) {
    String batch = PublicationRequests.cleared(server, 1);
    JsonObject tomorrow =
        NeedsRequests.json("{publishAt:'%s'}".formatted(Instant.now().plus(Duration.ofDays(1))));
    server
        .as("case_officer")
        .call("publishPublicationBatch", Map.of("batch", batch), tomorrow)
        .expect(200);
    return batch;
  }

  private static void requireOnce(Jdbc database, String batch) {
    for (String count :
        Stream.of(
                "from publication_event where act = 'published' and batch = '%s'",
                "from audit_event where action = 'publishScheduledPublication' and subject = 'publication/%s'",
                "from publication_batch where state = 'published' and id = '%s'")
            .toList()) {
      assertThat(database.number("select count(*) " + count.formatted(batch))).isEqualTo(1);
    }
  }
}
