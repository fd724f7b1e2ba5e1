package cn.pufa.circular;

import cn.pufa.platform.db.Database;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Releases circulars whose set time has come. Every node looks once a second; the row's lock lets
 * one of them do it, once.
 */
final class ScheduledReleases implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("pufa.circular");
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Database database;
  private final Releases releases;
  private final CountDownLatch stopped = new CountDownLatch(1);

  ScheduledReleases(Database database, Releases releases) {
    this.database = database;
    this.releases = releases;
  }

  void start() {
    Thread.ofVirtual().name("scheduled-releases").start(this::run);
  }

  private void run() {
    try {
      do {
        releaseAllDue();
      } while (!stopped.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  /** One that fails keeps no other waiting, and is tried again in the next round. */
  private void releaseAllDue() {
    try {
      database.read(releases::due).forEach(this::release);
    } catch (RuntimeException fault) {
      LOG.warn("scheduled circulars could not be read: {}", fault.toString());
    }
  }

  private void release(UUID id) {
    try {
      if (database.transaction(tx -> releases.releaseDue(tx, id))) {
        LOG.info("scheduled circular {} released", id);
      }
    } catch (RuntimeException fault) {
      LOG.error("scheduled circular {} could not be released", id, fault);
    }
  }

  @Override
  public void close() {
    stopped.countDown();
  }
}
