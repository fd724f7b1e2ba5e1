package cn.pufa.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cn.pufa.testing.Jdbc;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestPostgres.TestDatabase;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a release has brought it does not bring again; another one looks at everything. */
class ReleaseIT {

  private final Vertx vertx = Vertx.vertx();
  private final TestDatabase created = TestPostgres.create();
  private final Database database = new Database(vertx, created.appUrl());
  private int seedings;

  @AfterEach
  void close() {
    database.close();
    vertx.close().await();
  }

  @Test
  void aReleaseSeedsOnce() {
    seed();
    seed();
    assertThat(seedings).isEqualTo(1);
  }

  @Test
  void anotherReleaseSeedsAndSoDoesTheFirstAfterIt() {
    seed();
    execute("update seeded_release set hash = 'another'");
    seed();
    seed();
    assertThat(seedings).isEqualTo(2);
    assertThat(releases()).isEqualTo(1);
  }

  @Test
  void whatFailedIsSeededAgain() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                Release.seed(
                    database,
                    () -> {
                      throw new IllegalStateException("no card is without a title");
                    }));
    seed();
    assertThat(seedings).isEqualTo(1);
  }

  @Test
  void aSchemaThatThisReleaseHasNotMarkedIsNotTakenForMigrated() {
    assertThat(Release.hasMigrated(database)).isTrue();
    execute("comment on table flyway_schema_history is 'another'");
    assertThat(Release.hasMigrated(database)).isFalse();
    execute("drop table flyway_schema_history");
    assertThat(Release.hasMigrated(database)).isFalse();
  }

  private void seed() {
    Release.seed(database, () -> seedings++);
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
