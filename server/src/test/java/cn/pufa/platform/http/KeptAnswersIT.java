package cn.pufa.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.cache.ReadCache;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.HandClock;
import cn.pufa.testing.Race;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many who ask the same public question get one answer, and a failure stays with who met it. */
class KeptAnswersIT {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final HandClock clock = new HandClock(Instant.parse("2026-06-01T04:00:00Z"));
  private final KeptAnswers answers = new KeptAnswers(clock, ZoneId.of("Asia/Shanghai"));
  private final ReadCache.Shelf shelf = answers.cache().shelf(List.of("edition", "statute"));
  private final AtomicInteger loads = new AtomicInteger();
  private final LongAdder readings = new LongAdder();
  private volatile Supplier<Answer.Json> loader = this::answer;
  private volatile Supplier<Answer> atHand = () -> null;
  private volatile boolean isFull;
  private Vertx vertx;
  private HttpServer server;

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    Router router = Router.router(vertx);
    router.route().handler(RequestLog::begin);
    router
        .get("/*")
        .handler(
            context ->
                answers.serve(
                    context,
                    context.request().uri(),
                    shelf,
                    new KeptAnswers.Loader(() -> atHand.get(), () -> loader.get()),
                    day -> readings,
                    this::start));
    server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  if (!answers.answer(request)) {
                    router.handle(request);
                  }
                })
            .listen(0, "127.0.0.1")
            .await();
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  private Answer.Json answer() {
    return (Answer.Json) Answer.ok(Map.of("load", loads.incrementAndGet()));
  }

  /** As the routes start a load: on a thread of its own, or not at all when there is no room. */
  private void start(Runnable load, Consumer<Throwable> failed) {
    if (isFull) {
      failed.accept(Problem.of(ProblemType.OVERLOADED));
    } else {
      Thread.ofVirtual().start(load);
    }
  }

  @Race
  @Test
  void fiftyAtOnceLoadOnce() {
    Callable<HttpResponse<String>> call = () -> get("/x");
    var got = AtOnce.call(Collections.nCopies(50, call));
    assertThat(got).allSatisfy(answer -> assertThat(answer.body()).isEqualTo("{\"load\":1}"));
    assertThat(loads).hasValue(1);
    assertThat(readings.sum()).isEqualTo(50);
  }

  @Test
  void anotherAddressIsAnotherAnswer() throws Exception {
    assertThat(get("/x?a=1").body()).isEqualTo("{\"load\":1}");
    assertThat(get("/x?a=2").body()).isEqualTo("{\"load\":2}");
    assertThat(get("/x?a=1").body()).isEqualTo("{\"load\":1}");
  }

  @Test
  void aChangeOfItsKindsEndsIt() throws Exception {
    get("/x");
    answers.changed("office");
    assertThat(get("/x").body()).isEqualTo("{\"load\":1}");
    answers.changed("edition");
    assertThat(get("/x").body()).isEqualTo("{\"load\":2}");
    answers.changed("statute");
    assertThat(get("/x").body()).isEqualTo("{\"load\":3}");
  }

  @Race
  @Test
  void whatWasReadBeforeAChangeIsNotKeptAfterIt() throws Exception {
    loader =
        () -> {
          Answer.Json stale = answer();
          answers.changed("edition");
          return stale;
        };
    get("/x");
    loader = this::answer;
    assertThat(get("/x").body()).isEqualTo("{\"load\":2}");
  }

  @Race
  @Test
  void whoAsksAfterAChangeWaitsForNoLoadingFromBeforeIt() throws Exception {
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    loader =
        () -> {
          Answer.Json stale = answer();
          begun.countDown();
          await(goOn);
          return stale;
        };
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<HttpResponse<String>> early = threads.submit(() -> get("/x"));
      await(begun);
      loader = this::answer;
      answers.changed("edition");
      assertThat(get("/x").body()).isEqualTo("{\"load\":2}");
      goOn.countDown();
      assertThat(early.get().body()).isEqualTo("{\"load\":1}");
    }
    assertThat(get("/x").body()).isEqualTo("{\"load\":2}");
  }

  @Test
  void nothingOutlivesMidnightInChina() throws Exception {
    get("/x");
    clock.move(Duration.ofHours(12).minusSeconds(1));
    assertThat(get("/x").body()).isEqualTo("{\"load\":1}");
    clock.move(Duration.ofSeconds(1));
    assertThat(get("/x").body()).isEqualTo("{\"load\":2}");
  }

  @Test
  void aFaultIsNotKept() throws Exception {
    loader =
        () -> {
          throw Problem.notFound();
        };
    assertThat(get("/x").statusCode()).isEqualTo(404);
    assertThat(get("/x").statusCode()).isEqualTo(404);
    assertThat(readings.sum()).isZero();
    loader = this::answer;
    assertThat(get("/x").body()).isEqualTo("{\"load\":1}");
  }

  @Test
  void noRoomNowIsNoAnswerForEver() throws Exception {
    isFull = true;
    HttpResponse<String> refused = get("/x");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("2");
    isFull = false;
    assertThat(get("/x").body()).isEqualTo("{\"load\":1}");
  }

  @Test
  void whatIsAtHandNeedsNoThread() throws Exception {
    isFull = true;
    atHand = this::answer;
    assertThat(get("/x").body()).isEqualTo("{\"load\":1}");
    assertThat(get("/x").body()).isEqualTo("{\"load\":1}");
    answers.changed("edition");
    assertThat(get("/x").body()).isEqualTo("{\"load\":2}");
    assertThat(readings.sum()).isEqualTo(3);
  }

  @Test
  void aFaultAtHandIsToldAndNotKept() throws Exception {
    atHand =
        () -> {
          throw Problem.notFound();
        };
    assertThat(get("/x").statusCode()).isEqualTo(404);
    assertThat(get("/x").statusCode()).isEqualTo(404);
    atHand = () -> null;
    assertThat(get("/x").body()).isEqualTo("{\"load\":1}");
  }

  @Race
  @Test
  void whoeverAsksFirstForItCompressedAllGetTheSameBytes() throws Exception {
    String text = "依法登记".repeat(1000);
    loader = () -> (Answer.Json) Answer.ok(Map.of("text", text));
    HttpResponse<byte[]> plain = bytes("/x", "identity");
    Callable<HttpResponse<byte[]>> call = () -> bytes("/x", "gzip");
    var got = AtOnce.call(Collections.nCopies(50, call));
    byte[] packed = got.getFirst().body();
    assertThat(packed.length).isLessThan(plain.body().length / 2);
    assertThat(got)
        .allSatisfy(
            answer -> {
              assertThat(answer.body()).isEqualTo(packed);
              assertThat(tag(answer)).isEqualTo(tag(plain).replaceFirst("\"$", "-gzip\""));
              assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
            });
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      assertThat(unpacked.readAllBytes()).isEqualTo(plain.body());
    }
  }

  @Test
  void whatItWeighsIsReckonedBeforeItIsCompressedAndIsTrueAfter() throws Exception {
    Encoded small = Encoded.json(Map.of("text", "短"));
    assertThat(small.weight()).isEqualTo("{\"text\":\"短\"}".getBytes("UTF-8").length);
    loader = () -> (Answer.Json) Answer.ok(Map.of("text", "依法登记".repeat(1000)));
    int length = bytes("/x", "identity").body().length;
    Encoded kept = answers.cache().find("/x").value();
    assertThat(kept.weight()).isEqualTo(length + length / 2);
    int packed = bytes("/x", "gzip").body().length;
    assertThat(kept.weight()).isEqualTo(length + packed);
  }

  private static String tag(HttpResponse<byte[]> answer) {
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  private HttpResponse<byte[]> bytes(String target, String encoding)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + server.actualPort() + target);
    var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10));
    return CLIENT.send(
        request.header("Accept-Encoding", encoding).build(), BodyHandlers.ofByteArray());
  }

  @Test
  void gzipIsTakenOnlyWhereItIsWanted() {
    for (String wanted :
        List.of("gzip", "gzip, deflate, br", "br;q=1.0, gzip;q=0.8", "gzip;q=0.1")) {
      assertThat(Encoded.acceptsGzip(wanted)).as(wanted).isTrue();
    }
    for (String unwanted :
        List.of("", "br", "gzip;q=0", "gzip; q=0", "deflate, gzip;q=0.000, br")) {
      assertThat(Encoded.acceptsGzip(unwanted)).as(unwanted).isFalse();
    }
    assertThat(Encoded.acceptsGzip(null)).isFalse();
  }

  @Test
  void aTagIsKnownAloneAmongOthersOrAsWeak() {
    for (String known : List.of("\"a\"", "\"b\", \"a\"", "W/\"a\"", "*")) {
      assertThat(Encoded.isKnown(known, "\"a\"")).as(known).isTrue();
    }
    for (String unknown : List.of("", "\"ab\"", "a", "\"a-gzip\"")) {
      assertThat(Encoded.isKnown(unknown, "\"a\"")).as(unknown).isFalse();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private HttpResponse<String> get(String target) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + server.actualPort() + target);
    var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
    return CLIENT.send(request, BodyHandlers.ofString());
  }
}
