package cn.pufa.platform.db;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.pufa.testing.Jdbc;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestPostgres.TestDatabase;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.Test;

/** What this jar has brought is not looked at again; what another one has, is compared. */
class MigrationsIT {

  private static final String OTHERS_WORK =
      "update flyway_schema_history set checksum = checksum + 1 where version = '1'";

  private final TestDatabase database = TestPostgres.create();

  @Test
  void aSchemaOfThisJarIsNotComparedAgain() {
    execute(OTHERS_WORK);
    assertThatCode(this::migrate).doesNotThrowAnyException();
  }

  @Test
  void aSchemaThatAnotherJarHasMarkedIsCompared() {
    execute("comment on table flyway_schema_history is 'another'");
    assertThatCode(this::migrate).doesNotThrowAnyException();
    execute("comment on table flyway_schema_history is 'another'", OTHERS_WORK);
    assertThatExceptionOfType(FlywayValidateException.class).isThrownBy(this::migrate);
  }

  @Test
  void aSchemaThatNobodyHasMarkedIsCompared() {
    execute("comment on table flyway_schema_history is null", OTHERS_WORK);
    assertThatExceptionOfType(FlywayValidateException.class).isThrownBy(this::migrate);
  }

  private void migrate() {
    Migrations.run(database.ownerUrl(), "pufa_app");
  }

  private void execute(String... commands) {
    try (Jdbc owner = Jdbc.connect(database.ownerUrl())) {
      for (String command : commands) {
        owner.execute(command);
      }
    }
  }
}
