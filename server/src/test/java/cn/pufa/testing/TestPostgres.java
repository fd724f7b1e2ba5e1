package cn.pufa.testing;

import cn.pufa.platform.db.EmbeddedPostgres;
import cn.pufa.platform.db.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** One real PostgreSQL for the test run, and a fresh database of it for whoever asks. */
public final class TestPostgres {

  /** A database of its own, migrated. */
  public record TestDatabase(String appUrl, String ownerUrl) {}

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static EmbeddedPostgres server;

  private TestPostgres() {}

  public static synchronized TestDatabase create() {
    if (server == null) {
      server = start();
    }
    String name = "test_" + NUMBER.incrementAndGet();
    server.createDatabase(name);
    Migrations.run(server.ownerUrl(name), "pufa_app");
    return new TestDatabase(server.appUrl(name), server.ownerUrl(name));
  }

  private static EmbeddedPostgres start() {
    try {
      Path home = Files.createTempDirectory("pufa-test");
      // The database's own user must be able to pass through.
      Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
      EmbeddedPostgres started = EmbeddedPostgres.start(home);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started, home)));
      return started;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static void stop(EmbeddedPostgres started, Path home) {
    started.close();
    try (Stream<Path> files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
