package cn.pufa.app;

import cn.pufa.app.demo.StandIns;
import cn.pufa.certificate.Certificates;
import cn.pufa.counsel.Counsel;
import cn.pufa.delivery.SendingHold;
import cn.pufa.filing.Filings;
import cn.pufa.hours.Hours;
import cn.pufa.law.Citations;
import cn.pufa.law.StatuteImport;
import cn.pufa.needs.Needs;
import cn.pufa.platform.Deadline;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.EmbeddedPostgres;
import cn.pufa.platform.db.Migrations;
import cn.pufa.platform.db.PointInTime;
import cn.pufa.platform.db.Release;
import cn.pufa.platform.http.Contract;
import cn.pufa.platform.http.Front;
import cn.pufa.platform.http.HttpVerticle;
import cn.pufa.platform.http.MetricsPort;
import cn.pufa.platform.secret.SecretUrl;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.publication.Publications;
import cn.pufa.review.Reviews;
import cn.pufa.wording.Templates;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.micrometer.MicrometerMetricsOptions;
import io.vertx.micrometer.VertxPrometheusOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running server: the database below it, its parts, the port above. */
public final class Node implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("pufa");

  /**
   * All of the end, and of it what is left once requests and messages under way have had theirs.
   */
  private static final Duration END = Duration.ofSeconds(19);

  private static final Duration END_OF_PARTS = Duration.ofSeconds(5);
  private static final Duration END_OF_STORE = Duration.ofSeconds(2);

  static {
    // Of Netty's two allocators, the one with which a small answer costs less; read by Vert.x.
    System.setProperty("io.netty.allocator.type", "pooled");
  }

  private final Config config;
  private EmbeddedPostgres postgres;
  private Vertx vertx;
  private Database database;
  private Contract contract;
  private Modules modules;
  private Front front;
  private String deployment;
  private int port;

  private Node(Config config) {
    this.config = config;
  }

  public static Node start(Config config) {
    var node = new Node(config);
    try {
      node.prepare();
      node.modules.seed();
      node.modules.eraseAgain();
      node.listen();
      node.modules.begin();
      node.readAhead();
      return node;
    } catch (RuntimeException fault) {
      node.close();
      throw fault;
    }
  }

  /** Brings the database to what this jar holds, and serves nobody. */
  static void seed(Config config) {
    try (var node = new Node(config)) {
      node.prepare();
      node.modules.seedProduct();
      node.modules.seed();
    }
  }

  /** The contract is read while the database starts: neither needs the other. */
  private void prepare() {
    var reading = CompletableFuture.supplyAsync(Contract::load);
    vertx = Vertx.vertx(options(config));
    openDatabase();
    makeFolders();
    contract = reading.join();
    modules = new Modules(vertx, config, contract, database);
    importStatutes();
  }

  /** What nobody need wait for, before the first who would. */
  private void readAhead() {
    Callable<Void> reading =
        () -> {
          contract.read();
          front.read();
          return null;
        };
    vertx
        .executeBlocking(reading)
        .onFailure(fault -> LOG.error("what is served could not be read ahead", fault));
  }

  /**
   * Whoever holds up an event loop holds up all whom it serves, and is told with where it stands.
   */
  static VertxOptions options(Config config) {
    var slowness = config.slowness();
    var options =
        new VertxOptions()
            .setPreferNativeTransport(true)
            .setBlockedThreadCheckInterval(slowness.lookMs())
            .setMaxEventLoopExecuteTime(slowness.eventLoopMs())
            .setMaxEventLoopExecuteTimeUnit(TimeUnit.MILLISECONDS)
            .setWarningExceptionTime(slowness.eventLoopMs())
            .setWarningExceptionTimeUnit(TimeUnit.MILLISECONDS);
    config
        .http()
        .managementPort()
        .ifPresent(
            managementPort ->
                options.setMetricsOptions(
                    new MicrometerMetricsOptions()
                        .setEnabled(true)
                        .setPrometheusOptions(new VertxPrometheusOptions().setEnabled(true))));
    return options;
  }

  /**
   * The bureau's own server where one is named, otherwise the embedded one; brought to this jar's
   * schema.
   */
  private void openDatabase() {
    if (config.databaseUrl().isEmpty()) {
      postgres = embedded(config);
    }
    SecretUrl url = config.databaseUrl().orElseGet(() -> SecretUrl.of(postgres.appUrl()));
    database = new Database(vertx, url, Duration.ofMillis(config.slowness().statementMs()));
    if (!Release.hasMigrated(database)) {
      migrate(config, postgres);
    }
    holdWhereRestored(config, database);
  }

  /** With its log on its way to the backups, if there are any. */
  static EmbeddedPostgres embedded(Config config) {
    config.backups().ifPresent(backups -> backups.requireOf(config.home()));
    return EmbeddedPostgres.start(config.home(), config.backups().map(BackupFolder::archive));
  }

  /**
   * @param postgres null where the bureau's own server is named
   */
  static void migrate(Config config, EmbeddedPostgres postgres) {
    SecretUrl url = config.databaseUrl().orElseGet(() -> SecretUrl.of(postgres.appUrl()));
    SecretUrl owner =
        postgres == null
            ? config.databaseOwnerUrl().orElse(url)
            : SecretUrl.of(postgres.ownerUrl());
    Migrations.run(owner, url.user().orElseThrow());
  }

  /**
   * A database that went back sends nothing of what may have left since, whatever became of the
   * command that put it there.
   */
  static void holdWhereRestored(Config config, Database database) {
    if (config.databaseUrl().isEmpty() && PointInTime.isMarked(config.home())) {
      var now = new BusinessClock(config.clock()).now();
      database.run(tx -> SendingHold.put(tx, now));
      PointInTime.removeMark(config.home());
    }
  }

  private void makeFolders() {
    try {
      Files.createDirectories(config.files().resolve("uploads"));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private void importStatutes() {
    if (!Files.isDirectory(config.statutes())) {
      LOG.info("no folder of statute texts: cards show the gist of each article, not its text");
      return;
    }
    StatuteImport.Report report = modules.reading().law().statuteImport().run(config.statutes());
    LOG.info("statutes: {} imported, {} unchanged", report.imported(), report.unchanged());
    report.faults().forEach(fault -> LOG.warn("statute not imported: {}", fault));
  }

  private void listen() {
    config.http().managementPort().ifPresent(one -> MetricsPort.open(vertx, one));
    // A negative port is Vert.x's way to let several event loops share one free port.
    int wanted = config.http().port() == 0 ? -1 : config.http().port();
    front = new Front(vertx, modules.routes(), modules.health());
    List<HttpServer> servers = new CopyOnWriteArrayList<>();
    deployment =
        vertx
            .deployVerticle(
                () ->
                    new HttpVerticle(
                        config.http().host(), wanted, modules.routes(), front, servers::add),
                new DeploymentOptions()
                    .setInstances(Math.max(2, Runtime.getRuntime().availableProcessors())))
            .await();
    port = servers.getFirst().actualPort();
  }

  public int port() {
    return port;
  }

  public String address() {
    return "http://" + config.http().host() + ":" + port;
  }

  /** On whose event loops it answers. */
  public Vertx vertx() {
    return vertx;
  }

  public Database database() {
    return database;
  }

  public Needs needs() {
    return modules.reading().needs();
  }

  public Publications publications() {
    return modules.supervision().publications();
  }

  public Filings filings() {
    return modules.supervision().filings();
  }

  public Counsel counsel() {
    return modules.counsel();
  }

  public Reviews reviews() {
    return modules.supervision().reviews();
  }

  public Certificates certificates() {
    return modules.learning().certificates();
  }

  public Hours hours() {
    return modules.learning().hours();
  }

  public Templates templates() {
    return modules.correspondence().templates();
  }

  public Citations citations() {
    return modules.reading().law().citations();
  }

  /** Does at once what falls due by the clock, instead of within half a minute. */
  public void tick() {
    modules.clockwork().tick();
  }

  /** The outside parties this demo runs with. */
  public StandIns standIns() {
    return modules.standIns();
  }

  /** What is under way has its time beside each other; what it rests on goes after it. */
  @Override
  public void close() {
    var ending = new Ending(END);
    Deadline underWay = Deadline.in(END.minus(END_OF_PARTS));
    ending.take(
        END_OF_PARTS,
        new Ending.Step("requests", this::endRequests),
        new Ending.Step("messages", () -> endSending(underWay)));
    ending.take(END_OF_STORE, new Ending.Step("parts", this::endParts));
    ending.take(Duration.ofSeconds(1), new Ending.Step("connections", this::endConnections));
    ending.take(Duration.ZERO, new Ending.Step("database", this::endDatabase));
  }

  private void endRequests() {
    if (deployment != null) {
      vertx.undeploy(deployment).await();
    }
  }

  private void endSending(Deadline deadline) {
    if (modules != null) {
      modules.endSending(deadline);
    }
  }

  private void endParts() {
    if (modules != null) {
      modules.close();
    }
  }

  private void endConnections() {
    if (database != null) {
      database.close();
    }
    if (vertx != null) {
      vertx.close().await();
    }
  }

  private void endDatabase() {
    if (postgres != null) {
      postgres.close();
    }
  }
}
