package cn.pufa.app.demo;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * A real HTTP server on this machine that stands in for an outside party, and can fail as one does.
 */
public final class StandInServer implements AutoCloseable {

  /** Planned by a test, each used by one request. */
  public enum Fault {
    /** Answers long after anybody would still wait. */
    SLOW,
    /** Does its work, then breaks the connection. */
    DROPPED_ANSWER,
    /** Does nothing; some gateway answers a page. */
    HTML_502,
    /** Does its work; some gateway answers a page in its place. */
    DONE_AND_HTML_502
  }

  record Answer(int status, String mediaType, Buffer content) {

    Answer(int status, JsonObject body) {
      this(status, "application/json; encoding=utf-8", Buffer.buffer(body.toString()));
    }
  }

  /** What the party does; called one request at a time. */
  @FunctionalInterface
  interface Party {
    /**
     * @param body empty where there was none, or none that is JSON
     */
    Answer answer(HttpServerRequest request, JsonObject body);
  }

  private static final long SLOW_MS = TimeUnit.SECONDS.toMillis(30);

  private final Vertx vertx;
  private final Party party;
  private final HttpServer server;
  private final Queue<Fault> planned = new ConcurrentLinkedQueue<>();

  StandInServer(Vertx vertx, Party party) {
    this.vertx = vertx;
    this.party = party;
    this.server =
        vertx
            .createHttpServer()
            .requestHandler(request -> request.body().onSuccess(body -> meet(request, body)))
            .listen(0, "127.0.0.1")
            .await();
  }

  String url() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  void fail(Fault fault, int times) {
    for (int i = 0; i < times; i++) {
      planned.add(fault);
    }
  }

  private void meet(HttpServerRequest request, Buffer bytes) {
    switch (planned.poll()) {
      case null -> write(request, work(request, bytes));
      case SLOW -> vertx.setTimer(SLOW_MS, timer -> request.connection().close());
      case DROPPED_ANSWER -> {
        work(request, bytes);
        request.connection().close();
      }
      case HTML_502 -> writePage(request);
      case DONE_AND_HTML_502 -> {
        work(request, bytes);
        writePage(request);
      }
    }
  }

  private static void writePage(HttpServerRequest request) {
    request
        .response()
        .setStatusCode(502)
        .putHeader("Content-Type", "text/html")
        .end("<html><body><h1>502 Bad Gateway</h1></body></html>");
  }

  private synchronized Answer work(HttpServerRequest request, Buffer bytes) {
    return party.answer(request, read(bytes));
  }

  private static JsonObject read(Buffer bytes) {
    try {
      var parsed = JsonParser.parseString(bytes.toString());
      return parsed.isJsonObject() ? parsed.getAsJsonObject() : new JsonObject();
    } catch (JsonParseException notJson) {
      return new JsonObject();
    }
  }

  private static void write(HttpServerRequest request, Answer answer) {
    request
        .response()
        .setStatusCode(answer.status())
        .putHeader("Content-Type", answer.mediaType())
        .end(answer.content());
  }

  @Override
  public void close() {
    server.close().await();
  }
}
