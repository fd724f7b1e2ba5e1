package cn.pufa.platform.cache;

import cn.pufa.testing.ServerProcess;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The product's own server in a JVM of its own, with the flags of {@code bin/run}. */
final class PufaProcess implements AutoCloseable {

  private static final List<String> FLAGS =
      List.of("-Xmx384m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");

  private final Path home;
  private final Process process;

  private PufaProcess(Path home, Process process) {
    this.home = home;
    this.process = process;
  }

  /**
   * Back when it has opened its port.
   *
   * @param more flags of the JVM
   */
  static PufaProcess start(Path home, List<String> more) throws IOException, InterruptedException {
    Files.deleteIfExists(home.resolve("run.json"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(more);
    command.addAll(List.of("-cp", classPath(), "cn.pufa.app.Main"));
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("server.log").toFile()));
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "PATH", System.getenv("PATH"),
                "PUFA_MODE", "demo",
                "PUFA_HOME", home.toString(),
                "HTTP_PORT", "0",
                "STATUTES_DIR", home.resolve("statutes").toString()));
    var server = new PufaProcess(home, builder.start());
    server.awaitStart();
    return server;
  }

  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.contains("test-classes"))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private void awaitStart() throws InterruptedException, IOException {
    while (!Files.exists(home.resolve("run.json"))) {
      if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(Files.readString(home.resolve("server.log")));
      }
    }
  }

  Measured measured() throws IOException {
    JsonObject run =
        JsonParser.parseString(Files.readString(home.resolve("run.json"))).getAsJsonObject();
    return new Measured("Pufa", run.get("address").getAsString(), List.of(process.pid()));
  }

  /** Stopped in good order, so that its database may be started again at once. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  static void remove(Path home) {
    ServerProcess.remove(home);
  }
}
