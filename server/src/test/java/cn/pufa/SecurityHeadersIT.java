package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Fault;
import cn.pufa.testing.FreePort;
import cn.pufa.testing.Heard;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.Wire;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of answer tells the browser to load nothing from elsewhere and to guess nothing. */
@Fault("F23")
class SecurityHeadersIT {

  private static final int LOOPS = 16;

  private static int managementPort;
  private static TestServer server;
  private static Api officer;

  @BeforeAll
  static void start() {
    managementPort = FreePort.find();
    server = TestServer.start(Map.of("MANAGEMENT_PORT", Integer.toString(managementPort)));
    officer = server.as("case_officer");
    Eventually.within(
        Duration.ofSeconds(60), () -> officer.call("search", Map.of("q", "x")).expect(200));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "200, GET, /api/topics",
    "200, GET, /api/search?q=x",
    "200, GET, /api/organizations",
    "200, GET, /api/register-imports/template",
    "200, GET, /openapi.json",
    "200, GET, /docs/",
    "200, GET, /docs/docs.js",
    "200, GET, /docs/swagger-ui.css",
    "200, GET, /healthz",
    "200, GET, /readyz",
    "302, GET, /docs",
    "403, GET, /api/people",
    "404, GET, /nothing/here",
    "404, GET, /api/nothing",
    "404, PUT, /api/topics",
    "404, TRACE, /healthz",
    "415, POST, /api/campaigns",
    "422, GET, /api/organizations?page=0",
    "422, GET, /api/cards?topic=X",
    "400, GET, /api/cards/%zz",
    "204, POST, /api/sign-out"
  })
  void areOnEveryAnswer(int status, String method, String target) {
    String token = target.equals("/api/sign-out") ? server.as("resident").token() : officer.token();
    requireHeaders(
        status,
        Wire.exchange(server.node().address(), method, target, "Authorization: Bearer " + token));
  }

  @ParameterizedTest
  @CsvSource({
    "401, GET, /api/people",
    "401, POST, /api/sign-out",
    "415, POST, /api/sign-in/password"
  })
  void areOnAnswersToNobody(int status, String method, String target) {
    requireHeaders(status, Wire.exchange(server.node().address(), method, target));
  }

  /** Of these nobody can say what was asked; each answer is the connection's last. */
  @ParameterizedTest
  @CsvSource({
    "400, malformed-request, Not a header",
    "400, malformed-request, Content-Length: x",
    "431, head-too-large, "
  })
  void areOnAnswersToHeadsThatCannotBeRead(int status, String type, String header) {
    String sent = header == null ? "X-Long: " + "x".repeat(16 * 1024) : header;
    String answer = Wire.exchange(server.node().address(), "GET", "/healthz", sent);
    requireHeaders(status, answer);
    assertThat(answer).contains("application/problem+json", "\"type\":\"" + type + '"');
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /healthz HTTP/1.1",
        "GET /healthz HTTP/1.1\r\nHost: a b",
        "GET healthz HTTP/1.1\r\nHost: localhost",
        "GET ?q=x HTTP/1.1\r\nHost: localhost",
        "OPTIONS * HTTP/1.1\r\nHost: localhost"
      })
  void areOnAnswersToWhoNamesNoHostOrPath(String head) {
    String answer = Wire.raw(server.node().address(), head + "\r\nConnection: close\r\n\r\n");
    requireHeaders(400, answer);
    assertThat(answer).contains("application/problem+json", "\"type\":\"malformed-request\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /healthz HTTP/1.1\r\nHo",
        "POST /api/sign-in/password HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: 100\r\n\r\n{"
      })
  void whoHangsUpInTheMiddleIsNoFault(String begun) {
    try (var heard = new Heard("io.vertx.ext.web")) {
      assertThat(Wire.brokenOff(server.node().address(), begun)).isEmpty();
      // Each event loop has seen to what came before.
      for (int asked = 0; asked < LOOPS; asked++) {
        Wire.exchange(server.node().address(), "GET", "/healthz");
      }
      assertThat(heard.faults()).isEmpty();
    }
  }

  @Test
  void areOnWhatIsMeasured() {
    String answer = Wire.exchange("http://127.0.0.1:" + managementPort, "GET", "/metrics");
    requireHeaders(200, answer);
    assertThat(answer).contains("vertx_http_server");
  }

  @Test
  void whoOnlyAsksForLifeIsToldItInLettersHeKnows() {
    assertThat(Wire.exchange(server.node().address(), "GET", "/healthz").toLowerCase(Locale.ROOT))
        .contains("\r\ncontent-type: text/plain; charset=utf-8\r\n")
        .endsWith("\r\n\r\nok");
  }

  private static void requireHeaders(int status, String answer) {
    String head = answer.substring(0, answer.indexOf("\r\n\r\n")).toLowerCase(Locale.ROOT);
    assertThat(Wire.status(answer)).as(answer).isEqualTo(status);
    assertThat(head)
        .contains("\r\ncontent-security-policy: default-src 'self'; script-src 'self';")
        .contains("; style-src 'self'; style-src-attr 'unsafe-inline';")
        .contains("frame-ancestors 'none'")
        .contains("\r\nx-content-type-options: nosniff")
        .contains("\r\nx-frame-options: deny")
        .contains("\r\nreferrer-policy: no-referrer")
        .contains("\r\ncross-origin-opener-policy: same-origin")
        .contains("\r\ncross-origin-resource-policy: same-origin")
        .contains("\r\npermissions-policy: camera=()")
        .contains("\r\nstrict-transport-security: max-age=31536000; includesubdomains")
        .doesNotContain("\r\nserver:")
        .doesNotContain("access-control-allow");
    if (status != 204 && status != 302) {
      assertThat(head).contains("\r\ncontent-type: ");
    }
    if (status >= 400) {
      assertThat(head).contains("\r\nx-request-id: ");
    }
  }
}
