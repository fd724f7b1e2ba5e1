package cn.pufa.testing;

import cn.pufa.platform.db.EmbeddedPostgres;
import cn.pufa.testing.TestPostgres.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL that one test may stop and start again, on the same port. */
public final class PrivatePostgres implements AutoCloseable {

  private final Path home;
  private final EmbeddedPostgres postgres;

  private PrivatePostgres(Path home, EmbeddedPostgres postgres) {
    this.home = home;
    this.postgres = postgres;
  }

  public static PrivatePostgres start() {
    Path home = ServerProcess.newHome();
    return new PrivatePostgres(home, EmbeddedPostgres.start(home));
  }

  /** Not migrated: the first server does that. */
  public TestDatabase database() {
    return new TestDatabase(postgres.appUrl(), postgres.ownerUrl());
  }

  /** For what the owner of the schema may not do, such as naming another disk. */
  public String superuserUrl() {
    return HomeDatabase.superuserUrl(home);
  }

  /** Where it writes what it is told to. */
  Path log() {
    return home.resolve("postgres/server.log");
  }

  /** As a crash: nobody is told, nothing is written out, the next start replays the log. */
  public void stopImmediately() {
    control("stop", "-m", "immediate");
  }

  /** Back when it takes connections. */
  public void startAgain() {
    control("start", "-o", "-p " + postgres.port(), "-l", "/dev/null");
  }

  /** As an operator does it: whoever is connected is cut off, what is open is rolled back. */
  public void restartFast() {
    control("restart", "-m", "fast", "-o", "-p " + postgres.port(), "-l", "/dev/null");
  }

  /** Those of the application; it may connect again at once. */
  public void cutConnections() {
    try (Jdbc app = Jdbc.connect(postgres.appUrl())) {
      app.column(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where usename = current_user and pid <> pg_backend_pid()");
    }
  }

  private void control(String verb, String... options) {
    List<String> command = new ArrayList<>();
    try {
      if (Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
        // As the product does it: PostgreSQL refuses to run as root.
        command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
      }
      command.add(program().toString());
      command.addAll(List.of(verb, "-w", "-D", home.resolve("postgres/data").toString()));
      command.addAll(List.of(options));
      int status =
          new ProcessBuilder(command)
              .directory(home.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      if (status != 0) {
        throw new IllegalStateException(command + " ended with " + status);
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private Path program() throws IOException {
    try (Stream<Path> folders = Files.list(home.resolve("postgres"))) {
      return folders
          .filter(folder -> folder.getFileName().toString().startsWith("programs-"))
          .findFirst()
          .orElseThrow()
          .resolve("bin/pg_ctl");
    }
  }

  @Override
  public void close() {
    postgres.close();
    ServerProcess.remove(home);
  }
}
