package cn.pufa.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.FreePort;
import cn.pufa.testing.Given;
import cn.pufa.testing.Program;
import cn.pufa.testing.Race;
import cn.pufa.testing.RedisProcess;
import cn.pufa.testing.SlowFault;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestPostgres.TestDatabase;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of {@code docs/deploy}: two servers behind nginx, and the units of systemd. */
@SlowFault("F30")
class DeployIT {

  private static final Path EXAMPLES = Path.of("../docs/deploy");
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String WHO_AND_WHERE =
      "(User|Group|EnvironmentFile|StateDirectory|WorkingDirectory|UMask)=.*";

  @TempDir Path folder;

  /** Whoever is signed in goes on working while one server after the other is replaced. */
  @Race
  @Test
  void eitherServerMayGoWhileNginxStandsBeforeBoth() throws IOException {
    TestDatabase database = TestPostgres.create();
    int first = FreePort.find();
    int second = FreePort.find();
    int nginxPort = FreePort.find();
    Process nginx = nginx(nginxPort, first, second);
    try (var redis = RedisProcess.start();
        TestServer staying = server(database, redis, second)) {
      var api = new Api("http://127.0.0.1:" + nginxPort);
      Eventually.within(SOON, () -> assertThat(answers(api)).isTrue());
      Api trainer = api.signIn("trainer");
      announce(trainer, "演示·只有一台");
      try (TestServer going = server(database, redis, first)) {
        for (int time = 1; time <= 4; time++) {
          announce(trainer, "演示·两台" + time);
        }
        assertThat(titles(going)).contains("演示·只有一台", "演示·两台4");
      }
      announce(trainer, "演示·又是一台");
      assertThat(titles(staying)).contains("演示·两台1", "演示·又是一台");
      assertThat(folder.resolve("error.log")).as("addresses asked of who was away").isEmptyFile();
    } finally {
      nginx.destroy();
      nginx.onExit().join();
    }
  }

  private static String titles(TestServer server) {
    return server.as("trainer").call("listTrainingSessions").expect(200).body().toString();
  }

  private static TestServer server(TestDatabase database, RedisProcess redis, int port) {
    return TestServer.start(
        database,
        Map.of(
            "HTTP_PORT", Integer.toString(port),
            "REDIS_URL", redis.url(),
            "TRUSTED_PROXIES", "127.0.0.1"));
  }

  private static boolean answers(Api api) {
    try {
      return api.call("listTopics").status() == 200;
    } catch (RuntimeException notYet) {
      return false;
    }
  }

  private static void announce(Api trainer, String title) {
    JsonObject draft = Given.trainingSession(10);
    draft.addProperty("title", title);
    trainer.call("createTrainingSession", Map.of(), draft).expect(201);
  }

  /** The example as it is, but for addresses and the certificate. */
  private Process nginx(int port, int first, int second) throws IOException {
    String example = Files.readString(EXAMPLES.resolve("nginx.conf"));
    String here =
        example
            .replace("listen 443 ssl;", "listen 127.0.0.1:" + port + ";")
            .replaceAll("(?m)^ *(http2|ssl_[a-z_]+) .*\n", "")
            .replace("10.0.0.1:8080", "127.0.0.1:" + first)
            .replace("10.0.0.2:8080", "127.0.0.1:" + second)
            .replace("/var/log/nginx/", folder + "/");
    assertThat(here).contains("server 127.0.0.1:" + first).doesNotContain("10.0.0", "ssl");
    Path file = folder.resolve("nginx.conf");
    Files.writeString(file, "daemon off;\npid " + folder + "/nginx.pid;\n" + here);
    return new ProcessBuilder(
            "nginx", "-p", folder.toString(), "-c", file.toString(), "-e", "stderr")
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("nginx.out").toFile())
        .start();
  }

  /** The program is elsewhere on this machine; all else is verified as it stands. */
  @Test
  void systemdTakesTheUnits() throws IOException {
    try (Stream<Path> units = Files.list(EXAMPLES)) {
      for (Path unit : units.filter(DeployIT::isUnit).toList()) {
        Files.writeString(
            folder.resolve(unit.getFileName()),
            Files.readString(unit).replace("/usr/bin/java", "/bin/true"));
      }
    }
    assertThat(
            Program.run(
                "sh",
                "-c",
                "systemd-analyze verify --man=no " + folder + "/*.service " + folder + "/*.timer"))
        .isEmpty();
  }

  /** Whatever opens the embedded database looks for it from the same folder, as the same user. */
  @Test
  void theCopyIsMadeOfTheServersOwnDatabase() throws IOException {
    List<String> ofTheServer = whoAndWhere("pufa.service");
    assertThat(ofTheServer).hasSize(6);
    assertThat(whoAndWhere("pufa-backup.service")).isEqualTo(ofTheServer);
    assertThat(Files.readString(Path.of("../docs/OPERATIONS.md")))
        .contains(ofTheServer.stream().map(line -> "-p " + line).toList());
  }

  private static List<String> whoAndWhere(String unit) throws IOException {
    return Files.readAllLines(EXAMPLES.resolve(unit)).stream()
        .filter(line -> line.matches(WHO_AND_WHERE))
        .sorted()
        .toList();
  }

  private static boolean isUnit(Path file) {
    return file.toString().matches(".*\\.(service|timer)");
  }
}
