package cn.pufa.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.db.EmbeddedPostgres;
import cn.pufa.testing.JavaProcess;
import cn.pufa.testing.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A server that is started on a new machine before anybody has restored there leaves the only
 * copies of the lost one as they are.
 */
class ForeignBackupIT {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String REFUSAL = "BACKUP_DIR holds copies of another database";

  private final Path lost = ServerProcess.newHome();
  private final Path other = ServerProcess.newHome();
  private final Path folder = ServerProcess.newHome();
  private final BackupFolder backups = new BackupFolder(folder);

  @AfterEach
  void remove() {
    List.of(lost, other, folder).forEach(ServerProcess::remove);
  }

  @Test
  void aDatabaseOfItsOwnGoesToNoBackupOfAnother() throws IOException {
    takeACopy();
    List<Path> copies = files();
    Map<String, String> options = Map.of("BACKUP_DIR", folder.toString());

    assertThat(run(2, other, options, "migrate")).contains(REFUSAL, other.toString());
    assertThat(other.resolve("postgres")).as("nothing was made").doesNotExist();
    run(0, other, Map.of(), "migrate");
    for (String command : List.of("migrate", "serve")) {
      assertThat(run(2, other, options, command)).contains(REFUSAL);
    }
    assertThat(files()).isEqualTo(copies);

    run(0, lost, options, "migrate");
    run(0, other, options, "restore");
  }

  private void takeACopy() throws IOException {
    try (var database = EmbeddedPostgres.start(lost, Optional.of(backups.archive()))) {
      assertThat(database.port()).isPositive();
      backups.take(lost, lost.resolve("files"));
    }
  }

  private List<Path> files() throws IOException {
    try (var files = Files.walk(folder)) {
      return files.sorted().toList();
    }
  }

  private static String run(
      int exitCode, Path home, Map<String, String> options, String... command) {
    try (JavaProcess process = ServerProcess.run(home, options, command)) {
      assertThat(process.exitCode(LIMIT)).as(process::said).isEqualTo(exitCode);
      return process.errors();
    }
  }
}
