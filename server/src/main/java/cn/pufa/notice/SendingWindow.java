package cn.pufa.notice;

import cn.pufa.notice.Channel.NotNow;
import cn.pufa.notice.Channel.Outcome;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Offers the notices of one claim, a few at once. */
final class SendingWindow {

  static final int AT_ONCE = 8;
  static final int ANSWER_SECONDS = 30;

  private SendingWindow() {}

  /**
   * Answers in the order given. @param stale asked as each one's turn comes: when true, what has
   * not left stays here
   */
  static List<Outcome> send(
      Channel channel, List<NoticeStore.Claimed> notices, BooleanSupplier stale)
      throws InterruptedException {
    var free = new Semaphore(AT_ONCE);
    List<Future<Outcome>> futures = new ArrayList<>(notices.size());
    for (NoticeStore.Claimed notice : notices) {
      if (free.tryAcquire(2 * ANSWER_SECONDS, TimeUnit.SECONDS)) {
        Future<Outcome> outcome =
            stale.getAsBoolean() ? Future.succeededFuture(NotNow.PAUSED) : channel.send(notice);
        futures.add(outcome.onComplete(done -> free.release()));
      } else {
        futures.add(Future.succeededFuture(NotNow.PAUSED));
      }
    }
    return futures.stream().map(SendingWindow::await).toList();
  }

  private static Outcome await(Future<Outcome> future) {
    try {
      return future.await(2 * ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      return new Channel.Unknown();
    }
  }
}
