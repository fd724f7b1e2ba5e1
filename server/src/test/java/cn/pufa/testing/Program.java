package cn.pufa.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Another program that opens what this one wrote. */
public final class Program {

  private static final Duration LIMIT = Duration.ofSeconds(120);

  private Program() {}

  /** What it prints; it must end well, and at its limit it is ended. */
  public static String run(String... command) {
    return run(LIMIT, command);
  }

  static String run(Duration limit, String... command) {
    Path printed = file();
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(printed.toFile())
              .start();
      boolean ended = ended(process, limit);
      String said = new String(Files.readAllBytes(printed), StandardCharsets.UTF_8);
      assertThat(ended).as("%s ends within %s; it said: %s", command[0], limit, said).isTrue();
      assertThat(process.exitValue()).as(said).isZero();
      return said;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } finally {
      printed.toFile().delete();
    }
  }

  /** A file, not a pipe: who reads a pipe waits for as long as anybody holds its other end. */
  private static Path file() {
    try {
      return Files.createTempFile("printed", null);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static boolean ended(Process process, Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
