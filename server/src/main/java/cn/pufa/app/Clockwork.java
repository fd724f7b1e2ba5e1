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
  private static final int END_SECONDS = 1;

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

  /** One at a time, so that after it all is done that was due before, unless it is closed. */
  void tick() {
    ticking.lock();
    try {
      chores.stream().takeWhile(chore -> stopped.getCount() > 0).forEach(Clockwork::run);
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

  /**
   * Begins no further chore and waits for the one in hand, since what it writes is to be in the
   * chain of events, whose end comes after this; not for ever, since a provider may hang.
   */
  @Override
  public void close() {
    stopped.countDown();
    try {
      if (ticking.tryLock(END_SECONDS, TimeUnit.SECONDS)) {
        ticking.unlock();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
