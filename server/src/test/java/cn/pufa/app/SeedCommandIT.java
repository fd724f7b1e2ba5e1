package cn.pufa.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Eventually;
import cn.pufa.testing.JavaProcess;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.ServerProcess;
import cn.pufa.testing.SmtpLedger;
import cn.pufa.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a start need not look at again, the command brings back; and it does no more. */
class SeedCommandIT {

  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final String WAITING =
      """
      insert into message (id, channel, address, subject, body, urgent, state, next_attempt_at, created_at)
      values (gen_random_uuid(), 'email', 'yanshi@demo.invalid', '演示', '演示通知', false, 'queued', now(), now())""";
  private static final String STATE = "select state from message";
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

  /** Whoever holds the servers back, so that nothing leaves yet, may bring the content in. */
  @Test
  void leavesWhatWaitsToBeSentToAServer() {
    var postgres = TestPostgres.create();
    Path home = ServerProcess.newHome();
    try (var mail = SmtpLedger.start(Duration.ZERO);
        Jdbc database = Jdbc.connect(postgres.appUrl())) {
      Map<String, String> options =
          Map.of(
              "DATABASE_URL", postgres.appUrl(),
              "DATABASE_OWNER_URL", postgres.ownerUrl(),
              "SMTP_URL", mail.url("bureau@demo.invalid"));
      database.execute(WAITING);
      seed(home, options);
      assertThat(database.column(STATE)).containsExactly("queued");
      assertThat(mail.count()).isZero();
      try (ServerProcess server = ServerProcess.start(home, options)) {
        Eventually.within(
            LIMIT,
            () ->
                assertThat(database.column(STATE))
                    .as(server.process()::said)
                    .containsExactly("sent"));
        assertThat(mail.count()).isEqualTo(1);
      }
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
