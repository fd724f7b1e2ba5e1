package cn.pufa.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Race;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestPostgres.TestDatabase;
import cn.pufa.testing.TestServer;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a release has brought it does not bring again; another one looks at everything. */
class ReleaseIT {

  private static final int NODES = 8;

  private final Vertx vertx = Vertx.vertx();
  private final TestDatabase created = TestPostgres.create();
  private final Database database = TestServer.connections(vertx, created.appUrl());

  @AfterEach
  void close() {
    database.close();
    vertx.close().await();
  }

  @Test
  void aReleaseSeedsOnce() {
    assertThat(Release.hasSeeded(database)).isFalse();
    Release.markSeeded(database);
    assertThat(Release.hasSeeded(database)).isTrue();
  }

  @Test
  void anotherReleaseSeedsAndSoDoesTheFirstAfterIt() {
    Release.markSeeded(database);
    execute("update seeded_release set hash = 'another'");
    assertThat(Release.hasSeeded(database)).isFalse();
    Release.markSeeded(database);
    assertThat(Release.hasSeeded(database)).isTrue();
    assertThat(releases()).isEqualTo(1);
  }

  /** Two nodes that start together on a new release have both seeded when they come to say so. */
  @Race
  @Test
  void nodesMayMarkItAtOnce() throws InterruptedException {
    List<Throwable> faults = new CopyOnWriteArrayList<>();
    List<Thread> nodes = new ArrayList<>();
    for (int node = 0; node < NODES; node++) {
      Thread thread = Thread.ofVirtual().unstarted(() -> Release.markSeeded(database));
      thread.setUncaughtExceptionHandler((marking, fault) -> faults.add(fault));
      nodes.add(thread);
    }
    nodes.forEach(Thread::start);
    for (Thread node : nodes) {
      node.join();
    }
    assertThat(faults).isEmpty();
    assertThat(releases()).isEqualTo(1);
  }

  @Test
  void aSchemaThatThisReleaseHasNotMarkedIsNotTakenForMigrated() {
    assertThat(Release.hasMigrated(database)).isTrue();
    execute("comment on table flyway_schema_history is 'another'");
    assertThat(Release.hasMigrated(database)).isFalse();
    execute("drop table flyway_schema_history");
    assertThat(Release.hasMigrated(database)).isFalse();
  }

  private long releases() {
    try (Jdbc app = Jdbc.connect(created.appUrl())) {
      return app.number("select count(*) from seeded_release");
    }
  }

  private void execute(String command) {
    try (Jdbc owner = Jdbc.connect(created.ownerUrl())) {
      owner.execute(command);
    }
  }
}
