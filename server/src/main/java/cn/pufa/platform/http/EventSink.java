package cn.pufa.platform.http;

import cn.pufa.platform.json.GsonJson;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The far end of a stream of server-sent events. */
public final class EventSink {

  private final HttpServerResponse response;
  private final CountDownLatch closed = new CountDownLatch(1);

  EventSink(HttpServerResponse response) {
    this.response = response;
    response.closeHandler(nothing -> closed.countDown());
    response.exceptionHandler(fault -> closed.countDown());
    response
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream")
        .putHeader("Cache-Control", "no-store");
  }

  /**
   * Sends one event and waits until it is written, so that a slow listener slows only its own
   * thread.
   */
  public void send(String event, Object data) {
    write("event: " + event + "\ndata: " + GsonJson.GSON.toJson(data) + "\n\n");
  }

  /** A comment that keeps proxies from closing a quiet stream. */
  public void keepAlive() {
    write(": \n\n");
  }

  private void write(String text) {
    response
        .write(text)
        .recover(
            fault -> {
              closed.countDown();
              return io.vertx.core.Future.succeededFuture();
            })
        .await();
  }

  public boolean isOpen() {
    return closed.getCount() > 0;
  }

  /** Waits until the listener leaves, at most the given time. */
  public boolean awaitClose(long time, TimeUnit unit) throws InterruptedException {
    return closed.await(time, unit);
  }

  void close() {
    closed.countDown();
  }
}
