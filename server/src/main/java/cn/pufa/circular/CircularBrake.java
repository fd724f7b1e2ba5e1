package cn.pufa.circular;

import cn.pufa.audit.Commands;
import cn.pufa.circular.Circular.State;
import cn.pufa.circular.WatchStore.Rested;
import cn.pufa.notice.Notices;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a circular back when too many of its messages fail through the provider or the words, so
 * that a person looks before the rest fails too. Every node watches; the first to see it pauses it.
 */
final class CircularBrake implements AutoCloseable {

  /**
   * @param fromRested fewer messages than these at rest tell nothing
   * @param failedPercent from this share on it brakes
   */
  record Setting(int fromRested, int failedPercent) {

    static final Setting USUAL = new Setting(20, 20);

    boolean isTooMany(Rested since) {
      return since.rested() >= fromRested
          && since.failed() * 100L >= (long) failedPercent * since.rested();
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger("pufa.circular");

  /** Messages move by the thousand; looking twice a second is soon enough. */
  private static final long PAUSE_MS = 500;

  private static final int LENGTH_OF_ID = 36;

  private final Database database;
  private final Commands commands;
  private final Steering steering;
  private final Changes changes;
  private final Setting setting;
  private final String division;
  private final Set<UUID> moved = ConcurrentHashMap.newKeySet();
  private final Semaphore wake = new Semaphore(0);
  private final Consumer<String> listener = this::heard;
  private volatile Thread thread;

  CircularBrake(
      Database database,
      Commands commands,
      Steering steering,
      Changes changes,
      Setting setting,
      String division) {
    this.database = database;
    this.commands = commands;
    this.steering = steering;
    this.changes = changes;
    this.setting = setting;
    this.division = division;
  }

  void start() {
    changes.on(Notices.PROGRESS, listener);
    thread = Thread.ofVirtual().name("circular-brake").start(this::watch);
  }

  /** Readers of an inbox are told by another key. */
  private void heard(String key) {
    if (key.length() == LENGTH_OF_ID) {
      moved.add(UUID.fromString(key));
      wake.release();
    }
  }

  private void watch() {
    try {
      while (true) {
        wake.acquire();
        wake.drainPermits();
        for (UUID circular : Set.copyOf(moved)) {
          moved.remove(circular);
          look(circular);
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(UUID circular) {
    try {
      if (setting.isTooMany(database.read(tx -> WatchStore.restedSince(tx, circular)))
          && database.transaction(tx -> brake(tx, circular))) {
        LOG.warn("circular {} paused: too many of its messages fail", circular);
      }
    } catch (RuntimeException fault) {
      LOG.warn("circular {} could not be looked at: {}", circular, fault.toString());
    }
  }

  private boolean brake(Tx tx, UUID circular) {
    SteeringStore.hold(tx, circular);
    Rested since = WatchStore.restedSince(tx, circular);
    boolean running =
        WatchStore.head(tx, division, circular)
            .filter(head -> head.state() == State.RUNNING)
            .isPresent();
    if (!running || !setting.isTooMany(since)) {
      return false;
    }
    String reason =
        "最近%d条里有%d条没有发出，系统先停了下来。请看失败原因，处理好以后再继续。".formatted(since.rested(), since.failed());
    steering.pause(tx, circular, reason);
    commands.append(tx, "system", "pauseCircular", "circular/" + circular, reason, "-");
    return true;
  }

  @Override
  public void close() {
    changes.off(Notices.PROGRESS, listener);
    thread.interrupt();
  }
}
