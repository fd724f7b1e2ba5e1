package cn.pufa.job;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.time.BusinessClock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down how far a job is, and hears whether it is to end. On a thread and connection of its
 * own: the worker's are in the middle of a transaction that nobody sees before its end.
 */
final class Beat implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("pufa.job");
  private static final long EVERY_MS = 250;

  private final Database database;
  private final BusinessClock clock;
  private final Job job;
  private final CountDownLatch over = new CountDownLatch(1);
  private Thread thread;

  Beat(Database database, BusinessClock clock, Job job) {
    this.database = database;
    this.clock = clock;
    this.job = job;
  }

  void start() {
    thread = Thread.ofVirtual().name("job-" + job.id()).start(this::beatForEver);
  }

  private void beatForEver() {
    try {
      while (!over.await(EVERY_MS, TimeUnit.MILLISECONDS)) {
        beat();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void beat() {
    try {
      if (database.transaction(tx -> JobStore.move(tx, job.id(), job.position(), clock.now()))) {
        job.cancel();
      }
    } catch (RuntimeException fault) {
      LOG.warn("progress of job {} was not written: {}", job.id(), fault.toString());
    }
  }

  /** Nothing is written after this. */
  @Override
  public void close() {
    over.countDown();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
