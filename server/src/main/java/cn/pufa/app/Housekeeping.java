package cn.pufa.app;

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

  private final List<Runnable> chores;
  private final CountDownLatch stopped = new CountDownLatch(1);

  Housekeeping(Stream<Runnable> chores) {
    this.chores = chores.toList();
  }

  void start() {
    Thread.ofVirtual().name("housekeeping").start(this::run);
  }

  private void run() {
    try {
      do {
        chores.forEach(Housekeeping::tidy);
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

  @Override
  public void close() {
    stopped.countDown();
  }
}
