package cn.pufa.content;

import static cn.pufa.testing.EditionRequests.reason;
import static cn.pufa.testing.EditionRequests.revision;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.AnotherRelease;
import cn.pufa.testing.Api;
import cn.pufa.testing.EditionFlow;
import cn.pufa.testing.EditionFlow.Edition;
import cn.pufa.testing.EditionRequests;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.Race;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is public is so on every node, at its time and once; what comes with the product, too. */
class ScheduledEditionIT {

  private static final int TOGETHER = 6;
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Race
  @Test
  void twoNodesPublishEachOnceAtItsTime() {
    var store = TestPostgres.create();
    var clock = new MovableClock("2026-11-25T01:00:00Z");
    try (var first = TestServer.start(store, clock);
        var second = TestServer.start(store, clock);
        var database = Jdbc.connect(store.appUrl())) {
      var flow = new EditionFlow(first);
      List<Edition> editions = new ArrayList<>();
      for (int i = 0; i < TOGETHER; i++) {
        editions.add(scheduled(flow, "2026-11-26T01:00:00Z"));
      }
      Edition takenBack = scheduled(flow, "2026-11-26T01:00:00Z");
      flow.editor().call("recallEdition", takenBack.path(), reason()).expect(200);

      tickTogether(first, second);
      assertThat(flow.state(editions.getFirst())).isEqualTo("scheduled");

      clock.moveTo("2026-11-26T01:00:01Z");
      tickTogether(first, second);
      var nextDay = new EditionFlow(first);
      for (Edition edition : editions) {
        assertThat(nextDay.state(edition)).isEqualTo("live");
        assertThat(published(database, edition)).isEqualTo(1);
        for (TestServer server : List.of(first, second)) {
          Eventually.within(
              SECOND,
              () -> server.api().call("getCard", Map.of("card", edition.piece())).expect(200));
        }
      }
      assertThat(nextDay.state(takenBack)).isEqualTo("draft");
    }
  }

  private static Edition scheduled(EditionFlow flow, String at) {
    Edition edition = flow.approved();
    JsonObject release = revision(1);
    release.addProperty("goLiveAt", at);
    flow.approver().call("publishEdition", edition.path(), release).expect(200);
    assertThat(flow.state(edition)).isEqualTo("scheduled");
    return edition;
  }

  private static void tickTogether(TestServer first, TestServer second) {
    var other = CompletableFuture.runAsync(() -> second.node().tick());
    first.node().tick();
    other.join();
  }

  private static long published(Jdbc database, Edition edition) {
    return database.number(
        "select count(*) from edition_event where piece = '%s' and act = 'published'"
            .formatted(edition.piece()));
  }

  @Race
  @Test
  void anotherNodeKnowsWithinASecond() {
    var store = TestPostgres.create();
    try (var first = TestServer.start(store, Map.of());
        var second = TestServer.start(store, Map.of())) {
      var flow = new EditionFlow(first);
      Edition edition = flow.approved();
      Api reader = second.api();
      Map<String, Object> card = Map.of("card", edition.piece());
      reader.call("getCard", card).expect(404);
      flow.publish(edition);
      Eventually.within(SECOND, () -> reader.call("getCard", card).expect(200));
      flow.approver()
          .call("unpublishPiece", Map.of("piece", edition.piece()), reason())
          .expect(200);
      Eventually.within(SECOND, () -> reader.call("getCard", card).expect(404));
    }
  }

  @Test
  void aTimeThatIsNoTimeIsRefused() {
    var clock = new MovableClock("2026-11-25T01:00:00Z");
    try (var server = TestServer.start(TestPostgres.create(), clock)) {
      var flow = new EditionFlow(server);
      Edition edition = flow.approved();
      for (String at : List.of("2026-11-25T00:59:00Z", "2028-01-01T00:00:00Z")) {
        JsonObject release = revision(1);
        release.addProperty("goLiveAt", at);
        assertThat(
                flow.approver()
                    .call("publishEdition", edition.path(), release)
                    .expect(422)
                    .pointers())
            .containsExactly("/goLiveAt");
      }
    }
  }

  @Test
  void theProductBringsItsWordsOnceAndNewerOnesLater() {
    var store = TestPostgres.create();
    try (var database = Jdbc.connect(store.ownerUrl())) {
      long editions;
      try (var server = TestServer.start(store, Map.of())) {
        editions = database.number("select count(*) from edition");
        assertThat(editions).isGreaterThan(300);
        assertThat(cards(server)).hasSizeGreaterThan(300);
        takeInHand(server, "jiehun-yao-dai-shenme");
        server
            .as("approver")
            .call("unpublishPiece", Map.of("piece", "jiehun-zai-waidi"), reason())
            .expect(200);
      }
      AnotherRelease.hasSeeded(database);
      try (var server = TestServer.start(store, Map.of())) {
        assertThat(database.number("select count(*) from edition")).isEqualTo(editions + 1);
      }
      // As if another jar had brought other words before.
      AnotherRelease.hasSeeded(database);
      database.execute(
          "update edition set source = 'older', body = body || '{\"question\": \"演示：以前的问题？\"}' where source is not null");
      try (var server = TestServer.start(store, Map.of())) {
        assertThat(
                database.number("select count(*) from edition where state = 'live' and number > 1"))
            .isEqualTo(editions - 1);
        assertThat(question(server, "jiehun-nianling")).doesNotContain("以前的问题");
        assertThat(question(server, "jiehun-yao-dai-shenme")).isEqualTo("演示：我们自己的问题？");
        server.api().call("getCard", Map.of("card", "jiehun-zai-waidi")).expect(404);
      }
    }
  }

  /** Staff write the card in their own words, and publish them. */
  private static void takeInHand(TestServer server, String piece) {
    var flow = new EditionFlow(server);
    Edition edition =
        EditionRequests.created(
            flow.editor().call("createEdition", Map.of("piece", piece), new JsonObject()));
    JsonObject text =
        flow.editor().call("getEdition", edition.path()).expect(200).json().getAsJsonObject("text");
    text.getAsJsonObject("card").addProperty("question", "演示：我们自己的问题？");
    flow.editor().call("saveEdition", edition.path(), EditionRequests.save(1, text)).expect(200);
    flow.submit(edition, 2);
    flow.passFirst(edition);
    flow.passLegal(edition);
    flow.passSecrecy(edition);
    flow.publish(edition);
  }

  private static String question(TestServer server, String card) {
    return server.api().call("getCard", Map.of("card", card)).expect(200).text("question");
  }

  private static List<?> cards(TestServer server) {
    return server.api().call("listCards").expect(200).json().getAsJsonArray("items").asList();
  }
}
