package cn.pufa.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Fault;
import cn.pufa.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nobody tries numbers one after the other. */
@Fault("F24")
class VerifyIT {

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void whoLooksTooOftenMustWait() {
    Api curious = server.api();
    List<Integer> statuses =
        IntStream.range(0, 70)
            .map(look -> curious.call("verifyCertificate", Map.of("number", "0-" + look)).status())
            .boxed()
            .toList();
    assertThat(statuses.subList(0, 60)).containsOnly(200);
    assertThat(statuses.subList(60, 70)).containsOnly(429);
    Api.Answer refused = curious.call("verifyCertificate", Map.of("number", "x"));
    assertThat(refused.expect(429).text("detail")).isEqualTo("十分钟后可以再查。");
    assertThat(refused.raw().headers().firstValue("Retry-After")).isPresent();
  }
}
