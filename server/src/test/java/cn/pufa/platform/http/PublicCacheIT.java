package cn.pufa.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.AtOnce;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many who ask the same public question get one answer, and a failure stays with who met it. */
class PublicCacheIT {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final PublicCache cache = new PublicCache();
  private final AtomicInteger loads = new AtomicInteger();
  private volatile Supplier<Answer.Json> loader = this::answer;
  private volatile boolean isFull;
  private Vertx vertx;
  private HttpServer server;

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    Router router = Router.router(vertx);
    router.route().handler(RequestLog::begin);
    router.get("/*").handler(context -> cache.serve(context, () -> loader.get(), this::start));
    server = vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").await();
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
      return;
    }
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                load.run();
              } catch (RuntimeException fault) {
                failed.accept(fault);
              }
            });
  }

  @Test
  void fiftyAtOnceLoadOnce() {
    Callable<HttpResponse<String>> call = () -> get("/x");
    var answers = AtOnce.call(Collections.nCopies(50, call));
    assertThat(answers).allSatisfy(answer -> assertThat(answer.body()).isEqualTo("{\"load\":1}"));
    assertThat(loads).hasValue(1);
  }

  @Test
  void anotherAddressIsAnotherAnswer() throws Exception {
    assertThat(get("/x?a=1").body()).isEqualTo("{\"load\":1}");
    assertThat(get("/x?a=2").body()).isEqualTo("{\"load\":2}");
    assertThat(get("/x?a=1").body()).isEqualTo("{\"load\":1}");
  }

  @Test
  void aChangeEmptiesIt() throws Exception {
    get("/x");
    cache.invalidate();
    assertThat(get("/x").body()).isEqualTo("{\"load\":2}");
  }

  @Test
  void whatWasReadBeforeAChangeIsNotKeptAfterIt() throws Exception {
    loader =
        () -> {
          Answer.Json stale = answer();
          cache.invalidate();
          return stale;
        };
    get("/x");
    loader = this::answer;
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

  private HttpResponse<String> get(String target) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + server.actualPort() + target);
    var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
    return CLIENT.send(request, BodyHandlers.ofString());
  }
}
