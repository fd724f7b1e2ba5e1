package cn.pufa.platform.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hangs up on those who hold a connection without getting on: a head that is never whole, a body
 * that hardly moves. To the idle time-out a byte now and then is enough. Of one event loop, looked
 * at every few seconds, so that a request costs next to nothing.
 */
final class SlowClients {

  /** How many looks without getting on are too many. */
  record Patience(long lookMs, int firstHead, int nextHead, int body) {}

  /**
   * Half a minute for the first head, and for a body three quarters, since it may wait for its
   * turn; afterwards a little longer than an idle connection is kept.
   */
  static final Patience PATIENCE = new Patience(5_000, 6, 16, 9);

  /** Of a body between two looks; the slowest phone brings more. */
  private static final long LEAST_BYTES = 4 * 1024;

  /** To Vert.x the answer with a file has ended when it begins. */
  private static final Set<HttpConnection> TAKING_FILES = ConcurrentHashMap.newKeySet();

  private static final class Line {
    private HttpServerRequest last;
    private long bytes;
    private int looks;
  }

  private final Patience patience;
  private final Map<HttpConnection, Line> lines = new IdentityHashMap<>();

  SlowClients(Patience patience) {
    this.patience = patience;
  }

  void opened(HttpConnection connection) {
    lines.put(connection, new Line());
    connection.closeHandler(nothing -> lines.remove(connection));
  }

  /** The head of a request is whole. */
  void asked(HttpServerRequest request) {
    Line line = lines.get(request.connection());
    if (line != null) {
      line.last = request;
      line.bytes = 0;
      line.looks = 0;
    }
  }

  /** Until then the idle time-out alone decides, piece by piece. */
  static void takesFile(HttpConnection connection, Future<Void> sent) {
    TAKING_FILES.add(connection);
    sent.onComplete(taken -> TAKING_FILES.remove(connection));
  }

  void look() {
    for (var entry : List.copyOf(lines.entrySet())) {
      Line line = entry.getValue();
      line.looks = isWaitedFor(line) ? line.looks + 1 : 0;
      if (line.looks >= allowed(line)) {
        entry.getKey().close();
      }
    }
  }

  private static boolean isWaitedFor(Line line) {
    HttpServerRequest request = line.last;
    if (request == null || request.isEnded()) {
      return request == null
          || request.response().ended() && !TAKING_FILES.contains(request.connection());
    }
    long before = line.bytes;
    line.bytes = request.bytesRead();
    return line.bytes - before < LEAST_BYTES;
  }

  private int allowed(Line line) {
    if (line.last == null) {
      return patience.firstHead();
    }
    return line.last.isEnded() ? patience.nextHead() : patience.body();
  }
}
