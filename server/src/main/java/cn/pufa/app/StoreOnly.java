package cn.pufa.app;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.EmbeddedPostgres;
import io.vertx.core.Vertx;

/** The database alone, for the jar's commands that need no server. */
record StoreOnly(Vertx vertx, Database database, EmbeddedPostgres postgres)
    implements AutoCloseable {

  /** Also on the day on which no server has run yet. */
  static StoreOnly openMigrated(Config config) {
    StoreOnly store = open(config);
    Node.migrate(config, store.postgres());
    return store;
  }

  static StoreOnly open(Config config) {
    EmbeddedPostgres postgres =
        config.databaseUrl().isPresent() ? null : EmbeddedPostgres.start(config.home());
    Vertx vertx = Vertx.vertx();
    String url = config.databaseUrl().orElseGet(() -> postgres.appUrl());
    return new StoreOnly(vertx, new Database(vertx, url), postgres);
  }

  @Override
  public void close() {
    database.close();
    vertx.close().await();
    if (postgres != null) {
      postgres.close();
    }
  }
}
