package cn.pufa.platform.http;

import cn.pufa.platform.json.GsonJson;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The far end of a stream of server-sent events. */
public final class EventSink {

  private final HttpServerResponse response;
  private final BooleanSupplier mayListen;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Runnable told = () -> {};

  /**
   * @param mayListen asked before each word: a stream outlives what it was opened with
   */
  EventSink(HttpServerResponse response, BooleanSupplier mayListen) {
    this.response = response;
    this.mayListen = mayListen;
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

  /**
   * A comment that keeps proxies from closing a quiet stream, and ends one that nobody may hear.
   */
  public void keepAlive() {
    write(": \n\n");
  }

  private void write(String text) {
    if (!mayListen.getAsBoolean()) {
      close();
      return;
    }
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
