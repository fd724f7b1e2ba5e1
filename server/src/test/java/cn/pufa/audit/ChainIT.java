package cn.pufa.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.time.BusinessClock;
import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Fault;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Race;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestPostgres.TestDatabase;
import cn.pufa.testing.TestServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes on one database seal every committed event into one chain, soon and in any order. */
@Fault("F26")
class ChainIT {

  private static final Duration LINKED = Duration.ofSeconds(2);
  private static final int LOAD = 200;
  private static final int CALLERS = 4;
  private static final String UNLINKED =
      "select count(*) from audit_event e where not exists (select from audit_link l where l.event_id = e.id)";

  private static TestDatabase database;
  private static TestServer first;
  private static TestServer second;

  @BeforeAll
  static void start() {
    database = TestPostgres.create();
    first = TestServer.start(database, Map.of());
    second = TestServer.start(database, Map.of());
  }

  @AfterAll
  static void stop() {
    second.close();
    first.close();
  }

  @Test
  void linksAnEventWithinTwoSeconds() {
    Api officer = second.as("case_officer");
    for (int time = 0; time < 5; time++) {
      officer.call("createCampaign", Map.of(), Given.campaignDraft()).expect(201);
      awaitAllLinked();
    }
    requireWhole();
  }

  @Race
  @Test
  void aLongTransactionHoldsUpItsOwnEventAlone() {
    try (Jdbc slow = Jdbc.connect(database.appUrl()).begin()) {
      slow.execute(insertOf("slow"));
      first.as("case_officer").call("createCampaign", Map.of(), Given.campaignDraft()).expect(201);
      awaitAllLinked();
      assertThat(linked("slow")).isZero();

      slow.commit();
      Eventually.within(LINKED, () -> assertThat(linked("slow")).isOne());
    }
    requireWhole();
  }

  /** As after a crash, which gives the numbers of transactions out again that it lost. */
  @Test
  void anEventOfAnOldTransactionNumberIsLinked() {
    first.as("case_officer").call("createCampaign", Map.of(), Given.campaignDraft()).expect(201);
    awaitAllLinked();
    try (Jdbc app = Jdbc.connect(database.appUrl())) {
      app.execute(
          """
          insert into audit_event (txid, at, actor, action, subject, request_id)
          values ('3', now(), 'system', 'again', 'test/1', '-')""");
      Eventually.within(LINKED, () -> assertThat(linked("again")).isOne());
    }
    requireWhole();
  }

  @Race
  @Test
  void twoNodesUnderLoadDoNotForkTheChain() {
    // The same name makes the lease of one the lease of the other: only the chain itself is left.
    try (Chainer left = chainer();
        Chainer right = chainer()) {
      left.start();
      right.start();
      Stream.of(IntStream.range(0, CALLERS).mapToObj(this::load).toArray(CompletableFuture[]::new))
          .forEach(CompletableFuture::join);
      awaitAllLinked();
    }
    requireWhole();
    try (Jdbc app = Jdbc.connect(database.appUrl())) {
      assertThat(app.number("select count(*) from audit_event where action = 'createCampaign'"))
          .isGreaterThanOrEqualTo(LOAD);
      assertThat(app.number("select max(seq) from audit_link"))
          .as("no gap")
          .isEqualTo(app.number("select count(*) from audit_link"));
      assertThat(app.number("select count(distinct prev_hash) from audit_link"))
          .as("no link has two followers")
          .isEqualTo(app.number("select count(*) from audit_link"));
    }
  }

  /** Somebody was killed, and the next server is stopped before the dead one's lease is over. */
  @Race
  @Test
  void theLeaseOfTheDeadLeavesNothingUnlinkedAtAStop() {
    var crashed = TestPostgres.create();
    TestServer server = TestServer.start(crashed, Map.of());
    try (Jdbc app = Jdbc.connect(crashed.appUrl())) {
      app.execute(
          """
          insert into lease values ('audit-chain', 'the dead', now() + interval '1 hour')
          on conflict (name) do update set holder = excluded.holder, until = excluded.until""");
      server.as("case_officer").call("createCampaign", Map.of(), Given.campaignDraft()).expect(201);
      server.close();
      assertThat(app.number(UNLINKED)).isZero();
    }
  }

  private CompletableFuture<Void> load(int caller) {
    TestServer node = caller % 2 == 0 ? first : second;
    Api officer = node.as("case_officer");
    return CompletableFuture.runAsync(
        () -> {
          for (int time = 0; time < LOAD / CALLERS; time++) {
            officer.call("createCampaign", Map.of(), Given.campaignDraft()).expect(201);
          }
        },
        task -> Thread.ofVirtual().start(task));
  }

  private static Chainer chainer() {
    var clock = new BusinessClock(Clock.systemUTC());
    return new Chainer(first.store(), clock, head(first), "the same node");
  }

  private static AuditHead head(TestServer of) {
    Path folder = of.home().resolve("files/audit-heads");
    return new AuditHead(folder);
  }

  @Test
  void theApplicationCanNeitherChangeNorRemoveWhatIsWritten() {
    try (Jdbc app = Jdbc.connect(database.appUrl())) {
      for (String table : List.of("audit_event", "audit_link")) {
        for (String command :
            List.of("update %s set %s", "delete from %s", "truncate %s", "drop table %s")) {
          String column = table.equals("audit_event") ? "actor = 'x'" : "seq = seq + 1";
          String sql = command.formatted(table, column);
          assertThat(refusal(app, sql)).as(sql).containsAnyOf("permission denied", "must be owner");
        }
        String off = "alter table %s disable trigger all".formatted(table);
        assertThat(refusal(app, off)).as(off).contains("must be owner");
      }
    }
    try (Jdbc owner = Jdbc.connect(database.ownerUrl())) {
      assertThat(refusal(owner, "update audit_event set actor = 'x'"))
          .as("not even the owner by mistake")
          .contains("audit_event is append-only");
    }
  }

  private static String refusal(Jdbc connection, String sql) {
    try {
      connection.execute(sql);
      return "not refused";
    } catch (IllegalStateException refused) {
      return refused.getMessage();
    }
  }

  private static String insertOf(String action) {
    return """
        insert into audit_event (at, actor, action, subject, request_id)
        values (now(), 'system', '%s', 'test/1', '-')"""
        .formatted(action);
  }

  private static long linked(String action) {
    try (Jdbc app = Jdbc.connect(database.appUrl())) {
      return app.number(
          "select count(*) from audit_event e join audit_link l on l.event_id = e.id where action = '%s'"
              .formatted(action));
    }
  }

  private static void awaitAllLinked() {
    try (Jdbc app = Jdbc.connect(database.appUrl())) {
      Eventually.within(LINKED, () -> assertThat(app.number(UNLINKED)).isZero());
    }
  }

  private static void requireWhole() {
    var clock = new BusinessClock(Clock.systemUTC());
    assertThat(new AuditVerification(first.store(), clock, head(first)).verify().fault()).isNull();
  }
}
