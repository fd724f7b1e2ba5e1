package cn.pufa.platform.db;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What changed on any node, in a table of the database: polled at least every {@value #POLL_MS} ms
 * and woken by NOTIFY. It carries cache invalidation, revocation and index updates; nothing between
 * nodes rests on anything else.
 *
 * <p>Transactions commit out of the order in which they took their numbers, so the feed keeps
 * asking from the oldest transaction still in flight and remembers what it has handed out: a late
 * commit is neither waited for nor missed.
 */
public final class Changes implements AutoCloseable {

  /** A change that a transaction here has made. */
  public record Published(String kind, String key) {}

  private static final Logger LOG = LoggerFactory.getLogger("pufa.changes");
  private static final int POLL_MS = 400;

  /**
   * How many transactions to go back after a fault or a lost connection: a database that crashed
   * gives the numbers of transactions it lost out again, below those already read. Hearing a change
   * twice does no harm.
   */
  private static final long REWIND = 1000;

  /** A reader that has heard nothing for so long must ask the database itself. */
  private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(900);

  private final Database database;
  private final Semaphore wake = new Semaphore(0);
  private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();
  private final Map<String, List<Consumer<String>>> here = new ConcurrentHashMap<>();
  private final Map<Long, Long> seen = new HashMap<>();
  private long low;
  private volatile long reached;
  private volatile boolean interrupted;
  private volatile long lastPoll;
  private volatile boolean open = true;
  private volatile PgConnection listening;
  private Thread thread;

  public Changes(Database database) {
    this.database = database;
    database.afterChange(this::tellHere);
  }

  /**
   * Inserts the change in the caller's transaction; it is heard after the commit, and only then.
   */
  public static void publish(Tx tx, String kind, String key) {
    ChangeStore.insert(tx, kind, key);
    tx.published(new Published(kind, key));
  }

  /**
   * Told at once of what this node itself has committed, so that its next answer knows it, and of
   * the rest as by {@link #on}.
   *
   * @param listener may hear a change twice, and on several threads at a time
   */
  public void onAtOnce(String kind, Consumer<String> listener) {
    here.computeIfAbsent(kind, any -> new CopyOnWriteArrayList<>()).add(listener);
    on(kind, listener);
  }

  private void tellHere(List<Published> changes) {
    for (Published change : changes) {
      here.getOrDefault(change.kind(), List.of())
          .forEach(listener -> listener.accept(change.key()));
    }
    wake();
  }

  /**
   * @param listener takes the key of each change; runs on the feed's thread and must be quick
   */
  public void on(String kind, Consumer<String> listener) {
    listeners.computeIfAbsent(kind, any -> new CopyOnWriteArrayList<>()).add(listener);
  }

  public void off(String kind, Consumer<String> listener) {
    listeners.getOrDefault(kind, List.of()).remove(listener);
  }

  /** Starts from now: what this node has not cached yet, it need not be told. */
  public void start(Vertx vertx) {
    reached = database.read(ChangeStore::horizon);
    low = reached;
    lastPoll = System.nanoTime();
    thread = Thread.ofVirtual().name("changes").start(this::pollForEver);
    listen(vertx);
  }

  /** Another source of hints, such as Redis, that there is something to read. */
  public void wake() {
    wake.release();
  }

  /** All changes of transactions below this number have been heard. */
  public long reached() {
    return reached;
  }

  /** Whether what this node holds cached is at most a second old. */
  public boolean isFresh() {
    return System.nanoTime() - lastPoll < FRESH_NANOS;
  }

  private void pollForEver() {
    while (open) {
      try {
        wake.tryAcquire(POLL_MS, TimeUnit.MILLISECONDS);
        wake.drainPermits();
        poll();
      } catch (InterruptedException stopped) {
        return;
      } catch (RuntimeException fault) {
        interrupted = true;
        LOG.warn("change feed could not be read: {}", fault.toString());
      }
    }
  }

  /** Hints that old are of no use to anybody. */
  public void prune(Duration age) {
    database.run(tx -> ChangeStore.prune(tx, age));
  }

  private void poll() {
    if (interrupted) {
      interrupted = false;
      low = Math.max(0, reached - REWIND);
    }
    long asked = System.nanoTime();
    ChangeStore.Poll poll = database.read(tx -> ChangeStore.since(tx, low));
    for (ChangeStore.Change change : poll.changes()) {
      if (seen.putIfAbsent(change.id(), change.transaction()) == null) {
        tell(change);
      }
    }
    reached = poll.horizon();
    low = reached;
    forgetBefore(low);
    lastPoll = asked;
  }

  private void forgetBefore(long horizon) {
    Set<Long> old = new HashSet<>();
    seen.forEach(
        (id, transaction) -> {
          if (transaction < horizon) {
            old.add(id);
          }
        });
    seen.keySet().removeAll(old);
  }

  private void tell(ChangeStore.Change change) {
    for (Consumer<String> listener : listeners.getOrDefault(change.kind(), List.of())) {
      try {
        listener.accept(change.key());
      } catch (RuntimeException fault) {
        LOG.error("listener of {} failed", change.kind(), fault);
      }
    }
  }

  /** The notification is only a hint; without it the poll finds the change. */
  private void listen(Vertx vertx) {
    database
        .listenConnection()
        .onFailure(fault -> listenAgain(vertx))
        .onSuccess(connection -> listenOn(connection, vertx));
  }

  /** However it ends, the connection closes, and only then is there another. */
  private void listenOn(PgConnection connection, Vertx vertx) {
    connection.notificationHandler(note -> wake());
    connection.closeHandler(
        nothing -> {
          interrupted = true;
          listenAgain(vertx);
        });
    connection
        .query("listen pufa_changes")
        .execute()
        .onFailure(fault -> connection.close())
        .onSuccess(heard -> keep(connection));
  }

  private void keep(PgConnection connection) {
    listening = connection;
    if (!open) {
      connection.close();
    }
  }

  private void listenAgain(Vertx vertx) {
    if (open) {
      vertx.setTimer(1000, timer -> listen(vertx));
    }
  }

  @Override
  public void close() {
    open = false;
    thread.interrupt();
    if (listening != null) {
      listening.close();
    }
  }
}
