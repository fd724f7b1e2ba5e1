package cn.pufa.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.pufa.platform.secret.SecretUrl;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestPostgres.TestDatabase;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.Test;

/** What this jar has brought is not looked at again; what another one has, is compared. */
class MigrationsIT {

  private static final String OTHERS_WORK =
      "update flyway_schema_history set checksum = checksum + 1 where version = '1'";
  private static final String ANOTHER = "comment on table flyway_schema_history is 'another'";

  private final TestDatabase database = TestPostgres.create();

  @Test
  void aSchemaOfThisJarIsNotComparedAgain() {
    execute(OTHERS_WORK);
    assertThatCode(this::migrate).doesNotThrowAnyException();
  }

  @Test
  void aSchemaThatAnotherJarHasMarkedIsCompared() {
    execute(ANOTHER);
    assertThatCode(this::migrate).doesNotThrowAnyException();
    execute(ANOTHER, OTHERS_WORK);
    assertThatExceptionOfType(FlywayValidateException.class).isThrownBy(this::migrate);
  }

  @Test
  void aSchemaThatNobodyHasMarkedIsCompared() {
    execute("comment on table flyway_schema_history is null", OTHERS_WORK);
    assertThatExceptionOfType(FlywayValidateException.class).isThrownBy(this::migrate);
  }

  @Test
  void anOlderJarLeavesTheMarkOfTheNewerOne() {
    execute(
        ANOTHER,
        """
        insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,
               installed_by, execution_time, success)
        select max(installed_rank) + 1, '9999', 'newer', 'SQL', 'V9999__newer.sql', 0, current_user, 0, true
          from flyway_schema_history""");
    migrate();
    assertThat(mark()).isEqualTo("another");
  }

  @Test
  void aSchemaThatIsThisJarsGetsItsMark() {
    String own = mark();
    execute(ANOTHER);
    migrate();
    assertThat(mark()).isEqualTo(own).isNotEqualTo("another");
  }

  private String mark() {
    try (Jdbc owner = Jdbc.connect(database.ownerUrl())) {
      return owner
          .column("select obj_description('flyway_schema_history'::regclass, 'pg_class')")
          .getFirst();
    }
  }

  private void migrate() {
    Migrations.run(SecretUrl.of(database.ownerUrl()), "pufa_app");
  }

  private void execute(String... commands) {
    try (Jdbc owner = Jdbc.connect(database.ownerUrl())) {
      for (String command : commands) {
        owner.execute(command);
      }
    }
  }
}
