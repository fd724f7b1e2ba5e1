package cn.pufa.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Eventually;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A database of its own, and what its messages look like from outside the engine. */
final class MessageTable implements AutoCloseable {

  static final Duration SOON = Duration.ofSeconds(60);

  private final TestPostgres.TestDatabase postgres = TestPostgres.create();
  private final Jdbc database = Jdbc.connect(postgres.appUrl());

  String url() {
    return postgres.appUrl();
  }

  /** For connections to come: rows are no longer taken in the order in which they are named. */
  void planWithoutOrder() {
    try (Jdbc owner = Jdbc.connect(postgres.ownerUrl())) {
      owner.execute("alter database %s set enable_nestloop = off".formatted(postgres.name()));
    }
  }

  synchronized List<String> column(String column, String condition) {
    return database.column("select %s from message where %s".formatted(column, condition));
  }

  String of(UUID message, String column) {
    return column(column, "id = '" + message + "'").getFirst();
  }

  int count(String condition) {
    return Integer.parseInt(column("count(*)", condition).getFirst());
  }

  /** An expression about the e-mail's circuit; null while there is none. */
  synchronized String circuit(String expression) {
    return database
        .column("select " + expression + " from circuit where channel = 'email'")
        .stream()
        .findFirst()
        .orElse(null);
  }

  synchronized void change(String sql) {
    database.execute(sql);
  }

  /** Whether a statement that names the table waits for another's lock. */
  synchronized boolean isWaitedFor(String table) {
    return database.waiting(table) > 0;
  }

  void await(String condition, int count) {
    Eventually.within(SOON, () -> assertThat(count(condition)).as(condition).isEqualTo(count));
  }

  void await(UUID message, String state) {
    Eventually.within(SOON, () -> assertThat(of(message, "state")).isEqualTo(state));
  }

  @Override
  public void close() {
    database.close();
  }
}
