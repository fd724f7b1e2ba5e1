package cn.pufa.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.JavaProcess;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.ServerProcess;
import cn.pufa.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a start need not look at again, the command brings back. */
class SeedCommandIT {

  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final String TEMPLATES = "select count(*) from template where code = 'courtesy'";

  @Test
  void bringsBackWhatWasLost() {
    var postgres = TestPostgres.create();
    Path home = ServerProcess.newHome();
    Map<String, String> database =
        Map.of("DATABASE_URL", postgres.appUrl(), "DATABASE_OWNER_URL", postgres.ownerUrl());
    try (Jdbc owner = Jdbc.connect(postgres.ownerUrl())) {
      seed(home, database);
      assertThat(owner.number(TEMPLATES)).isEqualTo(1);
      owner.execute("delete from template_version where template in (select id from template)");
      owner.execute("delete from template");
      seed(home, database);
      assertThat(owner.number(TEMPLATES)).isEqualTo(1);
      assertThat(owner.number("select count(*) from seeded_release")).isEqualTo(1);
    } finally {
      ServerProcess.remove(home);
    }
  }

  private static void seed(Path home, Map<String, String> database) {
    try (JavaProcess command = ServerProcess.run(home, database, "seed")) {
      assertThat(command.exitCode(LIMIT)).as(command::said).isZero();
    }
  }
}
