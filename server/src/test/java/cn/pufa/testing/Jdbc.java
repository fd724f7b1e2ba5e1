package cn.pufa.testing;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A connection to the database beside the server's own, as whichever role the URL names. */
public final class Jdbc implements AutoCloseable {

  private final Connection connection;

  private Jdbc(Connection connection) {
    this.connection = connection;
  }

  public static Jdbc connect(String url) {
    URI uri = URI.create(url);
    String[] login = uri.getUserInfo().split(":", 2);
    String jdbc = "jdbc:postgresql://127.0.0.1:" + uri.getPort() + uri.getPath();
    try {
      return new Jdbc(DriverManager.getConnection(jdbc, login[0], login[1]));
    } catch (SQLException fault) {
      throw new IllegalStateException(fault);
    }
  }

  /** What follows is kept by {@link #commit} alone. */
  public Jdbc begin() {
    return run(() -> connection.setAutoCommit(false));
  }

  public Jdbc commit() {
    return run(connection::commit);
  }

  /** Each statement is kept by itself again. */
  public Jdbc end() {
    return run(() -> connection.setAutoCommit(true));
  }

  public Jdbc rollBack() {
    return run(connection::rollback);
  }

  /** Rows changed. */
  public int execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return statement.getUpdateCount();
    } catch (SQLException fault) {
      throw new IllegalStateException(fault.getMessage(), fault);
    }
  }

  /** The first column of each row, as text. */
  public List<String> column(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException fault) {
      throw new IllegalStateException(fault.getMessage(), fault);
    }
  }

  public long number(String sql) {
    return Long.parseLong(column(sql).getFirst());
  }

  /** Statements in this database that wait for another's lock. */
  public long waiting() {
    return waiting("");
  }

  /** Those of them that match a pattern; of one's own role alone, since it sees no other's text. */
  public long waiting(String pattern) {
    return number(
        """
        select count(*) from pg_stat_activity s
         where datname = current_database() and query ~ '%s'
           and exists (select from pg_locks where pid = s.pid and not granted)"""
            .formatted(pattern));
  }

  private interface Step {
    void run() throws SQLException;
  }

  private Jdbc run(Step step) {
    try {
      step.run();
      return this;
    } catch (SQLException fault) {
      throw new IllegalStateException(fault.getMessage(), fault);
    }
  }

  @Override
  public void close() {
    run(connection::close);
  }
}
