package cn.pufa.platform.cache;

import cn.pufa.testing.ServerProcess;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The product's own server in a JVM of its own, with the flags of {@code bin/run}. */
public final class PufaProcess implements AutoCloseable {

  private static final List<String> FLAGS = flags();
  private static final int LOOK_AGAIN_MILLIS = 5;

  private static List<String> flags() {
    var flags =
        new ArrayList<>(
            List.of(
                "-Xmx384m", "-Xmn24m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
    if (Runtime.version().feature() >= 24) {
      flags.add("--sun-misc-unsafe-memory-access=allow");
      flags.add("-XX:TrimNativeHeapInterval=10000");
    }
    return flags;
  }

  private final Path home;
  private final Process process;

  private PufaProcess(Path home, Process process) {
    this.home = home;
    this.process = process;
  }

  /**
   * Back when it has opened its port.
   *
   * @param more flags of the JVM, such as the recorded start of {@code bin/run}
   */
  static PufaProcess start(Path home, Path jar, List<String> more)
      throws IOException, InterruptedException {
    return start(home, jar, more, Map.of());
  }

  /**
   * @param options more variables of its environment
   */
  public static PufaProcess start(
      Path home, Path jar, List<String> more, Map<String, String> options)
      throws IOException, InterruptedException {
    List<String> program = new ArrayList<>(more);
    program.addAll(List.of("-jar", jar.toString()));
    return start(home, program, options);
  }

  private static PufaProcess start(Path home, List<String> program, Map<String, String> options)
      throws IOException, InterruptedException {
    Files.deleteIfExists(home.resolve("run.json"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(program);
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
    builder.environment().putAll(options);
    var server = new PufaProcess(home, builder.start());
    server.awaitStart();
    return server;
  }

  private void awaitStart() throws InterruptedException, IOException {
    while (!Files.exists(home.resolve("run.json"))) {
      if (process.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(Files.readString(home.resolve("server.log")));
      }
    }
  }

  /** Back when it says that it may be sent requests. */
  void awaitReady() throws IOException, InterruptedException {
    var readiness = HttpRequest.newBuilder(URI.create(address() + "/readyz")).build();
    try (var client = HttpClient.newHttpClient()) {
      while (client.send(readiness, BodyHandlers.discarding()).statusCode() != 200) {
        Thread.sleep(LOOK_AGAIN_MILLIS);
      }
    }
  }

  public long pid() {
    return process.pid();
  }

  Measured measured() throws IOException {
    return new Measured("Pufa", address(), List.of(process.pid()));
  }

  public String address() throws IOException {
    JsonObject run =
        JsonParser.parseString(Files.readString(home.resolve("run.json"))).getAsJsonObject();
    return run.get("address").getAsString();
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
