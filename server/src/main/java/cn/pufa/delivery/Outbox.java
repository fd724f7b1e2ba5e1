package cn.pufa.delivery;

import cn.pufa.delivery.Channel.NotNow;
import cn.pufa.delivery.Channel.Outcome;
import cn.pufa.delivery.Channel.Refused;
import cn.pufa.delivery.Channel.Sent;
import cn.pufa.delivery.Channel.Unknown;
import cn.pufa.delivery.Marks.Done;
import cn.pufa.platform.RequestId;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the claimed messages of one channel to its provider. Each turn is one transaction that
 * writes down what became of the last ones and marks the next as leaving; then those are offered.
 * At most a window is ever marked as leaving, so no more is in doubt when the node dies.
 *
 * <p>What a turn could not write down is kept and written by a later one.
 */
final class Outbox {

  private record Offered(Claim claim, long since) {}

  private static final Logger LOG = LoggerFactory.getLogger("pufa.delivery");
  private static final long ANSWER_NANOS = Duration.ofSeconds(60).toNanos();
  private static final long ROOM_MS = 100;
  private static final long IDLE_NANOS = Duration.ofSeconds(1).toNanos();

  private final Database database;
  private final BusinessClock clock;
  private final Lease lease;
  private final Channel channel;
  private final Marks marks;
  private final Pace pace;
  private final int window;
  private final Queue<Claim> waiting = new LinkedBlockingQueue<>();
  private final Queue<Done> done = new ConcurrentLinkedQueue<>();
  private final Map<UUID, Offered> leaving = new ConcurrentHashMap<>();
  private final Semaphore signal = new Semaphore(0);
  private final Semaphore room = new Semaphore(0);
  private final Semaphore idle = new Semaphore(0);
  private volatile boolean closing;
  private volatile long taken;

  Outbox(
      Database database,
      BusinessClock clock,
      Lease lease,
      Channel channel,
      Marks marks,
      Pace pace,
      int window) {
    this.database = database;
    this.clock = clock;
    this.lease = lease;
    this.channel = channel;
    this.marks = marks;
    this.pace = pace;
    this.window = window;
  }

  void add(List<Claim> claims) {
    waiting.addAll(claims);
    signal.release();
  }

  /** Back when claims have been used up, or soon. */
  void awaitRoom() throws InterruptedException {
    room.tryAcquire(ROOM_MS, TimeUnit.MILLISECONDS);
    room.drainPermits();
  }

  int size() {
    return waiting.size();
  }

  /** How many have left this box since it was made, forwards or back. */
  long taken() {
    return taken;
  }

  /** False when time ran out. */
  boolean awaitIdle(Duration limit) throws InterruptedException {
    return idle.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Nothing more is begun: whatever has not left is given back in the next turn. */
  void close() {
    closing = true;
    for (Claim claim = waiting.poll(); claim != null; claim = waiting.poll()) {
      done.add(new Done(claim, null));
    }
    signal.release();
  }

  void wake() {
    signal.release();
  }

  void await() throws InterruptedException {
    signal.tryAcquire(nanosToRest(), TimeUnit.NANOSECONDS);
    signal.drainPermits();
  }

  private long nanosToRest() {
    Claim next = waiting.peek();
    if (next == null) {
      return IDLE_NANOS;
    }
    long untilPaced = pace.free() > 0 ? IDLE_NANOS : TimeUnit.SECONDS.toNanos(1) / pace.perSecond();
    return Math.clamp(next.nanosFresh(), 1, untilPaced);
  }

  /** False when there was nothing to do. */
  boolean turn() {
    giveUpWaiting();
    List<Done> written = drain();
    List<Claim> next = next(written);
    if (written.isEmpty() && next.isEmpty()) {
      tellIdle();
      return false;
    }
    Set<Claim.Key> marked = write(written, next);
    written.forEach(this::tellFailure);
    for (Claim claim : next) {
      if (marked.contains(claim.key()) && lease.holds() && !claim.isOver()) {
        offer(claim);
      } else {
        done.add(new Done(claim, null));
      }
    }
    return true;
  }

  private void tellIdle() {
    if (closing && leaving.isEmpty() && waiting.isEmpty() && done.isEmpty()) {
      idle.release();
    }
  }

  /** A channel that says nothing for so long leaves its message in doubt; it may still answer. */
  private void giveUpWaiting() {
    long now = System.nanoTime();
    for (Offered offered : leaving.values()) {
      if (now - offered.since() > ANSWER_NANOS
          && leaving.remove(offered.claim().message().id(), offered)) {
        done.add(new Done(offered.claim(), new Unknown()));
      }
    }
  }

  /** Of two words about the same claim the later counts: an answer that came after all. */
  private List<Done> drain() {
    Map<Claim.Key, Done> drained = new LinkedHashMap<>();
    for (Done one = done.poll(); one != null; one = done.poll()) {
      drained.put(one.claim().key(), one);
    }
    return new ArrayList<>(drained.values());
  }

  /** As many as may leave; what has become too old is added to what is written down. */
  private List<Claim> next(List<Done> written) {
    List<Claim> next = new ArrayList<>();
    int before = written.size();
    int free = lease.holds() ? Math.min(window - leaving.size(), pace.free()) : 0;
    for (Claim claim = waiting.peek(); claim != null; claim = waiting.peek()) {
      boolean fresh = claim.isFresh();
      if (fresh && next.size() >= free) {
        break;
      }
      waiting.remove();
      taken++;
      if (fresh) {
        next.add(claim);
      } else {
        written.add(new Done(claim, null));
      }
    }
    if (written.size() > before && !closing) {
      LOG.warn(
          "{} of {} waited too long and are claimed anew", written.size() - before, channel.code());
    }
    pace.take(next.size());
    room.release();
    return next;
  }

  private Set<Claim.Key> write(List<Done> written, List<Claim> next) {
    try {
      return database.transaction(
          tx -> {
            hold(tx, written, next);
            marks.write(tx, written);
            return next.isEmpty() ? Set.of() : markSending(tx, next);
          });
    } catch (RuntimeException fault) {
      // Perhaps it was committed all the same: nothing of it is offered, and all is written again.
      done.addAll(written);
      next.forEach(claim -> done.add(new Done(claim, null)));
      throw fault;
    }
  }

  /**
   * All that is changed, in one order: held one part after the other, it would wait for whoever
   * pauses the lane, and he for it.
   */
  static void hold(Tx tx, List<Done> written, List<Claim> next) {
    MessageStore.takeInOrder(
        tx,
        Stream.concat(written.stream().map(Done::claim), next.stream())
            .map(claim -> claim.message().id())
            .toArray(UUID[]::new));
  }

  /** By its id, not to whom or in which words; found together with the request that queued it. */
  private void tellFailure(Done one) {
    String failure =
        switch (one.outcome()) {
          case null -> null;
          case Sent sent -> null;
          case Refused refused -> "was refused: " + refused.failure().code();
          case NotNow notNow -> "was not taken now: " + notNow.failure().code();
          case Unknown unknown -> "is in doubt";
        };
    if (failure != null) {
      RequestId.during(
          one.claim().requestId(),
          () -> LOG.info("{} by {} {}", one.claim().message(), channel.code(), failure));
    }
  }

  private Set<Claim.Key> markSending(Tx tx, List<Claim> next) {
    UUID trial =
        next.stream()
            .filter(Claim::trial)
            .map(claim -> claim.message().id())
            .findFirst()
            .orElse(null);
    Instant now = clock.now();
    return ClaimStore.markSending(tx, lease.node(), channel.code(), next, trial, now);
  }

  /**
   * One that was taken over and has come back is waited for anew, whatever the earlier offer says.
   */
  private void offer(Claim claim) {
    var offered = new Offered(claim, System.nanoTime());
    leaving.put(claim.message().id(), offered);
    send(claim.message())
        .onComplete(
            answer -> {
              leaving.remove(claim.message().id(), offered);
              done.add(new Done(claim, answer.succeeded() ? answer.result() : new Unknown()));
              signal.release();
            });
  }

  private Future<Outcome> send(Message message) {
    try {
      return channel.send(message);
    } catch (RuntimeException fault) {
      LOG.error("channel {} failed", channel.code(), fault);
      return Future.succeededFuture(new Unknown());
    }
  }
}
