package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.organization.RegisterRow;
import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Given;
import cn.pufa.testing.HomeDatabase;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Race;
import cn.pufa.testing.Rounds;
import cn.pufa.testing.ServerProcess;
import cn.pufa.testing.SlowFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The server is killed in the middle of importing the register, by progress and not by time: all
 * rows are there or none, and sending the file again with the same key has one effect. Of two
 * rounds of each moment, the database's own main process is killed with it in one.
 */
@Race
@SlowFault({"F1", "F3"})
class KillIT {

  private enum Moment {
    /** Part of the file is on its way. */
    IN_THE_UPLOAD,
    /** Some rows are written and the next one waits. */
    IN_THE_ROWS,
    /** All rows are written, the audit event is not. */
    BEFORE_THE_EVENT,
    /** Whatever is under way when one of its statements is seen from outside. */
    AT_A_STATEMENT,
    /** The rows are there for others to see, or the answer was heard too. */
    AFTER_THE_COMMIT
  }

  private static final int ROWS = 577;
  private static final String ANSWERED = " answered";
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final List<String> STATEMENTS =
      List.of("insert into idempotency", "insert into organization", "insert into audit_event");

  private final Random random = Rounds.random("KillIT");
  private final Path home = ServerProcess.newHome();
  private ServerProcess server;
  private String token;

  @BeforeEach
  void start() {
    server = ServerProcess.start(home, Map.of());
    token = server.api().signIn("case_officer").token();
  }

  @AfterEach
  void stop() {
    server.close();
    ServerProcess.remove(home);
  }

  @Test
  void everyKillLeavesAllRowsOrNoneAndARetryHasOneEffect() {
    List<String> found = new ArrayList<>();
    int moments = Moment.values().length;
    for (int round = 0; round < Rounds.COUNT; round++) {
      Moment moment = Moment.values()[round % moments];
      List<RegisterRow> rows = Given.newcomers(round + 100, "K%03d".formatted(round));
      byte[] file = Given.workbook(rows);
      String key = Api.key();

      boolean second = round / moments % 2 == 1;
      boolean heard = killAt(moment, rows, file, key, second);
      if (second != (round % moments % 2 == 1)) {
        HomeDatabase.kill(home);
      }
      server.close();
      server = ServerProcess.start(home, Map.of());

      long there = number(countOf(round));
      found.add(moment + "=" + there + (heard ? ANSWERED : ""));
      if (heard || moment == Moment.AFTER_THE_COMMIT) {
        assertThat(there).as("%s, what was committed is kept", found).isEqualTo(ROWS);
      } else {
        assertThat(there).as("%s, all or none", found).isIn(0L, (long) ROWS);
      }
      requireOneEffectOfARetry(round, file, key);
    }
    System.out.println("KillIT: rows after each kill " + found);
    assertThat(found).as("some were answered").anyMatch(round -> round.endsWith(ANSWERED));
    assertThat(number("select count(*) from organization where credit_code like '%881K%'"))
        .as("nothing of earlier rounds was lost to later kills")
        .isEqualTo((long) ROWS * Rounds.COUNT);
  }

  private void requireOneEffectOfARetry(int round, byte[] file, String key) {
    Api officer = server.api().withToken(token);
    var first = officer.upload("importOrganizations", file, key).expect(200);
    assertThat(first.number("created")).as("first or replayed").isEqualTo(ROWS);
    var second = officer.upload("importOrganizations", file, key).expect(200);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(number(countOf(round))).isEqualTo(ROWS);
    assertThat(number("select count(*) from audit_event where action = 'importOrganizations'"))
        .as("one event an import")
        .isEqualTo(round + 1);
  }

  /** Whether it was answered all the same. */
  private boolean killAt(
      Moment moment, List<RegisterRow> rows, byte[] file, String key, boolean second) {
    return switch (moment) {
      case IN_THE_UPLOAD -> killInTheUpload(file, key);
      case IN_THE_ROWS -> killInTheRows(rows, file, key);
      case BEFORE_THE_EVENT -> killBeforeTheEvent(file, key);
      case AT_A_STATEMENT -> killAtAStatement(file, key);
      case AFTER_THE_COMMIT -> killAfterTheCommit(rows, file, key, second);
    };
  }

  private boolean killInTheUpload(byte[] file, String key) {
    URI uri = URI.create(server.api().address());
    String head =
        "POST /api/register-imports HTTP/1.1\r\nHost: pufa\r\nAuthorization: Bearer %s\r\n"
                .formatted(token)
            + "Content-Type: %s\r\nContent-Length: %d\r\nIdempotency-Key: %s\r\n\r\n"
                .formatted(Api.XLSX, file.length, key);
    try (var socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(file, 0, 1 + random.nextInt(file.length - 1));
      socket.getOutputStream().flush();
      server.process().kill();
      return false;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Another transaction holds the code of one row, so the import stops exactly there. */
  private boolean killInTheRows(List<RegisterRow> rows, byte[] file, String key) {
    RegisterRow held = rows.get(random.nextInt(ROWS));
    try (Jdbc other = Jdbc.connect(HomeDatabase.appUrl(home)).begin()) {
      other.execute(
          """
          insert into organization (division, credit_code, name, type, charity, township, address,
                 registered_on, legal_representative, created_at, updated_at)
          values ('440881', '%s', '占', 'social_group', false, '440881001', '占', now(), '占', now(), now())"""
              .formatted(held.creditCode()));
      var answer = upload(file, key);
      awaitALockWait();
      server.process().kill();
      other.rollBack();
      return answer.join();
    }
  }

  private boolean killBeforeTheEvent(byte[] file, String key) {
    try (Jdbc other = Jdbc.connect(HomeDatabase.ownerUrl(home)).begin()) {
      other.execute("lock table audit_event in share mode");
      var answer = upload(file, key);
      awaitALockWait();
      server.process().kill();
      other.rollBack();
      return answer.join();
    }
  }

  private void awaitALockWait() {
    try (Jdbc watch = Jdbc.connect(HomeDatabase.appUrl(home))) {
      Eventually.within(
          SOON,
          () -> assertThat(watch.waiting("^insert into (organization|audit_event)")).isPositive());
    }
  }

  private boolean killAtAStatement(byte[] file, String key) {
    String statement = STATEMENTS.get(random.nextInt(STATEMENTS.size()));
    try (Jdbc watch = Jdbc.connect(HomeDatabase.appUrl(home))) {
      var answer = upload(file, key);
      String seen =
          "select count(*) from pg_stat_activity where pid <> pg_backend_pid() and query like '%s%%'"
              .formatted(statement);
      while (watch.number(seen) == 0 && !answer.isDone()) {
        Thread.onSpinWait();
      }
      server.process().kill();
      return answer.join();
    }
  }

  private boolean killAfterTheCommit(
      List<RegisterRow> rows, byte[] file, String key, boolean andTheAnswer) {
    try (Jdbc watch = Jdbc.connect(HomeDatabase.appUrl(home))) {
      var answer = upload(file, key);
      String last =
          "select count(*) from organization where credit_code = '%s'"
              .formatted(rows.getLast().creditCode());
      Eventually.within(SOON, () -> assertThat(watch.number(last)).isOne());
      if (andTheAnswer) {
        answer.join();
      }
      server.process().kill();
      return answer.join();
    }
  }

  /** True once it is answered, and that with 200; false where it is cut off. */
  private CompletableFuture<Boolean> upload(byte[] file, String key) {
    Api officer = server.api().withToken(token);
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            officer.upload("importOrganizations", file, key).expect(200);
            return true;
          } catch (UncheckedIOException cutOff) {
            return false;
          }
        },
        task -> Thread.ofVirtual().start(task));
  }

  private long number(String sql) {
    try (Jdbc database = Jdbc.connect(HomeDatabase.appUrl(home))) {
      return database.number(sql);
    }
  }

  private static String countOf(int round) {
    return "select count(*) from organization where credit_code like '__440881K%03d%%'"
        .formatted(round);
  }
}
