package cn.pufa.platform.db;

import java.net.URI;
import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * Brings the schema to the version of this jar, as the owner; the application's role is granted
 * only what it needs.
 */
public final class Migrations {

  private Migrations() {}

  /**
   * @param appRole role the server works as; it may insert into the audit trail and never change it
   */
  public static void run(String ownerUrl, String appRole) {
    URI uri = URI.create(ownerUrl);
    String[] login = uri.getUserInfo().split(":", 2);
    int port = uri.getPort() == -1 ? 5432 : uri.getPort();
    Flyway.configure()
        .dataSource(
            "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getPath(),
            login[0],
            login.length < 2 ? "" : login[1])
        .locations("classpath:db/migration")
        .placeholders(Map.of("app_role", appRole))
        .connectRetries(10)
        .load()
        .migrate();
  }
}
