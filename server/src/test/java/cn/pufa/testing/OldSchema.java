package cn.pufa.testing;

import java.net.URI;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** A database as an earlier version of the server left it. */
public final class OldSchema {

  private OldSchema() {}

  /**
   * @param version number of the last migration it had
   */
  public static void make(String ownerUrl, String version) {
    URI uri = URI.create(ownerUrl);
    String[] login = uri.getUserInfo().split(":", 2);
    Flyway.configure()
        .dataSource(
            "jdbc:postgresql://" + uri.getAuthority().split("@")[1] + uri.getPath(),
            login[0],
            login[1])
        .placeholders(Map.of("app_role", "pufa_app"))
        .target(version)
        .load()
        .migrate();
  }
}
