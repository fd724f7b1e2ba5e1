package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.pufa.testing.JavaProcess;
import cn.pufa.testing.Race;
import cn.pufa.testing.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that cannot have its home folder says so in one sentence and ends with code 2. */
class SecondServerIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Race
  @Test
  void twoServersDoNotShareAHomeFolder() {
    Path home = ServerProcess.newHome();
    try (ServerProcess first = ServerProcess.start(home, Map.of())) {
      for (String command : new String[] {"serve", "verify-audit"}) {
        try (JavaProcess second = ServerProcess.run(home, Map.of(), command)) {
          requireOneSentence(
              second,
              "Pufa cannot start: Another server already uses %s/postgres: stop it, or set PUFA_HOME to another folder."
                  .formatted(home));
        }
      }
      assertThat(first.runFile()).as("the first one's, untouched").exists();
      first.api().call("listTopics").expect(200);
      first.api().signIn("leader").call("listCampaigns").expect(200);
    } finally {
      ServerProcess.remove(home);
    }
  }

  @Test
  void refusesAHomeThatTheDatabasesUserCannotEnter(@TempDir Path shut) throws IOException {
    assumeTrue(
        Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0),
        "only root runs PostgreSQL as another user");
    Files.setPosixFilePermissions(shut, PosixFilePermissions.fromString("rwx------"));
    try (JavaProcess refused = ServerProcess.run(shut.resolve("home"), Map.of(), "serve")) {
      requireOneSentence(
          refused,
          ("Pufa cannot start: PostgreSQL, run as uid 65534 because the server is root, cannot enter %s: set"
                  + " PUFA_HOME to a folder that everyone may pass through, such as one below /var/lib.")
              .formatted(shut));
    }
    assertThat(shut).isEmptyDirectory();
  }

  private static void requireOneSentence(JavaProcess refused, String sentence) {
    assertThat(refused.exitCode(LIMIT)).as(refused::said).isEqualTo(2);
    assertThat(refused.errors().strip()).isEqualTo(sentence);
  }
}
