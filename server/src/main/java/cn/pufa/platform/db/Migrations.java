package cn.pufa.platform.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
  private static final String FOLDER = "db/migration";
  private static final String HASH = "db/migration.sha256";

  private final String url;
  private final String user;
  private final String password;

  private Migrations(String ownerUrl) {
    URI uri = URI.create(ownerUrl);
    String[] login = uri.getUserInfo().split(":", 2);
    int port = uri.getPort() == -1 ? 5432 : uri.getPort();
    url = "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getPath();
    user = login[0];
    password = login.length < 2 ? "" : login[1];
  }

  /** Run by the build, with the folder of what goes into the jar. */
  public static void main(String[] arguments) throws IOException {
    Path classes = Path.of(arguments[0]);
    Files.writeString(classes.resolve(HASH), hashOf(classes.resolve(FOLDER)));
  }

  /**
   * @param appRole role the server works as; it may insert into the audit trail and never change it
   */
  public static void run(String ownerUrl, String appRole) {
    var migrations = new Migrations(ownerUrl);
    String hash = hash();
    if (!migrations.schemaBears(hash)) {
      Flyway flyway = migrations.flyway(appRole);
      flyway.migrate();
      if (!isNewer(flyway)) {
        migrations.mark(hash);
      }
    }
  }

  /** Of names and contents, in the order of their names. */
  private static String hashOf(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> migrations = files.sorted().toList();
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path migration : migrations) {
        digest.update(migration.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(migration));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String hash() {
    try (InputStream in = Migrations.class.getResourceAsStream("/" + HASH)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Whatever stands in the way, Flyway meets it too, waits or explains. */
  private boolean schemaBears(String hash) {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select obj_description(to_regclass('flyway_schema_history'), 'pg_class')")) {
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
