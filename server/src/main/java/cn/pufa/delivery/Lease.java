package cn.pufa.delivery;

import cn.pufa.platform.Deadline;
import cn.pufa.platform.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's right to send: a row that lives {@link #LIFE} by the clock of the database and is
 * renewed every {@link #BEAT}. Whoever finds one that has run out takes over what its node left
 * behind.
 *
 * <p>The right ends here a little before it ends there, and is counted from before the renewing
 * statement: a node that froze or lost its database sends nothing when others may have taken over.
 */
final class Lease {

  static final Duration LIFE = Duration.ofSeconds(10);
  private static final Duration MARGIN = Duration.ofSeconds(2);
  private static final Duration BEAT = Duration.ofSeconds(2);
  private static final Logger LOG = LoggerFactory.getLogger("pufa.delivery");

  private final Database database;
  private final Takeover takeover;
  private final UUID node = UUID.randomUUID();
  private final Semaphore wake = new Semaphore(0);
  private volatile long fence = System.nanoTime();
  private volatile boolean open = true;
  private volatile Instant heldSince;
  private Thread thread;

  Lease(Database database, Takeover takeover) {
    this.database = database;
    this.takeover = takeover;
  }

  UUID node() {
    return node;
  }

  /** Whether something may leave now. */
  boolean holds() {
    return System.nanoTime() - fence < 0;
  }

  /** Since when nothing may be sent, by any node; null where it may. */
  Instant heldSince() {
    return heldSince;
  }

  /** Back when something may leave, unless the database is away. */
  void start() {
    beat();
    thread = Thread.ofVirtual().name("delivery-lease").start(this::beatForEver);
  }

  private void beatForEver() {
    rest();
    while (open) {
      beat();
      rest();
    }
  }

  private void beat() {
    try {
      renew();
      takeover.run(node);
    } catch (RuntimeException fault) {
      LOG.warn("the right to send could not be renewed: {}", fault.toString());
    }
  }

  private void renew() {
    long asked = System.nanoTime();
    Optional<Instant> held = database.transaction(tx -> NodeStore.renew(tx, node, LIFE));
    if (held.isEmpty()) {
      fence = asked + LIFE.minus(MARGIN).toNanos();
    } else if (heldSince == null) {
      LOG.warn("nothing is sent: held since {}, see resume-sending", held.get());
    }
    heldSince = held.orElse(null);
  }

  private void rest() {
    try {
      wake.tryAcquire(BEAT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      open = false;
    }
  }

  /** Others need not wait for this node, unless it still holds something. */
  void end(Deadline deadline) {
    open = false;
    wake.release();
    try {
      if (!deadline.isKeptBy(thread)) {
        LOG.warn("the right to send was not given back and will run out");
        return;
      }
      database.run(tx -> NodeStore.leave(tx, node));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException fault) {
      LOG.warn("the right to send was not given back and will run out: {}", fault.toString());
    }
  }
}
