package cn.pufa.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.testing.Fault;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Rounds;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestPostgres.TestDatabase;
import cn.pufa.testing.TestServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The owner of the tables switches their triggers off and rewrites the past; the verification names
 * the first event that is not what it was. Each forgery starts from a fresh copy of one good chain.
 */
@Fault("F26")
class TamperIT {

  private static final int EVENTS = 20;
  private static final AtomicInteger COPIES = new AtomicInteger();
  private static final BusinessClock CLOCK = new BusinessClock(Clock.systemUTC());

  private static Vertx vertx;
  private static TestDatabase good;
  private static AuditHead head;

  /** Twenty events, a minute old, linked one to one; the day's head is the last link. */
  @BeforeAll
  static void makeAGoodChain(@TempDir Path folder) {
    vertx = Vertx.vertx();
    good = TestPostgres.create();
    head = new AuditHead(folder);
    try (Jdbc app = Jdbc.connect(good.appUrl());
        Database database = TestServer.connections(vertx, good.appUrl())) {
      for (int number = 1; number <= EVENTS; number++) {
        app.execute(event("now() - interval '1 minute'", "did" + number));
      }
      var chainer = new Chainer(database, CLOCK, head, "one");
      chainer.start();
      chainer.close();
      assertThat(app.number("select max(seq) from audit_link")).isEqualTo(EVENTS);
    }
    assertThat(head.all()).singleElement().matches(written -> written.seq() == EVENTS);
    assertThat(faultAfter("select 1")).as("untouched").isNull();
  }

  @AfterAll
  static void stop() {
    vertx.close().await();
  }

  private static String event(String at, String action) {
    return """
        insert into audit_event (at, actor, action, subject, reason, request_id)
        values (%s, 'case_officer', '%s', 'campaign/1', 'because', 'r-1')"""
        .formatted(at, action);
  }

  @Test
  void everyChangedColumnIsNamed() {
    for (String change :
        List.of(
            "at = at + interval '1 microsecond'",
            "actor = 'leader'",
            "action = 'did8'",
            "subject = 'campaign/2'",
            "reason = null",
            "request_id = 'r-2'")) {
      assertThat(faultAfter("update audit_event set " + change + " where id = 7"))
          .as(change)
          .isEqualTo("event 7 (link 7) was changed");
    }
  }

  @Test
  void theFirstOfSeveralChangedEventsIsNamed() {
    Random random = Rounds.random("TamperIT");
    for (int round = 0; round < Rounds.COUNT; round++) {
      int[] ids = random.ints(3, 1, EVENTS + 1).toArray();
      int lowest = java.util.Arrays.stream(ids).min().orElseThrow();
      String change =
          "update audit_event set actor = actor || 'x' where id in (%d, %d, %d)"
              .formatted(ids[0], ids[1], ids[2]);
      assertThat(faultAfter(change))
          .as(change)
          .isEqualTo("event %d (link %d) was changed".formatted(lowest, lowest));
    }
  }

  @Test
  void aRemovedEventIsNamed() {
    assertThat(faultAfter("delete from audit_event where id = 12"))
        .isEqualTo("event 12 (link 12) is missing");
    assertThat(
            faultAfter(
                "delete from audit_event where id = 12", "delete from audit_link where seq = 12"))
        .isEqualTo("link 12 is missing");
    assertThat(
            faultAfter(
                "delete from audit_event where id = 12",
                "delete from audit_link where seq = 12",
                "update audit_link set seq = seq - 1 where seq > 12"))
        .isEqualTo("link 12 does not follow the one before");
  }

  @Test
  void twoEventsInEachOthersPlaceAreNamed() {
    assertThat(
            faultAfter(
                "update audit_link set event_id = -event_id where seq in (4, 5)",
                "update audit_link set event_id = 9 + event_id where seq in (4, 5)"))
        .isEqualTo("event 5 (link 4) was changed");
  }

  @Test
  void aCutOffTailIsFoundThroughTheHeadOutsideTheDatabase() {
    assertThat(
            faultAfter(
                "delete from audit_link where seq > 17", "delete from audit_event where id > 17"))
        .startsWith("links after 17 are missing: the head of ")
        .endsWith(" was link 20");
  }

  /** Nothing is left inside the database by which a chain made anew could be told from the old. */
  @Test
  void aChainMadeAnewDiffersFromTheHeadOutsideTheDatabase() {
    assertThat(
            faultAfter(
                "update audit_event set actor = 'leader' where id = 3",
                "delete from audit_link",
                "RELINK"))
        .isEqualTo("link 20 differs from the head written outside the database");
  }

  /**
   * With a transaction number of long ago it looks as if it had been there when others were linked.
   */
  @Test
  void anOldEventPutInLaterIsNamed() {
    String forged = event("now() - interval '30 seconds'", "forged");
    assertThat(
            faultAfter(forged.replace("(at,", "(txid, at,").replace("values (", "values ('3', ")))
        .isEqualTo("event 21 was never linked");
  }

  /** As a full disk leaves it, or who does not want a cut to be seen. */
  @Test
  void aHeadThatCannotBeReadIsNamed(@TempDir Path folder) throws IOException {
    for (String content : List.of("", "2020-01-01 7", "2020-13-01 7 " + "a".repeat(64))) {
      Files.writeString(folder.resolve("2020-01-01.head"), content);
      try (Database database = TestServer.connections(vertx, good.appUrl())) {
        assertThat(new AuditVerification(database, CLOCK, new AuditHead(folder)).verify())
            .as(content)
            .isEqualTo(
                new AuditVerification.Report(EVENTS, "the head in 2020-01-01.head cannot be read"));
      }
    }
  }

  @Test
  void aHeadThatAFullDiskLeftEmptyIsWrittenAnew(@TempDir Path folder) throws IOException {
    Files.createFile(folder.resolve(CLOCK.today() + ".head"));
    var anew = new AuditHead(folder);
    try (Database database = TestServer.connections(vertx, good.appUrl())) {
      anew.writeIfDue(database, CLOCK.today());
    }
    assertThat(anew.all()).containsExactlyElementsOf(head.all());
    assertThat(folder.toFile().list()).as("no draft stays").hasSize(1);
  }

  /** What the verification says of a copy of the good chain after these statements. */
  private static String faultAfter(String... statements) {
    TestDatabase copy = copy();
    try (Jdbc owner = Jdbc.connect(copy.ownerUrl());
        Database database = TestServer.connections(vertx, copy.appUrl())) {
      owner.execute("alter table audit_event disable trigger all");
      owner.execute("alter table audit_link disable trigger all");
      for (String statement : statements) {
        if (statement.equals("RELINK")) {
          var chainer = new Chainer(database, CLOCK, head, "forger");
          chainer.start();
          chainer.close();
        } else {
          owner.execute(statement);
        }
      }
      return new AuditVerification(database, CLOCK, head).verify().fault();
    }
  }

  private static TestDatabase copy() {
    String from = good.ownerUrl().substring(good.ownerUrl().lastIndexOf('/') + 1);
    String to = from + "_copy_" + COPIES.incrementAndGet();
    try (Jdbc owner = Jdbc.connect(good.ownerUrl().replace("/" + from, "/pufa"))) {
      owner.execute("create database %s template %s".formatted(to, from));
    }
    return new TestDatabase(
        good.appUrl().replace("/" + from, "/" + to), good.ownerUrl().replace("/" + from, "/" + to));
  }
}
