package cn.pufa.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The real server as a child process, in demo mode on a free port unless told otherwise. */
public final class ServerProcess implements AutoCloseable {

  private static final String MAIN = "cn.pufa.app.Main";
  private static final Duration START = Duration.ofSeconds(180);

  private final JavaProcess process;
  private final Path home;

  private ServerProcess(JavaProcess process, Path home) {
    this.process = process;
    this.home = home;
  }

  /** A home folder that the database's own user may pass through. */
  public static Path newHome() {
    try {
      Path home = Files.createTempDirectory("pufa-process-home");
      return Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Back when it is ready. */
  public static ServerProcess start(Path home, Map<String, String> options) {
    try {
      Files.deleteIfExists(home.resolve("run.json"));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    var server = new ServerProcess(run(home, options, "serve"), home);
    server.awaitReady();
    return server;
  }

  /** One of the jar's commands; back at once. */
  public static JavaProcess run(Path home, Map<String, String> options, String... command) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PUFA_MODE", "demo");
    environment.put("PUFA_HOME", home.toString());
    environment.put("HTTP_PORT", "0");
    environment.put("STATUTES_DIR", home.resolve("statutes").toString());
    environment.putAll(options);
    return JavaProcess.ofProduct(MAIN, environment, command);
  }

  private void awaitReady() {
    try {
      Eventually.within(
          START,
          () -> {
            if (!process.isAlive()) {
              throw new IllegalStateException("the server did not start: " + process.said());
            }
            assertThat(runFile()).as(process::said).exists();
          });
    } catch (AssertionError | IllegalStateException failed) {
      process.kill();
      throw failed;
    }
  }

  public Path runFile() {
    return home.resolve("run.json");
  }

  public Api api() {
    try {
      JsonObject run = JsonParser.parseString(Files.readString(runFile())).getAsJsonObject();
      assertThat(run.get("pid").getAsLong()).isEqualTo(process.pid());
      return new Api(run.get("address").getAsString());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  public JavaProcess process() {
    return process;
  }

  /** Time that it was on a processor since its start. */
  public Duration worked() {
    return ProcessHandle.of(process.pid())
        .flatMap(one -> one.info().totalCpuDuration())
        .orElseThrow();
  }

  @Override
  public void close() {
    process.close();
  }

  /** Ends the database that a killed server left running, and removes the folder. */
  public static void remove(Path home) {
    HomeDatabase.stop(home);
    try (Stream<Path> files = Files.walk(home)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
