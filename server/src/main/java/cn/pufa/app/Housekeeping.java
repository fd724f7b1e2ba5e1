package cn.pufa.app;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes at the start and once an hour what has served its purpose; every node may, since deleting
 * twice changes nothing.
 */
final class Housekeeping implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("pufa");

  private static final Duration END_OF_CHORE = Duration.ofSeconds(1);

  private final List<Runnable> chores;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private Thread thread;

  Housekeeping(Stream<Runnable> chores) {
    this.chores = chores.toList();
  }

  void start() {
    thread = Thread.ofVirtual().name("housekeeping").start(this::run);
  }

  private void run() {
    try {
      do {
        chores.stream().takeWhile(chore -> stopped.getCount() > 0).forEach(Housekeeping::tidy);
      } while (!stopped.await(1, TimeUnit.HOURS));
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private static void tidy(Runnable chore) {
    try {
      chore.run();
    } catch (RuntimeException fault) {
      LOG.warn("tidying up failed, will be tried again: {}", fault.toString());
    }
  }

  /** As that of {@link Clockwork}. */
  @Override
  public void close() {
    stopped.countDown();
    try {
      if (thread != null) {
        thread.join(END_OF_CHORE);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
