package cn.pufa.platform.db;

import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.ProblemType;
import cn.pufa.platform.secret.SecretUrl;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL, the only record. Every call has an end: waiting for a connection, a statement, a
 * lock, all are cut off, and then the caller is told to try again.
 */
public final class Database implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("pufa.database");
  private static final int CONNECTIONS = 24;
  private static final int WAIT_SECONDS = 10;
  private static final int ANSWER_SECONDS = 35;
  private static final Duration SLOW = Duration.ofSeconds(1);
  private static final String STATEMENT_TIMEOUT_MS = "30000";
  private static final String LOCK_TIMEOUT_MS = "15000";

  /** Statements whose plan a connection keeps. */
  private static final Predicate<String> KEPT =
      PgConnectOptions.DEFAULT_PREPARED_STATEMENT_CACHE_FILTER.and(text -> !Sql.isAnew(text));

  /** Many ask at once: a second process for one of them would only keep others waiting. */
  private static final String ONE_PROCESS = "0";

  /** What is looked at stands in memory or on a disk that does not turn. */
  private static final String OF_A_JUMP = "1.1";

  /** A page of a long list is sorted without files. */
  private static final String SORTED_IN_MEMORY = "8MB";

  private static final String TERMINATED = "57P01";

  /** How keys end that hold a copy to what it is one of. */
  private static final String COPY = "_township";

  /**
   * A node that froze in the middle of a transaction gives its locks back, before others give up.
   */
  private static final String IDLE_IN_TRANSACTION_MS = "8000";

  /**
   * A newer release has added to a table beside us, and the columns that a prepared statement gives
   * are not those any more. Whoever meets it is told to try again; others find connections that
   * have prepared nothing yet.
   */
  private static final class OldPlan extends RuntimeException {
    private static final String ROUTINE = "RevalidateCachedQuery";

    OldPlan(PgException fault) {
      super(fault);
    }

    /** Its state alone is that of everything PostgreSQL does not do. */
    static boolean is(PgException fault) {
      return ROUTINE.equals(fault.getRoutine());
    }
  }

  private final Pool pool;
  private final PgConnectOptions options;
  private final Vertx vertx;
  private final SlowStatements slow;

  /** By backend: how many old plans had been met when the connection was used first. */
  private final Map<Integer, Integer> usedSince = new ConcurrentHashMap<>();

  private final AtomicInteger oldPlans = new AtomicInteger();
  private final List<Consumer<List<Changes.Published>>> afterChange = new CopyOnWriteArrayList<>();

  public Database(Vertx vertx, SecretUrl url) {
    this(vertx, url, SLOW);
  }

  /**
   * @param slow the log tells of statements that take as long
   */
  public Database(Vertx vertx, SecretUrl url, Duration slow) {
    this(vertx, url, PgConnectOptions.DEFAULT_PIPELINING_LIMIT, slow);
  }

  /**
   * @param ahead statements that one connection may have on their way; with 1 each waits for the
   *     answer to the one before
   */
  public Database(Vertx vertx, SecretUrl url, int ahead) {
    this(vertx, url, ahead, SLOW);
  }

  private Database(Vertx vertx, SecretUrl url, int ahead, Duration slow) {
    this.vertx = vertx;
    this.slow = new SlowStatements(slow);
    this.options =
        new PostgresAddress(url)
            .options()
            .setPipeliningLimit(ahead)
            .setCachePreparedStatements(true)
            .setPreparedStatementCacheMaxSize(512)
            .setPreparedStatementCacheSqlFilter(KEPT)
            .addProperty("application_name", "pufa")
            .addProperty("max_parallel_workers_per_gather", ONE_PROCESS)
            .addProperty("work_mem", SORTED_IN_MEMORY)
            .addProperty("random_page_cost", OF_A_JUMP)
            .addProperty("statement_timeout", STATEMENT_TIMEOUT_MS)
            .addProperty("lock_timeout", LOCK_TIMEOUT_MS)
            .addProperty("idle_in_transaction_session_timeout", IDLE_IN_TRANSACTION_MS);
    this.pool =
        PgBuilder.pool()
            .with(
                new PoolOptions()
                    .setMaxSize(CONNECTIONS)
                    .setConnectionTimeout(WAIT_SECONDS)
                    .setConnectionTimeoutUnit(TimeUnit.SECONDS))
            .connectingTo(options)
            .using(vertx)
            .build();
  }

  /**
   * Runs after each commit that published a change, before whoever committed goes on; it must not
   * fail or wait.
   */
  public void afterChange(Consumer<List<Changes.Published>> hint) {
    afterChange.add(hint);
  }

  /** Work that reads; each statement sees what is committed when it runs. */
  public <T> T read(Function<Tx, T> work) {
    return onConnection(
        connection -> {
          var tx = new Tx(connection, slow);
          T result = work.apply(tx);
          tx.settle();
          return result;
        });
  }

  /** Work that reads, all of it as of one moment: what is counted is what is listed. */
  public <T> T snapshot(Function<Tx, T> work) {
    return transaction(
        tx -> {
          tx.seeOneMoment();
          return work.apply(tx);
        });
  }

  /** Work that is kept whole or not at all. */
  public <T> T transaction(Function<Tx, T> work) {
    return onConnection(connection -> transaction(connection, work));
  }

  private <T> T transaction(SqlConnection connection, Function<Tx, T> work) {
    // The first statement follows on its heels; nobody need wait for it alone.
    Future<Transaction> transaction = connection.begin();
    try {
      var tx = new Tx(connection, slow);
      T result = work.apply(tx);
      tx.settle();
      await(transaction.compose(Transaction::commit));
      if (!tx.published().isEmpty()) {
        afterChange.forEach(hint -> hint.accept(tx.published()));
      }
      return result;
    } catch (Throwable fault) {
      rollBack(transaction);
      throw fault;
    }
  }

  public void run(Consumer<Tx> work) {
    transaction(
        tx -> {
          work.accept(tx);
          return null;
        });
  }

  private <T> T onConnection(Function<SqlConnection, T> work) {
    SqlConnection connection = connection();
    try {
      return work.apply(connection);
    } catch (OldPlan fault) {
      LOG.info("tables are others than a connection knew");
      oldPlans.incrementAndGet();
      end(connection);
      throw Problem.of(ProblemType.UNAVAILABLE);
    } finally {
      connection.close();
    }
  }

  /** One that was used first after the last old plan was met. */
  private SqlConnection connection() {
    while (true) {
      SqlConnection connection = await(pool.getConnection());
      int met = oldPlans.get();
      if (usedSince.computeIfAbsent(backend(connection), first -> met) == met) {
        return connection;
      }
      try {
        end(connection);
      } finally {
        connection.close();
      }
    }
  }

  /** The pool makes another in its place; until this one is gone, it would be handed out again. */
  private void end(SqlConnection connection) {
    usedSince.remove(backend(connection));
    Promise<Void> ended = Promise.promise();
    connection.closeHandler(ended::tryComplete);
    connection
        .query("select pg_terminate_backend(pg_backend_pid())")
        .execute()
        .onFailure(fault -> completeUnlessEnding(ended, fault));
    await(ended.future());
  }

  /** One that cannot be told to end has ended already. */
  private static void completeUnlessEnding(Promise<Void> ended, Throwable fault) {
    if (!(fault instanceof PgException pg && TERMINATED.equals(pg.getSqlState()))) {
      ended.tryComplete();
    }
  }

  private static int backend(SqlConnection connection) {
    return ((PgConnection) connection).processId();
  }

  /**
   * After a lost connection there is nothing left to roll back; the first fault is the one to
   * report.
   */
  private static void rollBack(Future<Transaction> transaction) {
    try {
      await(transaction.compose(Transaction::rollback));
    } catch (RuntimeException fault) {
      LOG.debug("rollback not acknowledged: {}", fault.toString());
    }
  }

  /** A connection outside the pool, for LISTEN. */
  Future<PgConnection> listenConnection() {
    return PgConnection.connect(vertx, options);
  }

  static <T> T await(Future<T> future) {
    try {
      return future.await(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw Problem.of(ProblemType.UNAVAILABLE);
    } catch (Throwable fault) {
      throw translate(fault);
    }
  }

  private static RuntimeException translate(Throwable fault) {
    if (fault instanceof PgException pg && OldPlan.is(pg)) {
      return new OldPlan(pg);
    }
    if (fault instanceof PgException pg && !isPassing(pg)) {
      return pg;
    }
    LOG.warn("database unavailable: {}", fault.toString());
    return Problem.of(ProblemType.UNAVAILABLE);
  }

  /**
   * Class 08 connection, 53 resources, 57 shutdown or time-out, 55P03 lock time-out, 40
   * serialisation and deadlock; what somebody changed meanwhile, of which a copy was to be kept.
   */
  private static boolean isPassing(PgException fault) {
    String state = String.valueOf(fault.getSqlState());
    return state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57")
        || state.startsWith("40")
        || state.equals("55P03")
        || state.equals("23503") && String.valueOf(fault.getConstraint()).endsWith(COPY);
  }

  /** Whether the fault is a second row where there may be one, by the given constraint. */
  public static boolean isDuplicate(RuntimeException fault, String constraint) {
    return fault instanceof PgException pg
        && "23505".equals(pg.getSqlState())
        && constraint.equals(pg.getConstraint());
  }

  /** Whether the fault is a row that may not go because others refer to it. */
  public static boolean isStillNamed(RuntimeException fault) {
    return fault instanceof PgException pg && "23503".equals(pg.getSqlState());
  }

  @Override
  public void close() {
    pool.close().await();
  }
}
