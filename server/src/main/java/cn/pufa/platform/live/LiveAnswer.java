package cn.pufa.platform.live;

import cn.pufa.platform.db.Changes;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.EventSink;
import cn.pufa.platform.http.Request;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The same question answered again whenever changes of a kind made the answer another, as
 * server-sent events.
 *
 * @param event name of each event, @param now the answer as it stands
 */
public record LiveAnswer(Changes changes, String kind, String event, Supplier<?> now)
    implements Answer.EventSource {

  /** At most four answers a second to one listener, however fast things move. */
  private static final long PAUSE_MS = 250;

  private static final long KEEP_ALIVE_MS = 10_000;

  /** Live to whoever listens, once to others. */
  public static Answer to(
      Request request, Changes changes, String kind, String event, Supplier<?> now) {
    Object first = now.get();
    return request.wantsEvents()
        ? Answer.events(new LiveAnswer(changes, kind, event, now))
        : Answer.ok(first);
  }

  @Override
  public void writeTo(EventSink sink) throws InterruptedException {
    var moved = new Semaphore(1);
    Consumer<String> listener = key -> moved.release();
    changes.on(kind, listener);
    sink.onClose(moved::release);
    try {
      follow(sink, moved);
    } finally {
      changes.off(kind, listener);
    }
  }

  private void follow(EventSink sink, Semaphore moved) throws InterruptedException {
    Object last = null;
    while (sink.isOpen()) {
      boolean hasMoved = moved.tryAcquire(KEEP_ALIVE_MS, TimeUnit.MILLISECONDS);
      if (!sink.isOpen()) {
        return;
      }
      if (hasMoved) {
        moved.drainPermits();
        Object answer = now.get();
        if (!answer.equals(last)) {
          sink.send(event, answer);
          last = answer;
        }
        sink.awaitClose(PAUSE_MS, TimeUnit.MILLISECONDS);
      } else {
        sink.keepAlive();
      }
    }
  }
}
