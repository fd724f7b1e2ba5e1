package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.OfficeRequests;
import cn.pufa.testing.Race;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.Wire;
import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the public reads, kept as bytes: the same for everybody, never older than the last change.
 */
class ReadPathIT {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String OFFICES = "/api/offices?service=low_income_aid&township=440881001";

  /** What the build of the phone's client counts for them; see first-page.mjs there. */
  private static final int FIRST_ANSWERS = 2_500;

  private static final Duration FLUSH = Duration.ofSeconds(15);
  private static final Duration SPREAD = Duration.ofSeconds(1);
  private static final long PAUSE_NANOS = Duration.ofMillis(25).toNanos();
  private static final int ENOUGH = 10;
  private static final int CHANGES = 60;
  private static final Pattern CHANGED = Pattern.compile("演示变更路(\\d+)号");

  private static TestServer server;
  private static Jdbc database;
  private static Api editor;
  private static String card;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    database = Jdbc.connect(server.database().ownerUrl());
    countLookUps();
    editor = server.as("editor");
    card = "/api/cards/" + first(server.api().call("listCards").expect(200));
  }

  /** Each query that looks offices up for residents draws a number; before any of them has run. */
  private static void countLookUps() {
    database.execute("alter table office rename to office_kept");
    database.execute("create sequence office_look_ups");
    database.execute(
        "create view office as select * from office_kept where (select nextval('office_look_ups')) > 0");
    database.execute("grant select, insert, update on office to pufa_app");
    database.execute("grant usage on sequence office_look_ups to pufa_app");
  }

  private static long lookUps() {
    return database.number(
        "select case when is_called then last_value else 0 end from office_look_ups");
  }

  private static String first(Api.Answer list) {
    return list.firstId();
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  @Test
  void plainAndCompressedAreTheSameBytesEachWithItsTag() throws Exception {
    for (String path : List.of(card, "/api/cards", "/api/statutes", "/api/divisions")) {
      for (int time = 0; time < 2; time++) {
        HttpResponse<byte[]> plain = get(path);
        HttpResponse<byte[]> packed = get(path, "Accept-Encoding", "gzip");
        assertThat(packed.headers().firstValue("Content-Encoding")).as(path).hasValue("gzip");
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
          assertThat(unpacked.readAllBytes()).isEqualTo(plain.body());
        }
        assertThat(packed.body().length).isLessThan(plain.body().length);
        assertThat(tag(packed)).isNotEqualTo(tag(plain));
        assertThat(plain.headers().firstValue("Vary")).hasValue("accept-encoding");
        assertThat(plain.headers().firstValue("Cache-Control")).hasValue("public, no-cache");
      }
    }
  }

  @Test
  void whatTheFirstPageOfThePhoneAsksForIsSmall() throws Exception {
    int bytes = 0;
    for (String path : List.of("/api/topics", "/api/life-events")) {
      bytes += get(path, "Accept-Encoding", "gzip").body().length;
    }
    assertThat(bytes).isPositive().isLessThanOrEqualTo(FIRST_ANSWERS);
  }

  @Test
  void whoHasItAlreadyIsToldSoWithoutIt() throws Exception {
    for (String encoding : List.of("identity", "gzip")) {
      HttpResponse<byte[]> whole = get(card, "Accept-Encoding", encoding);
      HttpResponse<byte[]> known =
          get(card, "Accept-Encoding", encoding, "If-None-Match", tag(whole));
      assertThat(known.statusCode()).isEqualTo(304);
      assertThat(known.body()).isEmpty();
      assertThat(tag(known)).isEqualTo(tag(whole));
      assertThat(known.headers().map())
          .containsKeys("vary", "cache-control", "x-frame-options", "content-security-policy")
          .doesNotContainKeys("content-type", "content-encoding", "transfer-encoding");
      assertThat(known.headers().firstValue("Content-Length"))
          .as("some clients would wait for a body")
          .isEmpty();
      assertThat(statusLineOfKnown(encoding, tag(whole))).isEqualTo("HTTP/1.1 304 Not Modified");
      assertThat(get(card, "Accept-Encoding", encoding, "If-None-Match", "\"old\"").statusCode())
          .isEqualTo(200);
    }
  }

  /** Its end is where its headers end, whatever length they tell. */
  private static String statusLineOfKnown(String encoding, String tag) {
    String answer =
        Wire.exchange(
            server.node().address(),
            "GET",
            card,
            "Accept-Encoding: " + encoding,
            "If-None-Match: " + tag);
    assertThat(answer).endsWith("\r\n\r\n");
    return answer.lines().findFirst().orElseThrow();
  }

  @Test
  void aKeptAnswerHasEveryHeaderOfAFreshOne() throws Exception {
    OfficeRequests.create(editor);
    HttpResponse<byte[]> fresh = get(OFFICES);
    HttpResponse<byte[]> kept = get(OFFICES);
    assertThat(new TreeSet<>(kept.headers().map().keySet()))
        .isEqualTo(new TreeSet<>(fresh.headers().map().keySet()))
        .contains("content-security-policy", "x-content-type-options", "etag");
    assertThat(kept.headers().map().values()).allSatisfy(values -> assertThat(values).hasSize(1));
  }

  @Test
  void aHeadHasTheHeadersAndNoBody() throws Exception {
    for (int time = 0; time < 2; time++) {
      String head = Wire.exchange(server.node().address(), "HEAD", card);
      String length = get(card).headers().firstValue("Content-Length").orElseThrow();
      assertThat(Wire.status(head)).isEqualTo(200);
      assertThat(head).containsIgnoringCase("content-length: " + length).endsWith("\r\n\r\n");
    }
    String nothing = Wire.exchange(server.node().address(), "HEAD", "/api/cards/nobody-wrote-it");
    assertThat(Wire.status(nothing)).isEqualTo(404);
    assertThat(nothing).endsWith("\r\n\r\n");
  }

  @Race
  @Test
  void aThousandAtOnceCostOneQuery() {
    OfficeRequests.create(editor);
    long before = lookUps();
    Callable<String> call = () -> new String(get(OFFICES).body());
    List<String> answers = AtOnce.call(Collections.nCopies(1000, call));
    assertThat(answers).allSatisfy(answer -> assertThat(answer).isEqualTo(answers.getFirst()));
    // A node hears of a change twice, at its commit and from the table; in between is one query.
    assertThat(lookUps() - before).isBetween(1L, 2L);
  }

  @Test
  void otherWaysToWriteTheSameAddressFindTheSameBytes() throws Exception {
    String tag = tag(get(OFFICES));
    long before = lookUps();
    for (String same :
        List.of(
            "/api/offices?township=440881001&service=low_income_aid",
            "/api/offices?service=%6cow_income_aid&township=440881001",
            "/api/%6fffices?service=low%5Fincome%5Faid&township=%34%34%30881001",
            "/api/offices?&service=low_income_aid&&township=440881001")) {
      assertThat(tag(get(same))).as(same).isEqualTo(tag);
    }
    for (String bad :
        List.of(
            OFFICES + "&x=1",
            OFFICES + "&township=440881002",
            OFFICES.replace("440881001", "440881999"),
            OFFICES.replace("low_income_aid", "fortune_telling"),
            "/api/offices?service=" + "a".repeat(5000))) {
      assertThat(get(bad).statusCode()).as(bad).isEqualTo(422);
    }
    assertThat(lookUps()).isEqualTo(before);
  }

  @Test
  void longAddressesAreRefused() throws Exception {
    for (String path :
        List.of(
            "/api/cards/" + "a".repeat(5000),
            "/api/cards?topic=" + "a".repeat(5000),
            "/api/statutes/" + "%E6%B3%95".repeat(600))) {
      assertThat(get(path).statusCode()).as(path.substring(0, 20)).isBetween(400, 499);
    }
    String tooLong =
        Wire.exchange(server.node().address(), "GET", "/api/cards?topic=" + "a".repeat(9000));
    assertThat(Wire.status(tooLong)).isBetween(400, 499);
  }

  @Test
  void whatIsNotThereIsAskedForAgainEachTime() throws Exception {
    for (int time = 0; time < 3; time++) {
      HttpResponse<byte[]> nothing = get("/api/cards/nobody-wrote-it");
      assertThat(nothing.statusCode()).isEqualTo(404);
      assertThat(nothing.headers().firstValue("Cache-Control")).hasValue("no-store");
    }
  }

  @Race
  @Test
  void nobodyIsToldWhatWasSaidBeforeAChange() {
    try (TestServer other = TestServer.start(server.database(), Map.of())) {
      String office = OfficeRequests.create(editor);
      var said = new AtomicInteger();
      Callable<Integer> reader = () -> readUntil(said, CHANGES);
      Callable<Integer> writer = () -> changeAgainAndAgain(office, said, other);
      List<Integer> reads = AtOnce.call(List.of(writer, reader, reader, reader));
      assertThat(reads).allSatisfy(number -> assertThat(number).isGreaterThanOrEqualTo(1));
    }
  }

  /** Each change shows at once where it was made, and within a second elsewhere. */
  private static int changeAgainAndAgain(String office, AtomicInteger said, TestServer other) {
    for (int number = 1; number <= CHANGES; number++) {
      JsonObject change = OfficeRequests.change(number);
      change.addProperty("address", "演示变更路" + number + "号");
      editor.call("changeOffice", Map.of("office", office), change).expect(200);
      said.set(number);
      requireToldInTime(other, number);
    }
    return CHANGES;
  }

  /**
   * By when a request was sent: how long its answer takes on a busy machine is another matter, and
   * a machine that stood still for a second has asked too seldom to tell.
   */
  private static void requireToldInTime(TestServer node, int number) {
    long began = System.nanoTime();
    long sent = began;
    for (int asked = 1; told(node) < number; asked++) {
      if (asked >= ENOUGH) {
        assertThat(Duration.ofNanos(sent - began)).as("still told the old").isLessThan(SPREAD);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
      sent = System.nanoTime();
    }
  }

  private static int readUntil(AtomicInteger said, int last) {
    int reads = 0;
    for (int least = said.get(); least < last; least = said.get()) {
      assertThat(told(server)).isGreaterThanOrEqualTo(least);
      reads++;
    }
    return reads;
  }

  /** Number of the last change that a reader of the node is told of. */
  private static int told(TestServer node) {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(node.node().address() + OFFICES))
              .timeout(Duration.ofSeconds(30));
      String offices = new String(CLIENT.send(request.build(), BodyHandlers.ofByteArray()).body());
      Matcher told = CHANGED.matcher(offices);
      return told.find() ? Integer.parseInt(told.group(1)) : 0;
    } catch (IOException | InterruptedException fault) {
      throw new IllegalStateException(fault);
    }
  }

  @Test
  void readingsAreCountedAndNobodyWrites() throws Exception {
    String id = card.substring("/api/cards/".length());
    long before = views(id);
    for (int time = 0; time < 40; time++) {
      get(card);
    }
    get(card, "If-None-Match", tag(get(card)));
    Wire.exchange(server.node().address(), "HEAD", card);
    get("/api/cards/nobody-wrote-it");
    Eventually.within(FLUSH, () -> assertThat(views(id)).isGreaterThanOrEqualTo(before + 42));
    assertThat(database.column("select piece from view_count")).doesNotContain("nobody-wrote-it");
  }

  private static long views(String piece) {
    return editor
        .call("listViews", Map.of("kind", "card"))
        .expect(200)
        .json()
        .getAsJsonArray("items")
        .asList()
        .stream()
        .map(item -> item.getAsJsonObject())
        .filter(item -> item.get("piece").getAsString().equals(piece))
        .mapToLong(item -> item.get("last7").getAsLong())
        .sum();
  }

  private static String tag(HttpResponse<byte[]> answer) {
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  private static HttpResponse<byte[]> get(String target, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(server.node().address() + target))
            .timeout(Duration.ofSeconds(30));
    IntStream.range(0, headers.length / 2)
        .forEach(place -> request.header(headers[2 * place], headers[2 * place + 1]));
    return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
  }
}
