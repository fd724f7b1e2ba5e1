package cn.pufa.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JVM of its own, which can be killed, frozen and woken; what it says is kept. */
public final class JavaProcess implements AutoCloseable {

  private final Process process;
  private final Path output;
  private final Path errors;

  private JavaProcess(Process process, Path output, Path errors) {
    this.process = process;
    this.output = output;
    this.errors = errors;
  }

  /** On the class path of the product alone, as in production. */
  static JavaProcess ofProduct(
      String mainClass, Map<String, String> environment, String... arguments) {
    return launch(productClassPath(), mainClass, environment, List.of(arguments));
  }

  public static String productClassPath() {
    return Stream.of(classPath().split(File.pathSeparator))
        .filter(entry -> !entry.contains("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Of a class that belongs to the tests. */
  public static JavaProcess ofTests(Class<?> mainClass, String... arguments) {
    return launch(classPath(), mainClass.getName(), Map.of(), List.of(arguments));
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  private static JavaProcess launch(
      String classPath, String mainClass, Map<String, String> environment, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    // As in the manifest of the jar.
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", classPath, mainClass));
    command.addAll(arguments);
    try {
      Path output = Files.createTempFile("pufa-process", ".out");
      Path errors = Files.createTempFile("pufa-process", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile());
      builder.environment().clear();
      builder.environment().put("PATH", System.getenv("PATH"));
      builder.environment().putAll(environment);
      return new JavaProcess(builder.start(), output, errors);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** {@code kill -9}; back when it is dead. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  public void freeze() {
    Signals.send("STOP", pid());
  }

  public void thaw() {
    Signals.send("CONT", pid());
  }

  /** SIGTERM; the exit code. */
  public int terminate(Duration limit) {
    process.destroy();
    return exitCode(limit);
  }

  public int exitCode(Duration limit) {
    try {
      assertThat(process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS))
          .as(() -> "ended within " + limit + "; " + said())
          .isTrue();
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  public String output() {
    return text(output);
  }

  public String errors() {
    return text(errors);
  }

  /** For the message of a failure: the last lines of both streams. */
  public String said() {
    return "process " + pid() + " said: " + end(output()) + "\nand on stderr: " + end(errors());
  }

  private static String end(String text) {
    List<String> lines = text.lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Leaves nothing running, frozen or not. */
  @Override
  public void close() {
    kill();
    output.toFile().delete();
    errors.toFile().delete();
  }
}
