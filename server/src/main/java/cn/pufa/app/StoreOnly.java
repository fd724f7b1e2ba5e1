package cn.pufa.app;

import cn.pufa.audit.Commands;
import cn.pufa.audit.TrailWords;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.People;
import cn.pufa.identity.Sessions;
import cn.pufa.job.Jobs;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.EmbeddedPostgres;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.http.RateLimits;
import cn.pufa.platform.secret.SecretUrl;
import cn.pufa.platform.secret.Vault;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkCalendar;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.Optional;

/** The database alone, for the jar's commands that need no server. */
record StoreOnly(Vertx vertx, Database database, EmbeddedPostgres postgres)
    implements AutoCloseable {

  /** Also on the day on which no server has run yet. */
  static StoreOnly openMigrated(Config config) {
    StoreOnly store = open(config);
    Node.migrate(config, store.postgres());
    Node.holdWhereRestored(config, store.database());
    return store;
  }

  /** Beside a server that runs, or on its own. */
  static StoreOnly visit(Config config) throws IOException {
    Optional<String> running = EmbeddedPostgres.runningAppUrl(config.home());
    if (config.databaseUrl().isPresent() || running.isEmpty()) {
      return open(config);
    }
    Vertx vertx = Vertx.vertx();
    return new StoreOnly(vertx, new Database(vertx, SecretUrl.of(running.get())), null);
  }

  static StoreOnly open(Config config) {
    EmbeddedPostgres postgres = config.databaseUrl().isPresent() ? null : Node.embedded(config);
    Vertx vertx = Vertx.vertx();
    SecretUrl url = config.databaseUrl().orElseGet(() -> SecretUrl.of(postgres.appUrl()));
    return new StoreOnly(vertx, new Database(vertx, url), postgres);
  }

  /** What features stand on, for one command and with nobody signed in. */
  Ground ground(Config config, Workers workers) {
    var clock = new BusinessClock(config.clock());
    var commands = new Commands(database, clock);
    var changes = new Changes(database);
    var sessions = new Sessions(database, clock, changes, config.requireTotp());
    var divisions = Divisions.load();
    var trailWords = TrailWords.load(divisions.namesByCode());
    return new Ground(
        database,
        commands,
        new People(database, commands, sessions, clock, workers),
        divisions,
        trailWords,
        changes,
        new RateLimits(RateLimits.ALONE),
        workers,
        new Jobs(database, trailWords, clock),
        new Files(database, clock, workers, config.files().resolve("kept")),
        new Vault(config.keys()),
        new WorkCalendar(),
        clock);
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
