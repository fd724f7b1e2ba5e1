package cn.pufa.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Eventually;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Race;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The feed hears each change once, late commits and the numbers of a crash included. */
@Race
class ChangesIT {

  private static final Duration SOON = Duration.ofSeconds(5);

  private final TestPostgres.TestDatabase database = TestPostgres.create();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private Vertx vertx;
  private Database pool;
  private Changes changes;

  @BeforeEach
  void listen() {
    vertx = Vertx.vertx();
    pool = TestServer.connections(vertx, database.appUrl());
    changes = new Changes(pool);
    changes.on("probe", heard::add);
    changes.start(vertx);
  }

  @AfterEach
  void stop() {
    changes.close();
    pool.close();
    vertx.close().await();
  }

  @Test
  void aTransactionThatCommitsLateIsNeitherWaitedForNorMissed() {
    try (Jdbc slow = Jdbc.connect(database.appUrl()).begin();
        Jdbc quick = Jdbc.connect(database.appUrl())) {
      slow.execute("insert into change_log (kind, key) values ('probe', 'slow')");
      quick.execute("insert into change_log (kind, key) values ('probe', 'quick')");
      Eventually.within(SOON, () -> assertThat(heard).containsExactly("quick"));
      slow.commit();
      Eventually.within(SOON, () -> assertThat(heard).containsExactly("quick", "slow"));
    }
  }

  /**
   * PostgreSQL loses the highest transaction numbers in a crash and gives them out again, so a new
   * change may bear a number that the feed has passed already.
   */
  @Test
  void aChangeUnderANumberAlreadyPassedIsHeardAfterTheConnectionWasLost() {
    try (Jdbc app = Jdbc.connect(database.appUrl())) {
      long passed = app.number("select pg_current_xact_id()::text::bigint");
      Eventually.within(SOON, () -> assertThat(changes.reached()).isGreaterThan(passed));
      app.execute(
          "insert into change_log (txid, kind, key) values ('%d', 'probe', 'again')"
              .formatted(passed));
      app.execute("insert into change_log (kind, key) values ('probe', 'next')");
      Eventually.within(SOON, () -> assertThat(heard).containsExactly("next"));

      app.column(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where datname = current_database() and pid <> pg_backend_pid()");

      Eventually.within(SOON, () -> assertThat(heard).contains("again"));
    }
  }
}
