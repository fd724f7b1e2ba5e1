package cn.pufa.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.pufa.testing.Race;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the real thing; one home serves all tests, since making a database takes seconds. */
class EmbeddedPostgresTest {

  private static Path home;

  private EmbeddedPostgres postgres;

  @BeforeAll
  static void makeHome(@TempDir Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    home = folder.resolve("home of Pufa");
    try (EmbeddedPostgres first = EmbeddedPostgres.start(home)) {
      assertThat(value(first.ownerUrl(), "create table kept (word text); select 'made'"))
          .isEqualTo("made");
    } catch (SQLException failure) {
      throw new IOException(failure);
    }
  }

  @AfterEach
  void stop() {
    if (postgres != null) {
      postgres.close();
    }
  }

  @Test
  void keepsACommittedRowOverARestart() throws SQLException {
    postgres = EmbeddedPostgres.start(home);
    keep("restart");
    postgres.close();

    postgres = EmbeddedPostgres.start(home);

    assertThat(kept("restart")).isTrue();
  }

  @Race
  @Test
  void adoptsThePostmasterOfAKilledServer() throws Exception {
    Process server = startServer("adopted");
    kill(server.toHandle());
    long orphan = postmaster();

    postgres = EmbeddedPostgres.start(home);

    assertThat(postmaster()).isEqualTo(orphan);
    assertThat(kept("adopted")).isTrue();
  }

  @Race
  @Test
  void recoversFromTheKillOfServerAndPostmaster() throws Exception {
    Process server = startServer("recovered");
    kill(server.toHandle());
    ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();

    postgres = EmbeddedPostgres.start(home);

    assertThat(kept("recovered")).isTrue();
  }

  @Test
  void isNotFooledByAPidFileThatNamesAnotherProcess() throws Exception {
    Process other = startOtherProcessOfTheDatabaseUser();
    try {
      Files.writeString(
          home.resolve("postgres/data/postmaster.pid"),
          """
          %d
          %s
          1
          1

          127.0.0.1
          1 1
          ready
          """
              .formatted(other.pid(), home.resolve("postgres/data")));

      postgres = EmbeddedPostgres.start(home);

      assertThat(postmaster()).isNotEqualTo(other.pid());
    } finally {
      kill(other.toHandle());
    }
  }

  @Race
  @Test
  void refusesASecondServerOnTheSameFolder() throws Exception {
    postgres = EmbeddedPostgres.start(home);

    String refusal =
        "Another server already uses %s: stop it, or set PUFA_HOME to another folder."
            .formatted(home.resolve("postgres"));
    assertThatThrownBy(() -> EmbeddedPostgres.start(home))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(refusal);
    // The refusal within this process must not have dropped the lock that keeps others out.
    assertThat(startServer("refused").inputReader().lines())
        .anyMatch(line -> line.contains(refusal));
    assertThat(kept("refused")).isFalse();
  }

  @Test
  void refusesAHomeThatItsUserCannotEnterAndCreatesNothing(@TempDir Path shut) throws IOException {
    assumeTrue(PostgresHome.isRoot(), "only root runs PostgreSQL as another user");

    assertThatThrownBy(() -> EmbeddedPostgres.start(shut.resolve("home")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(
            "cannot enter " + shut + ": set PUFA_HOME to a folder that everyone may pass through");
    assertThat(shut).isEmptyDirectory();
  }

  @Test
  void refusesADatabaseWithoutItsPasswords() throws IOException {
    Path passwords = home.resolve("postgres/passwords.properties");
    Path aside = Files.move(passwords, passwords.resolveSibling("aside"));
    try {
      assertThatThrownBy(() -> EmbeddedPostgres.start(home))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith(passwords + " is missing, without which nobody can log in");
    } finally {
      Files.move(aside, passwords);
    }
  }

  @Test
  void tellsTheEndOfTheLogWhenTheDataIsBroken() throws IOException {
    Path control = home.resolve("postgres/data/global/pg_control");
    Path aside = Files.move(control, control.resolveSibling("aside"));
    try {
      assertThatThrownBy(() -> EmbeddedPostgres.start(home))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("PostgreSQL does not start in " + home.resolve("postgres"))
          .hasMessageContaining("could not find the database system");
    } finally {
      Files.move(aside, control);
    }
  }

  @Test
  void keepsItsPromisesOnDurabilityAndPrivacy() throws Exception {
    postgres = EmbeddedPostgres.start(home);

    for (String setting :
        List.of(
            "fsync", "synchronous_commit", "full_page_writes", "data_checksums", "autovacuum")) {
      assertThat(value(postgres.appUrl(), "show " + setting)).as(setting).isEqualTo("on");
    }
    assertThat(value(postgres.appUrl(), "show server_version")).isEqualTo("17.11");
    assertThat(PostgresPrograms.VERSION).as("as bundled").isEqualTo("17.11.0");
    assertThat(pidFile().get(4)).as("Unix socket").isEmpty();
    assertThat(pidFile().get(5)).as("listens on").isEqualTo("127.0.0.1");
    assertThat(Files.getPosixFilePermissions(home.resolve("postgres/passwords.properties")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));

    assertThatThrownBy(() -> value(postgres.appUrl(), "select '13800000000'::uuid"))
        .isInstanceOf(SQLException.class);
    assertThat(home.resolve("postgres/server.log")).content().doesNotContain("13800000000");
  }

  @Test
  void runsInASessionOfItsOwn() throws IOException {
    postgres = EmbeddedPostgres.start(home);

    String state = Files.readString(Path.of("/proc", Long.toString(postmaster()), "stat"));
    String session = state.substring(state.lastIndexOf(')') + 2).split(" ")[3];
    assertThat(session).isEqualTo(Long.toString(postmaster()));
  }

  @Test
  void createsDatabasesOfTheOwnerThatTheApplicationMayNotCreate() throws SQLException {
    postgres = EmbeddedPostgres.start(home);

    postgres.createDatabase("further_one");

    assertThat(value(postgres.ownerUrl("further_one"), "create schema own; select current_user"))
        .isEqualTo("pufa_owner");
    assertThat(value(postgres.appUrl("further_one"), "select current_user")).isEqualTo("pufa_app");
    assertThatThrownBy(() -> value(postgres.appUrl(), "create database forbidden; select 1"))
        .hasMessageContaining("permission denied to create database");
  }

  private void keep(String word) throws SQLException {
    keep(postgres, word);
  }

  private static void keep(EmbeddedPostgres postgres, String word) throws SQLException {
    value(postgres.ownerUrl(), "insert into kept values ('%s') returning word".formatted(word));
  }

  private boolean kept(String word) throws SQLException {
    return value(postgres.ownerUrl(), "select count(*) from kept where word = '%s'".formatted(word))
        .equals("1");
  }

  /** What the last of the statements answers. */
  private static String value(String url, String statements) throws SQLException {
    URI uri = URI.create(url);
    String[] login = uri.getUserInfo().split(":");
    String jdbc = "jdbc:postgresql://127.0.0.1:%d%s".formatted(uri.getPort(), uri.getPath());
    try (Connection connection = DriverManager.getConnection(jdbc, login[0], login[1])) {
      String answer = null;
      for (String statement : statements.split("; ")) {
        try (var prepared = connection.createStatement()) {
          if (prepared.execute(statement)) {
            ResultSet rows = prepared.getResultSet();
            rows.next();
            answer = rows.getString(1);
          }
        }
      }
      return answer;
    }
  }

  private static long postmaster() throws IOException {
    return Long.parseLong(pidFile().getFirst());
  }

  private static List<String> pidFile() throws IOException {
    return Files.readAllLines(home.resolve("postgres/data/postmaster.pid"));
  }

  private static Process startOtherProcessOfTheDatabaseUser() throws IOException {
    String user = Integer.toString(PostgresHome.USER);
    return PostgresHome.isRoot()
        ? new ProcessBuilder(
                "setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups", "cat")
            .start()
        : new ProcessBuilder("cat").start();
  }

  private static void kill(ProcessHandle process) {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Starts another JVM, and returns when it has committed the word or was refused. */
  private static Process startServer(String word) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process server =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                Server.class.getName(),
                home.toString(),
                word)
            .redirectErrorStream(true)
            .start();
    BufferedReader output = server.inputReader();
    output.mark(10_000);
    output.readLine();
    output.reset();
    return server;
  }

  /** The server to be killed: commits a word, says so and keeps the database until then. */
  static final class Server {

    public static void main(String[] arguments) throws Exception {
      EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(arguments[0]));
      keep(postgres, arguments[1]);
      System.out.println("committed");
      Thread.currentThread().join();
    }
  }
}
