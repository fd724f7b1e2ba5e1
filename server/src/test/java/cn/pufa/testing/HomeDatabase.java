package cn.pufa.testing;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** The embedded database of a home folder, seen from outside the server that runs it. */
public final class HomeDatabase {

  private HomeDatabase() {}

  public static String appUrl(Path home) {
    return url(home, "pufa_app");
  }

  public static String ownerUrl(Path home) {
    return url(home, "pufa_owner");
  }

  static String superuserUrl(Path home) {
    return url(home, "postgres");
  }

  private static String url(Path home, String role) {
    Properties passwords = new Properties();
    try (Reader reader = Files.newBufferedReader(home.resolve("postgres/passwords.properties"))) {
      passwords.load(reader);
      String port = Files.readAllLines(pidFile(home)).get(3);
      return "postgresql://%s:%s@127.0.0.1:%s/pufa"
          .formatted(role, passwords.getProperty(role), port);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** {@code kill -9} of the postmaster; its backends end by themselves. */
  public static void kill(Path home) {
    ProcessHandle process = postmaster(home).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
  }

  static void stop(Path home) {
    postmaster(home)
        .ifPresent(
            process -> {
              Signals.send("INT", process.pid());
              process.onExit().join();
            });
  }

  private static Optional<ProcessHandle> postmaster(Path home) {
    try {
      List<String> lines = Files.exists(pidFile(home)) ? Files.readAllLines(pidFile(home)) : null;
      return lines == null
          ? Optional.empty()
          : ProcessHandle.of(Long.parseLong(lines.getFirst()))
              .filter(process -> commandOf(process).contains(home.toString()));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** A number may have passed to another process, which must not be touched. */
  private static String commandOf(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
    } catch (IOException gone) {
      return "";
    }
  }

  private static Path pidFile(Path home) {
    return home.resolve("postgres/data/postmaster.pid");
  }
}
