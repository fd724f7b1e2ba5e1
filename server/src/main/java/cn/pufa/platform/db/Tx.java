package cn.pufa.platform.db;

import cn.pufa.platform.RequestId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One connection for the length of one piece of work; blocking, on a virtual thread. */
public final class Tx {

  private static final String ONE_MOMENT =
      "set transaction isolation level repeatable read, read only";

  private final SqlConnection connection;
  private final SlowStatements slow;
  private final String request = RequestId.current();
  private final List<Changes.Published> published = new ArrayList<>();

  /** Statements that nobody has waited for yet, in their order. */
  private final List<Future<?>> sent = new ArrayList<>();

  /** When the last answer came; a connection answers in the order in which it is asked. */
  private volatile long answered = System.nanoTime();

  Tx(SqlConnection connection, SlowStatements slow) {
    this.connection = connection;
    this.slow = slow;
  }

  public <T> List<T> list(Sql sql, Function<Row, T> read, Object... parameters) {
    var rows = await(sql, parameters);
    List<T> list = new ArrayList<>(rows.size());
    rows.forEach(row -> list.add(read.apply(row)));
    return list;
  }

  public <T> Optional<T> first(Sql sql, Function<Row, T> read, Object... parameters) {
    return list(sql, read, parameters).stream().findFirst();
  }

  public <T> T one(Sql sql, Function<Row, T> read, Object... parameters) {
    return list(sql, read, parameters).getFirst();
  }

  /** Rows changed. */
  public int execute(Sql sql, Object... parameters) {
    return await(sql, parameters).rowCount();
  }

  /**
   * For a change whose number of rows nobody needs: the database has it behind the statements
   * before it, and nobody waits. The next statement that is waited for, or the commit, fails where
   * it failed.
   */
  public void send(Sql sql, Object... parameters) {
    sent.add(start(sql, parameters));
  }

  /** What follows sees what is committed when the first of it runs; it may only read. */
  void seeOneMoment() {
    sent.add(connection.query(ONE_MOMENT).execute());
  }

  /** Waits for all that was sent; the first fault is the true one, the others follow from it. */
  void settle() {
    sent.forEach(Database::await);
    sent.clear();
  }

  private RowSet<Row> await(Sql sql, Object[] parameters) {
    Future<RowSet<Row>> rows = start(sql, parameters);
    settle();
    return Database.await(rows);
  }

  private Future<RowSet<Row>> start(Sql sql, Object[] parameters) {
    long asked = System.nanoTime();
    return connection
        .preparedQuery(sql.text())
        .execute(tuple(parameters))
        .onComplete(answer -> measure(sql, asked));
  }

  /** One that was sent behind another begins when that one has ended. */
  private void measure(Sql sql, long asked) {
    long now = System.nanoTime();
    long begun = asked - answered > 0 ? asked : answered;
    answered = now;
    slow.took(sql, Duration.ofNanos(now - begun), request);
  }

  /** Remembers that others are to be told once this is committed. */
  void published(Changes.Published change) {
    published.add(change);
  }

  List<Changes.Published> published() {
    return published;
  }

  /** Added one by one: {@code Tuple.of} would spread an array into several parameters. */
  private static Tuple tuple(Object[] parameters) {
    Tuple tuple = Tuple.tuple();
    for (Object parameter : parameters) {
      tuple.addValue(parameter);
    }
    return tuple;
  }
}
