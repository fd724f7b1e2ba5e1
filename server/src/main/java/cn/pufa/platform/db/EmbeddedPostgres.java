package cn.pufa.platform.db;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BooleanSupplier;

/**
 * Real PostgreSQL run as a child process, its data kept below the home folder. It listens on
 * 127.0.0.1 only, on a free port chosen at each start, and outlives a killed JVM: the next start
 * adopts it.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  static final String SUPERUSER = "postgres";
  static final String OWNER = "pufa_owner";
  static final String APP = "pufa_app";
  private static final String DATABASE = "pufa";

  /** How long a port that another program took first may stand in the way of a start. */
  private static final Duration PORT_TAKEN = Duration.ofSeconds(1);

  /** How long a dying postmaster, or the backends it left, may do so. */
  private static final Duration PREDECESSOR = Duration.ofSeconds(10);

  /** How long a live postmaster may replay its log after a crash. */
  private static final Duration RECOVERY = Duration.ofMinutes(5);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
  private static final Duration BETWEEN_STARTS = Duration.ofMillis(100);

  private final PostgresPrograms programs;
  private final PostgresHome home;
  private final Optional<WalArchive> archive;
  private int port;
  private boolean closed;

  private EmbeddedPostgres(
      PostgresPrograms programs, PostgresHome home, Optional<WalArchive> archive) {
    this.programs = programs;
    this.home = home;
    this.archive = archive;
  }

  /**
   * Starts the database kept below {@code home}, making it when it is not there, and returns once
   * it takes connections.
   *
   * @throws IllegalStateException saying in one sentence what stands in the way
   */
  public static EmbeddedPostgres start(Path home) {
    return start(home, Optional.empty());
  }

  /**
   * @param archive where its log goes; one that was left running keeps the archive it has
   */
  public static EmbeddedPostgres start(Path home, Optional<WalArchive> archive) {
    try {
      PostgresPrograms programs = PostgresPrograms.ofThisMachine();
      return new EmbeddedPostgres(programs, PostgresHome.hold(home), archive).run();
    } catch (IOException failure) {
      throw new IllegalStateException(
          "PostgreSQL cannot be kept below %s: %s".formatted(home, failure), failure);
    }
  }

  private EmbeddedPostgres run() throws IOException {
    try {
      home.openPasswords();
      programs.unpack(home);
      programs.initialise(home);
      createRoles(bringUp());
      return this;
    } catch (IOException | RuntimeException | Error failure) {
      closeAfter(failure);
      throw failure;
    }
  }

  private Connection bringUp() throws IOException {
    Duration patience = home.hasPidFile() ? PREDECESSOR : PORT_TAKEN;
    long began = System.nanoTime();
    while (true) {
      Optional<Connection> connection = adopt();
      if (connection.isEmpty()) {
        connection = launch();
      }
      if (connection.isPresent()) {
        return connection.get();
      }
      if (passed(patience, began)) {
        throw new IllegalStateException(
            "PostgreSQL does not start in %s; its log ends: %s"
                .formatted(home.folder(), home.endOfLog()));
      }
      pause(BETWEEN_STARTS);
    }
  }

  /** Takes over the postmaster that a killed JVM left running. */
  private Optional<Connection> adopt() {
    return connection(() -> home.postmaster().isPresent());
  }

  private Optional<Connection> launch() throws IOException {
    Process postmaster = programs.launch(home, archive);
    return connection(postmaster::isAlive);
  }

  /**
   * Waits for a real connection, since the files of a dead postmaster look alive; empty once the
   * process is gone.
   */
  private Optional<Connection> connection(BooleanSupplier alive) {
    long began = System.nanoTime();
    while (alive.getAsBoolean()) {
      Optional<PostgresHome.Postmaster> ready =
          home.postmaster().filter(PostgresHome.Postmaster::ready);
      SQLException refusal = null;
      if (ready.isPresent()) {
        port = ready.get().port();
        try {
          return Optional.of(connect());
        } catch (SQLException notYet) {
          refusal = notYet;
        }
      }
      if (passed(ready.isPresent() ? PREDECESSOR : RECOVERY, began)) {
        throw new IllegalStateException(
            "PostgreSQL runs in %s but takes no connection; its log ends: %s"
                .formatted(home.folder(), home.endOfLog()),
            refusal);
      }
      pause(BETWEEN_LOOKS);
    }
    return Optional.empty();
  }

  /** The connection ends with it. */
  private void createRoles(Connection superuser) {
    try (superuser) {
      createRole(superuser, OWNER, "createdb");
      createRole(superuser, APP, "nocreatedb");
      if (!exists(superuser, "select from pg_database where datname = ?", DATABASE)) {
        createDatabase(superuser, DATABASE);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(
          "The roles and the database of Pufa could not be created in %s: %s"
              .formatted(home.folder(), failure.getMessage()),
          failure);
    }
  }

  private void createRole(Connection connection, String role, String right) throws SQLException {
    if (!exists(connection, "select from pg_roles where rolname = ?", role)) {
      execute(
          connection,
          "create role %s login %s password '%s'".formatted(role, right, home.password(role)));
    }
  }

  /** The URL by which the owner of the schema, who migrates it, connects. */
  public String ownerUrl() {
    return ownerUrl(DATABASE);
  }

  public String ownerUrl(String database) {
    return url(OWNER, database);
  }

  /** The URL by which the application connects. */
  public String appUrl() {
    return appUrl(DATABASE);
  }

  public String appUrl(String database) {
    return url(APP, database);
  }

  private String url(String role, String database) {
    return url(home, role, port, database);
  }

  private static String url(PostgresHome home, String role, int port, String database) {
    return "postgresql://%s:%s@127.0.0.1:%d/%s"
        .formatted(role, home.password(role), port, database);
  }

  /** {@link #appUrl()} of the one that runs below this folder, whoever started it. */
  public static Optional<String> runningAppUrl(Path home) throws IOException {
    PostgresHome seen = PostgresHome.seen(home);
    Optional<PostgresHome.Postmaster> running = seen.postmaster();
    if (running.isPresent()) {
      seen.openPasswords();
    }
    return running.map(postmaster -> url(seen, APP, postmaster.port(), DATABASE));
  }

  public int port() {
    return port;
  }

  /** Creates a further, empty database that belongs to the owner of the schema. */
  public void createDatabase(String name) {
    try (Connection connection = connect()) {
      createDatabase(connection, name);
    } catch (SQLException failure) {
      throw new IllegalStateException(
          "The database %s could not be created: %s".formatted(name, failure.getMessage()),
          failure);
    }
  }

  private static void createDatabase(Connection connection, String name) throws SQLException {
    execute(
        connection, "create database \"%s\" owner %s".formatted(name.replace("\"", "\"\""), OWNER));
  }

  private Connection connect() throws SQLException {
    return connect(home, port);
  }

  /** As the superuser of the one that runs below this folder, whoever started it. */
  static Optional<Connection> visit(Path home) throws IOException, SQLException {
    PostgresHome seen = PostgresHome.seen(home);
    Optional<PostgresHome.Postmaster> running = seen.postmaster();
    if (running.isEmpty()) {
      return Optional.empty();
    }
    seen.openPasswords();
    return Optional.of(connect(seen, running.get().port()));
  }

  private static Connection connect(PostgresHome home, int port) throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", SUPERUSER);
    login.setProperty("password", home.password(SUPERUSER));
    login.setProperty("loginTimeout", "5");
    login.setProperty("sslmode", "disable");
    login.setProperty("gssEncMode", "disable");
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), login);
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      return statement.executeQuery().next();
    }
  }

  private static void execute(Connection connection, String command) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  /**
   * Stops the database, whether launched or adopted, waits for its end and lets go of the folder.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (home) {
      if (home.postmaster().isPresent()) {
        programs.stop(home);
      }
    } catch (IOException failure) {
      throw new IllegalStateException(
          "PostgreSQL cannot be stopped in %s: %s".formatted(home.folder(), failure), failure);
    }
  }

  private void closeAfter(Throwable failure) {
    try {
      close();
    } catch (RuntimeException alsoFailed) {
      failure.addSuppressed(alsoFailed);
    }
  }

  private static boolean passed(Duration limit, long began) {
    return System.nanoTime() - began > limit.toNanos();
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The start of PostgreSQL was interrupted.", interrupted);
    }
  }
}
