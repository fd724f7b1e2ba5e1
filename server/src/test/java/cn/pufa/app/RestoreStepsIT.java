package cn.pufa.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pufa.platform.db.PointInTime;
import cn.pufa.testing.Api;
import cn.pufa.testing.HomeDatabase;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.ServerProcess;
import cn.pufa.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A restore that does not come to its end leaves nothing that sends, and one that goes back to a
 * moment leaves copies that the next one can go on from.
 */
class RestoreStepsIT {

  private final Path home = ServerProcess.newHome();
  private final Path folder = ServerProcess.newHome();
  private final Config config = config();
  private final List<String> said = new ArrayList<>();
  private final Upkeep upkeep = new Upkeep(config, said::add);

  private Config config() {
    Map<String, String> environment = new HashMap<>(TestServer.PRODUCTION);
    environment.put("PUFA_HOME", home.toString());
    environment.put("BACKUP_DIR", folder.toString());
    environment.put("HTTP_PORT", "0");
    environment.put("STATUTES_DIR", home.resolve("statutes").toString());
    environment.put("SMTP_URL", "smtp://127.0.0.1:9?from=demo@demo.invalid&tls=none");
    return Config.read(environment);
  }

  @BeforeEach
  void takeACopy() throws IOException {
    Files.createDirectories(config.files().resolve("kept"));
    Files.writeString(config.files().resolve("kept/0a1b"), "演示");
    live(
        database -> {
          database.execute(
              "create table work (number int generated always as identity, text text)");
          database.execute("insert into work (text) values ('before')");
          return upkeep.backup();
        });
  }

  @AfterEach
  void remove() {
    List.of(home, folder).forEach(ServerProcess::remove);
  }

  private interface Life<T> {
    T in(Jdbc database) throws IOException;
  }

  /** As its owner, in a database that runs meanwhile and is stopped cleanly. */
  private <T> T live(Life<T> life) throws IOException {
    StoreOnly store = StoreOnly.openMigrated(config);
    try (store;
        Jdbc owner = Jdbc.connect(HomeDatabase.ownerUrl(home))) {
      return life.in(owner);
    }
  }

  @Test
  void filesThatCannotBeBroughtBackLeaveNothingThatSends() throws IOException {
    Path kept = config.files().resolve("kept");
    Files.delete(kept.resolve("0a1b"));
    Files.delete(kept);
    Files.writeString(kept, "no folder");

    assertThatThrownBy(() -> upkeep.restore(Optional.empty()))
        .hasMessageContaining("the database is back, the files are not");
    Files.delete(kept);
    requireHeld();

    upkeep.restore(Optional.empty());
    assertThat(kept.resolve("0a1b")).hasContent("演示");
  }

  /** What is there where the command was killed once the database stood in its place. */
  @Test
  void aDatabaseThatWasPutBackSendsNothingWhoeverStartsIt() throws IOException {
    BackupFolder backups = config.backups().orElseThrow();
    PointInTime.restore(home, backups.bases(), backups.archive(), Optional.empty());
    requireHeld();

    upkeep.resumeSending();
    assertThat(said).contains("what waits is sent");
    try (Node node = Node.start(config)) {
      assertThat(sending(node)).as("once").isEqualTo("ok");
    }
  }

  private void requireHeld() {
    try (Node node = Node.start(config)) {
      assertThat(sending(node)).startsWith("held since ");
    }
  }

  private static String sending(Node node) {
    return new Api(node.address())
        .readiness()
        .json()
        .getAsJsonObject("parts")
        .get("sending")
        .getAsString();
  }

  @Test
  void afterGoingBackToAMomentTheNextRestoreGoesOnFromThere() throws IOException {
    Instant moment = live(database -> work(database, "good"));
    live(
        database -> {
          work(database, "bad");
          return upkeep.backup();
        });

    upkeep.restore(Optional.of(moment));
    live(database -> work(database, "after"));
    upkeep.restore(Optional.empty());

    List<String> work = live(database -> database.column("select text from work order by number"));
    assertThat(work).containsExactly("before", "good", "after");
    assertThat(folder.resolve("base").toFile().list())
        .filteredOn(name -> name.endsWith(".given-up"))
        .as("the copy of what was given up")
        .hasSize(1);
  }

  /**
   * @return when it was done, by the clock that commits bear
   */
  private static Instant work(Jdbc database, String text) {
    database.execute("insert into work (text) values ('%s')".formatted(text));
    long micros =
        database.number("select (extract(epoch from clock_timestamp()) * 1000000)::bigint");
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
