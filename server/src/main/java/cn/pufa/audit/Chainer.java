package cn.pufa.audit;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals committed events into the chain, twice a second, on whichever node holds the lease. The
 * unique sequence number is what keeps two nodes from forking the chain; the lease only keeps them
 * from trying.
 *
 * <p>It asks from the oldest transaction that was still in flight last time, so an event that
 * commits late is linked late and never skipped.
 */
public final class Chainer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("pufa.audit");
  private static final long PAUSE_MS = 500;
  private static final String LEASE = "audit-chain";

  private static final int LINKED_AT_ONCE = 1000;

  private final Database database;
  private final BusinessClock clock;
  private final AuditHead head;
  private final String node;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private long low;
  private Thread thread;

  public Chainer(Database database, BusinessClock clock, AuditHead head, String node) {
    this.database = database;
    this.clock = clock;
    this.head = head;
    this.node = node;
  }

  public void start() {
    thread = Thread.ofVirtual().name("audit-chainer").start(this::run);
  }

  private void run() {
    try {
      while (!stopped.await(PAUSE_MS, TimeUnit.MILLISECONDS)) {
        linkAll();
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private void linkAll() {
    try {
      while (linkSome()) {}
      head.writeIfDue(database, clock.today());
    } catch (RuntimeException fault) {
      LOG.warn("audit events could not be linked: {}", fault.toString());
    }
  }

  /** True when there may be more; the next look starts later only once this one is committed. */
  private boolean linkSome() {
    AuditStore.Unlinked found =
        database.transaction(
            tx -> {
              if (!AuditStore.takeLease(tx, LEASE, node)) {
                return null;
              }
              var unlinked = AuditStore.unlinked(tx, low, LINKED_AT_ONCE);
              link(tx, unlinked);
              return unlinked;
            });
    if (found == null || found.events().size() == LINKED_AT_ONCE) {
      return found != null;
    }
    low = found.horizon();
    return false;
  }

  private static void link(Tx tx, AuditStore.Unlinked found) {
    if (found.events().isEmpty()) {
      return;
    }
    var last = AuditStore.head(tx).orElse(new AuditStore.Head(0, Chain.ROOT));
    long seq = last.seq();
    byte[] previous = last.hash();
    List<AuditStore.NewLink> links = new ArrayList<>();
    for (AuditEvent event : found.events()) {
      seq++;
      byte[] hash = Chain.hash(previous, seq, event);
      links.add(new AuditStore.NewLink(seq, event.id(), hash, previous));
      previous = hash;
    }
    AuditStore.insertLinks(tx, links);
  }

  /**
   * Links what the last commands left, so that a stopped server's trail is whole. The lease may
   * still be that of a node that was killed, and nobody be left to wait for its end.
   */
  @Override
  public void close() {
    stopped.countDown();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
      database.run(tx -> AuditStore.seizeLease(tx, LEASE, node));
      linkAll();
      database.run(tx -> AuditStore.dropLease(tx, LEASE, node));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException fault) {
      LOG.debug("lease left to run out: {}", fault.toString());
    }
  }
}
