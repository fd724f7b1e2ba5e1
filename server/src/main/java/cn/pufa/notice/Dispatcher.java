package cn.pufa.notice;

import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the queued notices of one channel: claim up to a window and commit, send, mark. Any number
 * of nodes may do so on one database.
 *
 * <p>A claim that is not marked before it runs out belongs to a node that died or froze while
 * sending: nobody can know whether the notice left. Where the provider knows a repeated one, it is
 * offered again; otherwise it becomes uncertain and is not sent again. At most one window a death
 * is affected.
 */
public final class Dispatcher implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("pufa.notice");
  static final int WINDOW = 32;
  private static final Duration CLAIM = Duration.ofSeconds(60);

  /** A node that wakes up later than this after its claim sends nothing more of it. */
  private static final Duration STALE = Duration.ofSeconds(20);

  private static final int MAX_ATTEMPTS = 8;
  private static final long IDLE_MS = 1000;
  private static final String UNKNOWN_FATE = "发送中途断开，不知道对方是否收到。请电话核实，不要重复发送。";

  private final Database database;
  private final BusinessClock clock;
  private final Changes changes;
  private final Channel channel;
  private final Duration claimLife;
  private final Duration stale;
  private final Semaphore wake = new Semaphore(0);
  private volatile boolean open = true;
  private Thread thread;

  public Dispatcher(Database database, BusinessClock clock, Changes changes, Channel channel) {
    this(database, clock, changes, channel, CLAIM, STALE);
  }

  /**
   * @param claimLife how long a claim lives, @param stale how long after it something may leave
   */
  Dispatcher(
      Database database,
      BusinessClock clock,
      Changes changes,
      Channel channel,
      Duration claimLife,
      Duration stale) {
    this.claimLife = claimLife;
    this.stale = stale;
    this.database = database;
    this.clock = clock;
    this.changes = changes;
    this.channel = channel;
  }

  public void start() {
    changes.on(Notices.QUEUED, campaign -> wake.release());
    thread = Thread.ofVirtual().name("dispatcher-" + channel.code()).start(this::run);
  }

  private void run() {
    while (open) {
      try {
        giveUpOnTheDead();
        if (!sendWindow()) {
          wake.tryAcquire(IDLE_MS, TimeUnit.MILLISECONDS);
          wake.drainPermits();
        }
      } catch (InterruptedException stopped) {
        return;
      } catch (RuntimeException fault) {
        LOG.warn("notices could not be sent: {}", fault.toString());
        rest();
      }
    }
  }

  private void rest() {
    try {
      TimeUnit.MILLISECONDS.sleep(IDLE_MS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void giveUpOnTheDead() {
    database.run(tx -> tell(tx, takeFromTheDead(tx)));
  }

  private List<UUID> takeFromTheDead(Tx tx) {
    return channel.knowsRepeats()
        ? NoticeStore.offerAgain(tx, channel.code(), clock.now())
        : NoticeStore.giveUp(tx, channel.code(), clock.now(), UNKNOWN_FATE);
  }

  /** False when nothing was waiting. */
  private boolean sendWindow() throws InterruptedException {
    UUID claim = UUID.randomUUID();
    Instant now = clock.now();
    List<NoticeStore.Claimed> claimed =
        database.transaction(
            tx -> NoticeStore.claim(tx, channel.code(), claim, now, now.plus(claimLife), WINDOW));
    if (claimed.isEmpty()) {
      return false;
    }
    long since = System.nanoTime();
    List<Channel.Outcome> outcomes =
        SendingWindow.send(channel, claimed, () -> System.nanoTime() - since > stale.toNanos());
    mark(claim, claimed, outcomes);
    return true;
  }

  private void mark(UUID claim, List<NoticeStore.Claimed> claimed, List<Channel.Outcome> outcomes) {
    database.run(
        tx -> {
          List<UUID> sent = new ArrayList<>();
          for (int i = 0; i < claimed.size(); i++) {
            NoticeStore.Claimed notice = claimed.get(i);
            switch (outcomes.get(i)) {
              case Channel.Sent ok -> sent.add(notice.id());
              case Channel.Refused refused ->
                  NoticeStore.settle(tx, notice.id(), claim, NoticeState.FAILED, refused.reason());
              case Channel.NotNow notNow ->
                  later(tx, claim, notice, NoticeState.FAILED, notNow.reason());
              case Channel.Unknown unknown when channel.knowsRepeats() ->
                  later(tx, claim, notice, NoticeState.UNCERTAIN, UNKNOWN_FATE);
              case Channel.Unknown unknown ->
                  NoticeStore.settle(tx, notice.id(), claim, NoticeState.UNCERTAIN, UNKNOWN_FATE);
            }
          }
          NoticeStore.markSent(tx, sent, claim, clock.now());
          tell(tx, claimed.stream().map(NoticeStore.Claimed::campaign).toList());
        });
  }

  /**
   * @param end what becomes of it after the last attempt
   */
  private void later(
      Tx tx, UUID claim, NoticeStore.Claimed notice, NoticeState end, String reason) {
    if (notice.attempts() >= MAX_ATTEMPTS) {
      NoticeStore.settle(tx, notice.id(), claim, end, reason);
      return;
    }
    NoticeStore.markLater(
        tx, notice.id(), claim, clock.now().plus(backOff(notice.attempts())), reason);
  }

  /**
   * 2, 4, 8 … seconds, at most five minutes, each up to a quarter longer so that they do not come
   * back together.
   */
  private static Duration backOff(int attempts) {
    long seconds = Math.min(300, 1L << Math.min(attempts, 9));
    return Duration.ofMillis(seconds * 1000 + (long) (Math.random() * seconds * 250));
  }

  private static void tell(Tx tx, List<UUID> campaigns) {
    Set<UUID> distinct = new HashSet<>(campaigns);
    distinct.remove(null);
    distinct.forEach(campaign -> Changes.publish(tx, Notices.PROGRESS, campaign.toString()));
  }

  /** Lets the window that is under way finish. */
  @Override
  public void close() {
    open = false;
    wake.release();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(15));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
