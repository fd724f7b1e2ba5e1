package cn.pufa.publication;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Fault;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.OpenFiles;
import cn.pufa.testing.PublicationRequests;
import cn.pufa.testing.Race;
import cn.pufa.testing.Rounds;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files of one date, and changes without a gap. */
class OpenDataIT {

  private static final List<String> FILES =
      Stream.of("organizations", "reports", "publications")
          .flatMap(name -> Stream.of(name + ".csv", name + ".json"))
          .toList();

  private static TestServer server;
  private static Api anyone;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    anyone = server.api();
    PublicationRequests.published(server, 2);
    server.node().publications().tend();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void allFilesOfAnExtractAreOfOneDate() {
    JsonObject extract = anyone.call("getOpenData").expect(200).json();
    String date = extract.get("extractDate").getAsString();
    List<String> named = new ArrayList<>();
    for (JsonElement one : extract.getAsJsonArray("files")) {
      JsonObject head = one.getAsJsonObject();
      String name = head.get("file").getAsString();
      named.add(name);
      assertThat(head.get("extractDate").getAsString()).isEqualTo(date);
      byte[] bytes = anyone.call("getOpenDataFile", Map.of("file", name)).expect(200).bytes();
      assertThat(Canonical.sha256(bytes)).isEqualTo(head.get("sha256").getAsString());
      assertThat(bytes).hasSize(head.get("bytes").getAsInt());
      requireDate(name, bytes, date, head.get("rows").getAsInt());
    }
    assertThat(named).containsExactlyInAnyOrderElementsOf(FILES);
  }

  private static void requireDate(String name, byte[] bytes, String date, int rows) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (name.endsWith(".csv")) {
      List<String> lines = text.lines().skip(1).toList();
      assertThat(lines).hasSize(rows).allMatch(line -> line.startsWith(date + ","));
    } else {
      assertThat(text).startsWith("{\"extractDate\":\"" + date + "\"");
    }
  }

  @Test
  void theRegisterIsInItWhole() {
    int organizations;
    try (Jdbc database = Jdbc.connect(server.database().ownerUrl())) {
      organizations = (int) database.number("select count(*) from organization");
    }
    JsonObject file =
        anyone.call("getOpenDataFile", Map.of("file", "organizations.json")).expect(200).json();
    assertThat(organizations).isGreaterThan(100);
    assertThat(file.getAsJsonArray("rows")).hasSize(organizations);
  }

  /** Who has the bytes already is told so, and the file is read once for many. */
  @Test
  void itIsServedFromKeptBytes() {
    URI address = URI.create(server.node().address() + "/api/open-data-files/organizations.csv");
    var first = anyone.exchange(HttpRequest.newBuilder(address).build()).expect(200);
    String etag = first.raw().headers().firstValue("ETag").orElseThrow();
    var again =
        anyone.exchange(HttpRequest.newBuilder(address).header("If-None-Match", etag).build());
    assertThat(again.status()).isEqualTo(304);
  }

  @Fault("F22")
  @Test
  void aNameLikeAFormulaStaysText() {
    assertThat(OpenFile.cell("=HYPERLINK(\"http://x\")"))
        .isEqualTo("\"'=HYPERLINK(\"\"http://x\"\")\"");
    assertThat(Stream.of("+1", "-1", "@x", "\tx").map(OpenFile::cell))
        .allMatch(cell -> cell.startsWith("'") || cell.startsWith("\"'"));
    assertThat(OpenFile.cell("演示协会,分会")).isEqualTo("\"演示协会,分会\"");
    assertThat(OpenFile.cell("演示协会")).isEqualTo("演示协会");
  }

  @Test
  void aDayHasOneExtractHoweverManyNodesLook() {
    try (Jdbc database = Jdbc.connect(server.database().ownerUrl())) {
      long changes = database.number("select count(*) from open_change");
      server.node().publications().tend();
      assertThat(database.number("select count(*) from open_extract")).isEqualTo(1);
      assertThat(database.number("select count(*) from open_change")).isEqualTo(changes);
    }
  }

  /** Batches are published at once while a reader asks on from the last number it has read. */
  @Race
  @Test
  void theFeedHasNoGapWhoeverCommitsWhen() throws Exception {
    for (int round = 0; round < Rounds.COUNT; round++) {
      List<String> batches = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        batches.add(PublicationRequests.cleared(server, 2));
      }
      long from = last();
      List<Long> read = new ArrayList<>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var begun = new CountDownLatch(1);
        var done =
            batches.stream()
                .map(
                    batch ->
                        threads.submit(
                            () -> {
                              begun.await();
                              PublicationRequests.publish(server, batch);
                              return null;
                            }))
                .toList();
        begun.countDown();
        long at = from;
        while (!done.stream().allMatch(one -> one.isDone())) {
          at = readOn(at, read);
        }
        readOn(at, read);
        for (var one : done) {
          one.get();
        }
      }
      assertThat(read).hasSize(8);
      for (int i = 0; i < read.size(); i++) {
        assertThat(read.get(i)).isEqualTo(from + 1 + i);
      }
    }
  }

  private static long last() {
    long at = 0;
    while (true) {
      JsonObject page = changes(at);
      if (page.getAsJsonArray("items").isEmpty()) {
        return at;
      }
      at = page.get("last").getAsLong();
    }
  }

  private static long readOn(long after, List<Long> read) {
    JsonObject page = changes(after);
    page.getAsJsonArray("items")
        .forEach(item -> read.add(item.getAsJsonObject().get("n").getAsLong()));
    return page.get("last").getAsLong();
  }

  private static JsonObject changes(long after) {
    return anyone.call("listOpenChanges", Map.of("after", after, "limit", 1000)).expect(200).json();
  }

  /** Neither its facts nor whose it was are told again once it was withdrawn. */
  @Test
  void theFeedForgetsWhatWasWithdrawn() {
    String batch = PublicationRequests.published(server, 1);
    JsonObject item =
        PublicationRequests.whole(server, batch).getAsJsonArray("items").get(0).getAsJsonObject();
    long before = last();
    server
        .as("case_officer")
        .call("withdrawPublication", Map.of("batch", batch), PublicationRequests.reason())
        .expect(200);
    JsonArray after = changes(before).getAsJsonArray("items");
    assertThat(after).hasSize(1);
    assertThat(after.get(0).getAsJsonObject().get("kind").getAsString()).isEqualTo("withdrawn");
    String number = PublicationRequests.batch(server, batch).get("number").getAsString();
    Set<String> told = new HashSet<>();
    for (long at = 0; ; ) {
      JsonObject page = changes(at);
      if (page.getAsJsonArray("items").isEmpty()) {
        break;
      }
      page.getAsJsonArray("items").forEach(one -> tell(told, one.getAsJsonObject(), number));
      at = page.get("last").getAsLong();
    }
    assertThat(told).isNotEmpty().noneMatch(line -> line.contains(item.get("name").getAsString()));
  }

  /** Not only from tomorrow's extract on. */
  @Test
  void whatIsWithdrawnIsGoneFromTheFilesAtOnce() {
    String batch = PublicationRequests.published(server, 2);
    String number = PublicationRequests.batch(server, batch).get("number").getAsString();
    var files = new OpenFiles(server);
    files.makeAnew();
    assertThat(files.rows("publications", "publication", number)).hasSize(2);

    JsonObject first = PublicationRequests.reason();
    first.add("items", JsonParser.parseString("[1]"));
    withdraw(batch, first);
    assertThat(files.rows("publications", "publication", number))
        .extracting(row -> row.get("no").getAsString())
        .containsExactly("2");
    files.requireSealed();

    withdraw(batch, PublicationRequests.reason());
    assertThat(files.rows("publications", "publication", number)).isEmpty();
    assertThat(new String(files.bytes("publications.csv"), StandardCharsets.UTF_8))
        .doesNotContain("," + number + ",");
    files.requireSealed();
  }

  private static void withdraw(String batch, JsonObject wish) {
    server.as("case_officer").call("withdrawPublication", Map.of("batch", batch), wish).expect(200);
  }

  /** The extract of the day is being made at that moment, of what stood before. */
  @Race
  @Test
  void whatIsWithdrawnWhileAnExtractIsMadeIsNotInIt() throws Exception {
    String batch = PublicationRequests.published(server, 1);
    String number = PublicationRequests.batch(server, batch).get("number").getAsString();
    var files = new OpenFiles(server);
    try (Jdbc making = Jdbc.connect(server.database().ownerUrl());
        Jdbc watching = Jdbc.connect(server.database().ownerUrl());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      making.begin();
      making.column(ExtractStore.HOLD.text());
      making.execute(
          "insert into open_row (file, key, row, day) select 'publications', '%1$s/000001', '{\"publication\":\"%1$s\"}', current_date"
              .formatted(number));
      var withdrawn = threads.submit(() -> withdraw(batch, PublicationRequests.reason()));
      Eventually.within(
          Duration.ofSeconds(20),
          () ->
              assertThat(withdrawn.isDone() || watching.waiting() > 0)
                  .as("is withdrawn, or waits for the extract")
                  .isTrue());
      making.commit();
      withdrawn.get();
    }
    assertThat(files.rows("publications", "publication", number)).isEmpty();
    files.requireSealed();
  }

  private static void tell(Set<String> told, JsonObject one, String number) {
    if (one.has("number") && one.get("number").getAsString().equals(number)) {
      told.add(one.toString());
    }
  }
}
