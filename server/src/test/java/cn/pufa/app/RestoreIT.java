package cn.pufa.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Filing;
import cn.pufa.testing.Given;
import cn.pufa.testing.HomeDatabase;
import cn.pufa.testing.IdNumbers;
import cn.pufa.testing.JavaProcess;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Program;
import cn.pufa.testing.ServerProcess;
import cn.pufa.testing.SlowFault;
import cn.pufa.testing.Uploads;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The drill of OPERATIONS: a server dies with its disk while people work, and the backup folder
 * alone brings everything back, to its end or to a moment. How much may be lost: 60 seconds; how
 * long it may take: five minutes.
 */
@SlowFault("F27")
class RestoreIT {

  /** Recovery point objective. */
  private static final Duration RPO = Duration.ofSeconds(60);

  /** Recovery time objective: from the command to a server that is ready. */
  private static final Duration RTO = Duration.ofMinutes(5);

  private static final LocalDate TOMORROW = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1);
  private static final String HEAD = TOMORROW + ".head";

  private static final String WORK = "演示·途中";
  private static final String ID_NUMBER = IdNumbers.number(27);
  private static final long PAUSE = Duration.ofMillis(50).toNanos();

  private static final Duration COMMAND = Duration.ofMinutes(5);

  /** Rows added to the day's work in the long form. */
  private static final int MANY = 1_000_000;

  /** In the order of their answers. */
  private final List<String> answered = Collections.synchronizedList(new ArrayList<>());

  /** How many of them had been answered when the moment came after which some may be lost. */
  private int safe;

  /** A file from before that moment. */
  private String photo;

  private final Path backups = ServerProcess.newHome();

  /**
   * The keys are in no backup; whoever restores has them from elsewhere, and not the demo's own.
   */
  private final Map<String, String> options =
      Map.of("BACKUP_DIR", backups.toString(), "PUFA_KEYS", "k7:" + "q".repeat(43) + "=");

  /** Once somebody went back to a moment and worked on from there, that is what is restored. */
  @Test
  void whatWasCommittedAMinuteAgoOutlivesTheDisk() throws IOException, InterruptedException {
    Path home = ServerProcess.newHome();
    Path other = ServerProcess.newHome();
    try {
      Instant moment = liveADay(home);
      ServerProcess.remove(home);

      requireRefusal(other, "restore", "2020-01-01T00:00:00Z", "no backup is as old as");
      long began = System.nanoTime();
      assertThat(run(other, "restore")).anyMatch(line -> line.startsWith("last transaction: "));
      requireHeldUntilResumed(other, began);
      requireSessions(other, "演示·备份之前", "演示·备份之后", "演示·误操作");
      assertThat(names(other.resolve("files/audit-heads"))).contains(HEAD).hasSizeGreaterThan(1);
      assertThat(run(other, "verify-audit")).contains("the audit trail holds");

      assertThat(run(other, "restore", moment.toString()))
          .anyMatch(line -> line.startsWith("what was there before: "))
          .contains("given up: events up to the head of " + TOMORROW)
          .contains("erased again by the next start: 1");
      requireSetAside(other.resolve("files/audit-heads"));
      requireSetAside(backups.resolve("audit-heads"));
      requireSessions(other, "演示·备份之前", "演示·备份之后");
      assertThat(run(other, "verify-audit")).contains("the audit trail holds");

      run(other, "restore");
      requireSetAside(other.resolve("files/audit-heads"));
      requireSessions(other, "演示·备份之前", "演示·备份之后");
      assertThat(run(other, "verify-audit")).contains("the audit trail holds");
      damageABackup();
      requireRefusal(other, "restore", null, "is damaged: its SHA-256 is not the one in");
      requireSessions(other, "演示·备份之前", "演示·备份之后");
    } finally {
      ServerProcess.remove(other);
      ServerProcess.remove(backups);
    }
  }

  /**
   * @return a moment after which something was done by mistake
   */
  private Instant liveADay(Path home) throws IOException, InterruptedException {
    try (ServerProcess server = ServerProcess.start(home, options)) {
      Api trainer = server.api().signIn("trainer");
      announce(trainer, "演示·备份之前");
      assertThat(run(home, "backup")).anyMatch(line -> line.startsWith("backup "));
      requireHashes();
      announce(trainer, "演示·备份之后");
      server
          .api()
          .signIn("child_director")
          .call("saveMyIdNumber", Map.of(), IdNumbers.draft(ID_NUMBER))
          .expect(200);
      photo = Uploads.photo(server.api().signIn("case_officer"));
      try (Jdbc database = Jdbc.connect(HomeDatabase.ownerUrl(home))) {
        if (System.getenv("PUFA_TEST_LONG") != null) {
          database.execute(
              "create table filling as select n, md5(n::text) as text from generate_series(1, %d) n"
                  .formatted(MANY));
        }
        Thread work = Thread.ofVirtual().start(() -> workOn(server.api().signIn("trainer")));
        Eventually.within(RPO, () -> assertThat(answered).hasSizeGreaterThan(10));
        safe = answered.size();
        Instant moment = now(database);
        long linked = linked(database);
        announce(trainer, "演示·误操作");
        erase(server.api().signIn("resident"));
        Eventually.within(RPO, () -> assertThat(linked(database)).isGreaterThan(linked));
        writeHead(home, database);
        awaitArchived(database);
        awaitCopies(home, "kept");
        awaitCopies(home, "audit-heads");
        awaitCopies(home, "erased");
        HomeDatabase.kill(home);
        server.process().kill();
        breakACopyOff();
        work.join();
        assertThat(answered).as("at work until the disk died").hasSizeGreaterThan(safe);
        return moment;
      }
    }
  }

  private static void erase(Api person) {
    JsonObject confirm = new JsonObject();
    confirm.addProperty("confirm", "注销");
    person.call("eraseMe", Map.of(), confirm).expect(200);
  }

  /** One session after the other, until nobody answers any more. */
  private void workOn(Api trainer) {
    try {
      while (true) {
        String title = WORK + (answered.size() + 1);
        announce(trainer, title);
        answered.add(title);
        LockSupport.parkNanos(PAUSE);
      }
    } catch (AssertionError | RuntimeException theServerDied) {
      // That it had not died before its time is asked afterwards.
    }
  }

  private static void announce(Api trainer, String title) {
    JsonObject draft = Given.trainingSession(10);
    draft.addProperty("title", title);
    trainer.call("createTrainingSession", Map.of(), draft).expect(201);
  }

  /** By the database's clock, which its commits carry. */
  private static Instant now(Jdbc database) {
    return Instant.ofEpochMilli(
        database.number("select (extract(epoch from clock_timestamp()) * 1000)::bigint"));
  }

  /** All that is committed now is in the archive before the time is over that may be lost. */
  private static void awaitArchived(Jdbc database) {
    String segment = database.column("select pg_walfile_name(pg_current_wal_lsn())").getFirst();
    Eventually.within(
        RPO,
        () ->
            assertThat(
                    database.column("select coalesce(last_archived_wal, '') from pg_stat_archiver"))
                .singleElement()
                .asString()
                .isGreaterThanOrEqualTo(segment));
  }

  private void awaitCopies(Path home, String folder) {
    Eventually.within(
        RPO,
        () ->
            assertThat(names(backups.resolve(folder)))
                .containsAll(names(home.resolve("files").resolve(folder))));
  }

  private static long linked(Jdbc database) {
    return database.number("select coalesce(max(seq), 0) from audit_link");
  }

  /** As of a day that begins after the moment. */
  private static void writeHead(Path home, Jdbc database) throws IOException {
    String head =
        database
            .column(
                "select seq || ' ' || encode(row_hash, 'hex') from audit_link order by seq desc limit 1")
            .getFirst();
    Files.writeString(
        home.resolve("files/audit-heads").resolve(HEAD), TOMORROW + " " + head + "\n");
  }

  /** The server died while it copied a head. */
  private void breakACopyOff() throws IOException {
    Files.createFile(backups.resolve("audit-heads").resolve("unfinished-" + HEAD));
  }

  private static void requireSetAside(Path heads) {
    assertThat(names(heads)).contains(HEAD + ".lost").doesNotContain(HEAD);
  }

  private static List<String> names(Path folder) {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException fault) {
      throw new java.io.UncheckedIOException(fault);
    }
  }

  /** The list can be checked without this program. */
  private void requireHashes() throws IOException {
    Path base = base();
    assertThat(
            Program.run(
                "sh",
                "-c",
                "cd '" + base + "' && sha256sum --check --quiet files.sha256 && echo whole"))
        .isEqualToIgnoringNewLines("whole");
  }

  private Path base() throws IOException {
    try (var bases = Files.list(backups.resolve("base"))) {
      return bases.max(Path::compareTo).orElseThrow();
    }
  }

  private void damageABackup() throws IOException {
    Path file = base().resolve("data/PG_VERSION");
    Files.writeString(file, "16\n");
  }

  private void requireSessions(Path home, String... titles) throws IOException {
    try (ServerProcess server = ServerProcess.start(home, options);
        Jdbc database = Jdbc.connect(HomeDatabase.appUrl(home))) {
      server.api().signIn("trainer").call("listTrainingSessions").expect(200);
      assertThat(
              database.column(
                  "select title from training_session where title in ('演示·备份之前', '演示·备份之后',"
                      + " '演示·误操作')"))
          .containsExactlyInAnyOrder(titles);
      assertThat(database.column("select account from person where account like 'erased-%'"))
          .as("erased after the moment, and for good")
          .hasSize(1);
      requireWork(database);
      requireFiles(home, database);
      assertThat(server.process().terminate(Duration.ofSeconds(60)))
          .as("ended by SIGTERM")
          .isEqualTo(143);
    }
  }

  /** All that was answered until a moment, and of what came later the first. */
  private void requireWork(Jdbc database) {
    List<String> kept =
        database.column(
            "select title from training_session where title like '%s%%'".formatted(WORK));
    System.out.printf(
        "RestoreIT: %d kept, %d answered, %d of them before the moment%n",
        kept.size(), answered.size(), safe);
    assertThat(kept)
        .hasSizeBetween(safe, answered.size() + 1)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, kept.size()).mapToObj(number -> WORK + number).toList());
  }

  /** Byte for byte as their names say. */
  private void requireFiles(Path home, Jdbc database) throws IOException {
    assertThat(database.column("select id from stored_file")).contains(photo);
    for (String hash : database.column("select sha256 from stored_file")) {
      byte[] bytes = Files.readAllBytes(home.resolve("files/kept").resolve(hash));
      assertThat(Filing.sha256(bytes)).isEqualTo(hash);
    }
  }

  /** Nobody is told once more what the lost server told already. */
  private void requireHeldUntilResumed(Path home, long began) {
    try (ServerProcess server = ServerProcess.start(home, options)) {
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      System.out.printf("restore and start: %.1f s%n", took.toMillis() / 1e3);
      assertThat(took).isLessThan(RTO);
      requireSealedNumber(server.api());
      assertThat(sending(server)).startsWith("held since ");
      assertThat(run(home, "resume-sending")).contains("what waits is sent");
      Eventually.within(RPO, () -> assertThat(sending(server)).isEqualTo("ok"));
      assertThat(run(home, "resume-sending")).contains("sending was not held");
    }
  }

  /** It opens with the keys that were not in the backup. */
  private static void requireSealedNumber(Api server) {
    Api director = server.signIn("child_director");
    String person = director.call("getCurrentPerson").expect(200).text("id");
    JsonObject look = new JsonObject();
    look.addProperty("purpose", "record_check");
    look.addProperty("reason", "演示·恢复之后");
    Api.Answer number =
        server.signIn("township").call("revealIdNumber", Map.of("person", person), look);
    assertThat(number.expect(200).text("idNumber")).isEqualTo(ID_NUMBER);
  }

  private static String sending(ServerProcess server) {
    return server
        .api()
        .readiness()
        .expect(200)
        .json()
        .getAsJsonObject("parts")
        .get("sending")
        .getAsString();
  }

  private List<String> run(Path home, String... command) {
    long began = System.nanoTime();
    try (JavaProcess process = ServerProcess.run(home, options, command)) {
      assertThat(process.exitCode(COMMAND)).as(process::said).isZero();
      System.out.printf(
          "%s: %.1f s%n", String.join(" ", command), (System.nanoTime() - began) / 1e9);
      return process.output().lines().toList();
    }
  }

  private void requireRefusal(Path home, String command, String argument, String reason) {
    List<String> line = new ArrayList<>(List.of(command));
    if (argument != null) {
      line.add(argument);
    }
    try (JavaProcess process = ServerProcess.run(home, options, line.toArray(String[]::new))) {
      assertThat(process.exitCode(COMMAND)).as(process::said).isEqualTo(2);
      assertThat(process.errors()).contains(reason);
    }
  }
}
