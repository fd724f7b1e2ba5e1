package cn.pufa.delivery;

import cn.pufa.platform.Deadline;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the messages of one channel from this node: one thread claims ahead, another hands over
 * what is claimed. Any number of nodes may do so on one database.
 */
final class Dispatcher {

  private static final Logger LOG = LoggerFactory.getLogger("pufa.delivery");
  private static final long IDLE_MS = 1000;
  private static final int LARGEST_CLAIM = 500;

  /** A claim holds what leaves in half a second, so that it is used up long before its time. */
  private static final double SECONDS_AHEAD = 0.5;

  private final String channel;
  private final Lease lease;
  private final Claims claims;
  private final Outbox outbox;
  private final int smallestClaim;
  private final Semaphore work = new Semaphore(0);
  private volatile boolean open = true;
  private volatile boolean finished;
  private long takenBefore;
  private long countedAt = System.nanoTime();
  private Thread claiming;
  private Thread sending;

  Dispatcher(String channel, Lease lease, Claims claims, Outbox outbox, int smallestClaim) {
    this.channel = channel;
    this.lease = lease;
    this.claims = claims;
    this.outbox = outbox;
    this.smallestClaim = smallestClaim;
  }

  void start() {
    claiming = Thread.ofVirtual().name("claiming-" + channel).start(this::claimForEver);
    sending = Thread.ofVirtual().name("sending-" + channel).start(this::sendForEver);
  }

  /** There is something to send. */
  void wake() {
    work.release();
  }

  private void claimForEver() {
    try {
      while (open) {
        if (!claimed()) {
          work.tryAcquire(IDLE_MS, TimeUnit.MILLISECONDS);
          work.drainPermits();
        }
      }
    } catch (InterruptedException stopped) {
      LOG.debug("claiming of {} interrupted", channel);
    }
  }

  /** False when there is nothing to claim for a while. */
  private boolean claimed() throws InterruptedException {
    int wanted = wanted();
    if (outbox.size() > wanted / 2) {
      outbox.awaitRoom();
      return true;
    }
    if (!lease.holds()) {
      return false;
    }
    try {
      List<Claim> claim = claims.take(wanted);
      outbox.add(claim);
      return !claim.isEmpty();
    } catch (RuntimeException fault) {
      LOG.warn("no messages of {} could be claimed: {}", channel, fault.toString());
      return false;
    }
  }

  /** By how many have left lately. */
  private int wanted() {
    long taken = outbox.taken();
    double seconds = (System.nanoTime() - countedAt) / 1e9;
    double rate = (taken - takenBefore) / Math.max(seconds, 1e-3);
    if (seconds > SECONDS_AHEAD) {
      takenBefore = taken;
      countedAt = System.nanoTime();
    }
    return (int) Math.clamp((long) (rate * SECONDS_AHEAD), smallestClaim, LARGEST_CLAIM);
  }

  private void sendForEver() {
    try {
      while (!finished) {
        if (!sent()) {
          outbox.await();
        }
      }
    } catch (InterruptedException stopped) {
      LOG.debug("sending of {} interrupted", channel);
    }
  }

  private boolean sent() throws InterruptedException {
    try {
      return outbox.turn();
    } catch (RuntimeException fault) {
      LOG.warn("messages of {} could not be marked: {}", channel, fault.toString());
      TimeUnit.MILLISECONDS.sleep(IDLE_MS);
      return true;
    }
  }

  /**
   * What is under way is finished, what is only claimed goes back. Where the database holds up
   * either, it stays as it is, for others to take over.
   */
  void end(Deadline underWay, Deadline last) {
    try {
      open = false;
      wake();
      boolean claimed = underWay.isKeptBy(claiming);
      outbox.close();
      if (!claimed || !outbox.awaitIdle(underWay.left())) {
        LOG.warn("messages of {} were still under way; others will take them over", channel);
      }
      finished = true;
      outbox.wake();
      if (!last.isKeptBy(sending)) {
        LOG.warn("what became of messages of {} could not be written down", channel);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
