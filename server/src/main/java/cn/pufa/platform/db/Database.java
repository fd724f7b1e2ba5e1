package cn.pufa.platform.db;

import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
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
  private static final String STATEMENT_TIMEOUT_MS = "30000";
  private static final String LOCK_TIMEOUT_MS = "15000";

  /**
   * A node that froze in the middle of a transaction gives its locks back, before others give up.
   */
  private static final String IDLE_IN_TRANSACTION_MS = "8000";

  private final Pool pool;
  private final PgConnectOptions options;
  private final Vertx vertx;
  private final List<Consumer<List<Changes.Published>>> afterChange = new CopyOnWriteArrayList<>();

  public Database(Vertx vertx, String url) {
    this.vertx = vertx;
    this.options =
        PgConnectOptions.fromUri(url)
            .setCachePreparedStatements(true)
            .setPreparedStatementCacheMaxSize(512)
            .addProperty("application_name", "pufa")
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
    SqlConnection connection = await(pool.getConnection());
    try {
      return work.apply(new Tx(connection));
    } finally {
      connection.close();
    }
  }

  /** Work that is kept whole or not at all. */
  public <T> T transaction(Function<Tx, T> work) {
    SqlConnection connection = await(pool.getConnection());
    try {
      Transaction transaction = await(connection.begin());
      try {
        var tx = new Tx(connection);
        T result = work.apply(tx);
        await(transaction.commit());
        if (!tx.published().isEmpty()) {
          afterChange.forEach(hint -> hint.accept(tx.published()));
        }
        return result;
      } catch (Throwable fault) {
        rollBack(transaction);
        throw fault;
      }
    } finally {
      connection.close();
    }
  }

  public void run(Consumer<Tx> work) {
    transaction(
        tx -> {
          work.accept(tx);
          return null;
        });
  }

  /**
   * After a lost connection there is nothing left to roll back; the first fault is the one to
   * report.
   */
  private static void rollBack(Transaction transaction) {
    try {
      await(transaction.rollback());
    } catch (RuntimeException fault) {
      LOG.debug("rollback not acknowledged: {}", fault.toString());
    }
  }

  /** A connection outside the pool, for LISTEN. */
  Future<io.vertx.pgclient.PgConnection> listenConnection() {
    return io.vertx.pgclient.PgConnection.connect(vertx, options);
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
    if (fault instanceof PgException pg && !isPassing(pg)) {
      return pg;
    }
    LOG.warn("database unavailable: {}", fault.toString());
    return Problem.of(ProblemType.UNAVAILABLE);
  }

  /**
   * Class 08 connection, 53 resources, 57 shutdown or time-out, 55P03 lock time-out, 40
   * serialisation and deadlock.
   */
  private static boolean isPassing(PgException fault) {
    String state = String.valueOf(fault.getSqlState());
    return state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57")
        || state.startsWith("40")
        || state.equals("55P03");
  }

  /** Whether the fault is a second row where there may be one, by the given constraint. */
  public static boolean isDuplicate(RuntimeException fault, String constraint) {
    return fault instanceof PgException pg
        && "23505".equals(pg.getSqlState())
        && constraint.equals(pg.getConstraint());
  }

  @Override
  public void close() {
    pool.close().await();
  }
}
