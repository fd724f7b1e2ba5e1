package cn.pufa.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.JavaProcess;
import cn.pufa.testing.ServerProcess;
import cn.pufa.testing.StatuteFiles;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestPostgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each of the jar's commands as whoever runs the server types it: its exit code, and what it
 * prints. {@code backup} and {@code restore} of an embedded database are in {@link RestoreIT}.
 */
class CommandsIT {

  private static final Duration COMMAND = Duration.ofMinutes(2);

  private final TestDatabase database = TestPostgres.create();
  private final Path home = ServerProcess.newHome();

  @AfterEach
  void remove() {
    ServerProcess.remove(home);
  }

  /** In the order of a first day, on a database with nothing in it. */
  @Test
  void eachSaysWhatItDid(@TempDir Path statutes) throws IOException {
    requireDone(List.of("migrate"), "the schema is that of this jar");
    requireDone(List.of("verify-audit"), "0 events linked", "the audit trail holds");
    requireDone(
        List.of("create-admin", "first"),
        "administrator first may sign in with this first password, shown only now:");
    requireRefused(List.of("create-admin", "second"), "no administrator was made: ");
    requireDone(List.of("seed"), "the content of this jar is in the database");

    requireDone(List.of("import-statutes", statutes.toString()), "0 imported, 0 unchanged");
    Files.write(statutes.resolve("yanshi.md"), StatuteFiles.markdown("演示条例", "风筝要有线。"));
    String said = run(1, List.of("import-statutes", statutes.toString()), Map.of()).output();
    assertThat(said).contains("0 imported, 0 unchanged", "not imported: ", "yanshi.md");

    requireDone(List.of("rotate-keys"), "nothing stands on an older key");
    requireDone(List.of("hold-sending"), "nothing is sent until resume-sending");
    requireDone(List.of("resume-sending"), "what waits is sent");
    requireDone(List.of("resume-sending"), "sending was not held");
    for (String command : List.of("backup", "restore")) {
      requireRefused(List.of(command), "this database is a server of your own");
    }
  }

  @Test
  void whatCannotBeDoneIsNamed() {
    for (List<String> line :
        List.of(
            List.of("sedd"),
            List.of("migrate", "now"),
            List.of("create-admin"),
            List.of("create-admin", "Nobody!"),
            List.of("restore", "yesterday", "noon"),
            List.of("hold-sending", "sms"))) {
      requireRefused(
          line, "this cannot be done: " + String.join(" ", line), "usage: java -jar pufa.jar");
    }
    requireRefused(List.of("restore", "yesterday"), "no moment: yesterday; one looks like ");
  }

  @Test
  void aSettingThatCannotBeIsNamed() {
    assertThat(run(2, List.of("migrate"), Map.of("HTTP_PORT", "many")).errors())
        .contains("Pufa cannot start:", "HTTP_PORT");
  }

  private void requireDone(List<String> line, String... words) {
    assertThat(run(0, line, Map.of()).output()).contains(words);
  }

  private void requireRefused(List<String> line, String... words) {
    assertThat(run(2, line, Map.of()).errors()).contains(words);
  }

  /**
   * @param output of a process that has ended
   */
  private record Said(String output, String errors) {}

  private Said run(int exitCode, List<String> line, Map<String, String> more) {
    Map<String, String> options = new HashMap<>(more);
    options.put("DATABASE_URL", database.appUrl());
    options.put("DATABASE_OWNER_URL", database.ownerUrl());
    try (JavaProcess process = ServerProcess.run(home, options, line.toArray(String[]::new))) {
      assertThat(process.exitCode(COMMAND)).as(process::said).isEqualTo(exitCode);
      return new Said(process.output(), process.errors());
    }
  }
}
