package cn.pufa.platform.http;

import cn.pufa.platform.json.GsonJson;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The far end of a stream of server-sent events. */
public final class EventSink {

  private final HttpServerResponse response;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Runnable told = () -> {};

  EventSink(HttpServerResponse response) {
    this.response = response;
    response.closeHandler(nothing -> close());
    response.exceptionHandler(fault -> close());
    response
        .setChunked(true)
        .putHeader("Content-Type", Answer.contentType("text/event-stream"))
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
              close();
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

  /** Told as soon as the stream ends, for whoever waits for something to send. */
  public void onClose(Runnable told) {
    this.told = told;
  }

  void close() {
    closed.countDown();
    told.run();
  }
}
