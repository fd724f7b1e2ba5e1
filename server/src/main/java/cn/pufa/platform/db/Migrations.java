package cn.pufa.platform.db;

import cn.pufa.platform.secret.SecretUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the schema to the version of this jar, as the owner; the application's role is granted
 * only what it needs.
 *
 * <p>The schema bears the hash of the migrations that brought it where it is. Where that is the
 * hash of this jar's own there is nothing to look at; otherwise Flyway compares each of them. An
 * older jar beside a newer one leaves the newer one's hash.
 */
public final class Migrations {

  private static final Logger LOG = LoggerFactory.getLogger("pufa.database");
  static final String MARK_OF_SCHEMA =
      "select obj_description(to_regclass('flyway_schema_history'), 'pg_class') as mark";
  private static final String FOLDER = "db/migration";

  private final String url;
  private final String user;
  private final String password;

  private Migrations(SecretUrl owner) {
    url = new PostgresAddress(owner).jdbc();
    user = owner.user().orElseThrow();
    password = owner.password();
  }

  /**
   * @param appRole role the server works as; it may insert into the audit trail and never change it
   */
  public static void run(SecretUrl owner, String appRole) {
    var migrations = new Migrations(owner);
    String hash = Release.ofMigrations();
    if (!migrations.schemaBears(hash)) {
      Flyway flyway = migrations.flyway(appRole);
      flyway.migrate();
      if (!isNewer(flyway)) {
        migrations.mark(hash);
      }
    }
  }

  /** Whatever stands in the way, Flyway meets it too, waits or explains. */
  private boolean schemaBears(String hash) {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(MARK_OF_SCHEMA)) {
      return found.next() && hash.equals(found.getString(1));
    } catch (SQLException unknown) {
      return false;
    }
  }

  private Flyway flyway(String appRole) {
    return Flyway.configure()
        .dataSource(url, user, password)
        .locations("classpath:" + FOLDER)
        .placeholders(Map.of("app_role", appRole))
        .connectRetries(10)
        .load();
  }

  /** Whether the schema holds migrations that this jar does not know. */
  private static boolean isNewer(Flyway flyway) {
    return flyway.info().current().getState() == MigrationState.FUTURE_SUCCESS;
  }

  private void mark(String hash) {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      statement.execute("comment on table flyway_schema_history is '%s'".formatted(hash));
    } catch (SQLException fault) {
      LOG.warn(
          "the schema is not marked as current, so that each start looks again: {}",
          fault.toString());
    }
  }
}
