package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Eventually;
import cn.pufa.testing.FreePort;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A provider that is away is named, as a part that only helps, and measured. */
class HealthIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  private static int managementPort;
  private static TestServer server;
  private static Jdbc database;

  @BeforeAll
  static void start() {
    managementPort = FreePort.find();
    server = TestServer.start(Map.of("MANAGEMENT_PORT", Integer.toString(managementPort)));
    database = Jdbc.connect(server.database().ownerUrl());
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  @Test
  void aProviderThatIsAwayIsNamedAndMeasured() {
    Eventually.within(SOON, () -> requireState("email", "ok", 0));
    circuit("sms", 4, "null");
    circuit("email", 5, "'2099-01-01T00:00:00Z'");
    Eventually.within(
        SOON, () -> requireState("email", "provider fails, next try at 2099-01-01T00:00:00Z", 2));
    circuit("email", 6, "'2020-01-01T00:00:00Z'");
    Eventually.within(
        SOON, () -> requireState("email", "provider fails, next try with the next message", 1));
    requireState("sms", "ok", 0);
    circuit("email", 0, "null");
    Eventually.within(SOON, () -> requireState("email", "ok", 0));
  }

  private static void circuit(String channel, int failures, String openUntil) {
    database.execute(
        """
        insert into circuit (channel, failures, open_until, reason)
        values ('%1$s', %2$d, %3$s, '演示')
        on conflict (channel) do update set failures = %2$d, open_until = %3$s"""
            .formatted(channel, failures, openUntil));
  }

  private static void requireState(String channel, String words, int gauge) {
    JsonObject readiness = server.api().readiness().expect(200).json();
    assertThat(readiness.getAsJsonObject("parts").get(channel).getAsString()).isEqualTo(words);
    if (gauge > 0) {
      assertThat(readiness.get("status").getAsString()).isEqualTo("degraded");
    }
    assertThat(read("http://127.0.0.1:" + managementPort + "/metrics"))
        .contains("pufa_delivery_circuit{channel=\"%s\"} %d.0".formatted(channel, gauge));
  }

  private static String read(String address) {
    var request = HttpRequest.newBuilder(URI.create(address)).build();
    return new String(server.api().exchange(request).expect(200).bytes(), StandardCharsets.UTF_8);
  }
}
