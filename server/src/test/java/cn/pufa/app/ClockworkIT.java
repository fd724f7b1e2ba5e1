package cn.pufa.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.audit.AuditHead;
import cn.pufa.audit.Chainer;
import cn.pufa.audit.Commands;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestPostgres.TestDatabase;
import cn.pufa.testing.TestServer;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At a stop nothing goes on doing things by the clock behind the end of the chain of events. */
class ClockworkIT {

  private static final int CHORES = 5_000;
  private static final String UNLINKED =
      "select count(*) from audit_event e where not exists (select from audit_link l where l.event_id = e.id)";

  private final TestDatabase postgres = TestPostgres.create();
  private final BusinessClock clock = new BusinessClock(Clock.systemUTC());
  private final AtomicBoolean underWay = new AtomicBoolean();
  private Vertx vertx;
  private Database database;
  private Jdbc asked;

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    database = TestServer.connections(vertx, postgres.appUrl());
    asked = Jdbc.connect(postgres.appUrl());
  }

  @AfterEach
  void close() {
    asked.close();
    database.close();
    vertx.close().await();
  }

  @Test
  void whatFellDueBeforeAStopIsLinked(@TempDir Path heads) {
    var clockwork = new Clockwork(chores());
    clockwork.start();
    requireLinkedAfter(clockwork, heads);
  }

  @Test
  void whatWasTidiedUpBeforeAStopIsLinked(@TempDir Path heads) {
    var housekeeping = new Housekeeping(chores());
    housekeeping.start();
    requireLinkedAfter(housekeeping, heads);
  }

  private Stream<Runnable> chores() {
    return Stream.<Runnable>generate(() -> this::chore).limit(CHORES);
  }

  private void chore() {
    underWay.set(true);
    new Commands(database, clock).system("tidy", "test/1", tx -> null);
    underWay.set(false);
  }

  private void requireLinkedAfter(AutoCloseable busy, Path heads) {
    var chainer = new Chainer(database, clock, new AuditHead(heads), "one");
    chainer.start();
    var running = new Running();
    running.keep(chainer);
    running.keep(busy);
    Eventually.within(Duration.ofSeconds(10), () -> assertThat(events()).isGreaterThan(50));

    running.close();
    assertThat(underWay).isFalse();
    assertThat(asked.number(UNLINKED)).isZero();
    assertThat(events()).as("stopped in between").isLessThan(CHORES);
  }

  private long events() {
    return asked.number("select count(*) from audit_event");
  }
}
