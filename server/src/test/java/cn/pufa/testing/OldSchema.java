package cn.pufa.testing;

import cn.pufa.platform.db.Migrations;
import cn.pufa.platform.secret.SecretUrl;
import java.net.URI;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** A database as an earlier version of the server left it, until it is migrated. */
public final class OldSchema implements AutoCloseable {

  private static final String APPLICATION = "pufa_app";

  private final PrivatePostgres postgres;
  private final Jdbc database;

  private OldSchema(PrivatePostgres postgres, Jdbc database) {
    this.postgres = postgres;
    this.database = database;
  }

  /**
   * @param version number of the last migration it had
   */
  public static OldSchema of(String version) {
    PrivatePostgres postgres = PrivatePostgres.start();
    try {
      String owner = postgres.database().ownerUrl();
      make(owner, version);
      return new OldSchema(postgres, Jdbc.connect(owner));
    } catch (RuntimeException fault) {
      postgres.close();
      throw fault;
    }
  }

  private static void make(String ownerUrl, String version) {
    URI uri = URI.create(ownerUrl);
    String[] login = uri.getUserInfo().split(":", 2);
    Flyway.configure()
        .dataSource(
            "jdbc:postgresql://" + uri.getAuthority().split("@")[1] + uri.getPath(),
            login[0],
            login[1])
        .placeholders(Map.of("app_role", APPLICATION))
        .target(version)
        .load()
        .migrate();
  }

  /** Rows of that version: one statement, or several with semicolons between them. */
  public OldSchema with(String rows) {
    database.execute(rows);
    return this;
  }

  /** As this version starts with it; it is closed with this. */
  public Jdbc migrated() {
    Migrations.run(SecretUrl.of(postgres.database().ownerUrl()), APPLICATION);
    return database;
  }

  @Override
  public void close() {
    database.close();
    postgres.close();
  }
}
