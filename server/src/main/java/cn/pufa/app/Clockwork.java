package cn.pufa.app;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what falls due by the clock, such as rounds of reminders. It ticks on every node; each chore
 * sees to it that what is due is done once.
 */
final class Clockwork implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("pufa");
  private static final int SECONDS = 30;

  private final List<Runnable> chores;
  private final Lock ticking = new ReentrantLock();
  private final CountDownLatch stopped = new CountDownLatch(1);

  Clockwork(Stream<Runnable> chores) {
    this.chores = chores.toList();
  }

  void start() {
    Thread.ofVirtual().name("clockwork").start(this::run);
  }

  private void run() {
    try {
      do {
        tick();
      } while (!stopped.await(SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  /** One at a time, so that after it all is done that was due before. */
  void tick() {
    ticking.lock();
    try {
      chores.forEach(Clockwork::run);
    } finally {
      ticking.unlock();
    }
  }

  private static void run(Runnable chore) {
    try {
      chore.run();
    } catch (RuntimeException fault) {
      LOG.warn("what is due could not be done, will be tried again: {}", fault.toString());
    }
  }

  @Override
  public void close() {
    stopped.countDown();
  }
}
