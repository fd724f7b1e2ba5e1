package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.http.Operation;
import cn.pufa.testing.Api;
import cn.pufa.testing.Given;
import cn.pufa.testing.Matrix;
import cn.pufa.testing.SlowFault;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.Untouched;
import cn.pufa.testing.ValidRequests;
import cn.pufa.testing.Witness;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A bad body is refused by name, is nobody's error but the sender's, and leaves nothing behind. */
@SlowFault("F16")
class BadBodyIT {

  private static final String JSON = "application/json";

  /** More is not read from whoever need not sign in. */
  private static final int PUBLIC_LIMIT = 64 * 1024;

  private static final Matrix MATRIX = Matrix.read();

  @RegisterExtension static final Untouched UNTOUCHED = new Untouched();

  private static TestServer server;
  private static ValidRequests requests;
  private static Map<String, Api> senders;

  @BeforeAll
  static void start() {
    server = UNTOUCHED.server();
    requests = new ValidRequests(server);
    senders = new LinkedHashMap<>();
    for (String role :
        List.of(
            "case_officer",
            "admin",
            "volunteer",
            "org_agent",
            "partner",
            "editor",
            "legal_reviewer",
            "secrecy_reviewer",
            "counsel",
            "approver",
            "leader",
            "supervising_unit",
            "org_representative")) {
      senders.put(role, server.as(role));
    }
    makeAll();
    Witness.awaitRest(server);
  }

  /** What an operation works on is made by its first use; here before anything is watched. */
  private static void makeAll() {
    operationsWithBody().forEach(operation -> requests.parameters(operation, null));
  }

  static Stream<String> operationsWithBody() {
    return Api.CONTRACT.operations().stream()
        .map(Operation::id)
        .filter(id -> requests.body(id) != null);
  }

  static Stream<Arguments> unreadable() {
    return operationsWithBody()
        .flatMap(
            operation -> {
              String good = requests.body(operation).toString();
              String open = good.substring(0, good.length() - 1);
              return Stream.of(
                      "",
                      " ",
                      "{",
                      open,
                      good + " x",
                      good + good,
                      open + ",}",
                      open + ",'x':1}",
                      "// words\n" + good,
                      open + ",\"x\":NaN}",
                      open + ",\"x\":Infinity}",
                      open + ",\"x\":1e400}",
                      open + ",\"x\":1e2147483648}",
                      open + ",\"x\":1" + "0".repeat(500_000) + "}",
                      open + ",\"x\":01}",
                      open + ",\"x\":\"\\u0000\"}",
                      open + ",\"x\\u0000\":1}",
                      open + ",\"x\":\"\\ud800\"}",
                      open + ",\"x\":\"\\udc00\\ud800\"}",
                      open + ",\"x\":\"\u0000\"}",
                      open + ",\"x\":1,\"x\":1}",
                      open + "," + good.substring(1),
                      open + ",\"x\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}",
                      "[".repeat(20_000),
                      "{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000))
                  .map(body -> Arguments.of(operation, body));
            });
  }

  @Test
  void whatIsNoJsonIsRefusedByEveryOperation() {
    assertThat(unreadable().toList())
        .hasSizeGreaterThan(100)
        .allSatisfy(
            arguments -> {
              String operation = (String) arguments.get()[0];
              String body = (String) arguments.get()[1];
              byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
              Api.Answer answer = send(operation, JSON, bytes);
              if (bytes.length > PUBLIC_LIMIT && MATRIX.allows(operation, null)) {
                requireProblem(answer.expect(413), "too-large");
                return;
              }
              assertThat(answer.status())
                  .as(operation + " " + body.substring(0, Math.min(200, body.length())))
                  .isEqualTo(400);
              requireProblem(answer, "malformed-request");
              assertThat(answer.pointers()).containsExactly("/");
              assertThat(answer.bytes()).hasSizeLessThan(2000);
            });
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    for (byte[] bad :
        List.of(
            new byte[] {(byte) 0xFF},
            new byte[] {(byte) 0xC0, (byte) 0xAF},
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {(byte) 0xE4, (byte) 0xB8})) {
      var body = new ByteArrayOutputStream();
      body.writeBytes("{\"account\":\"".getBytes(StandardCharsets.UTF_8));
      body.writeBytes(bad);
      body.writeBytes("\",\"password\":\"x\"}".getBytes(StandardCharsets.UTF_8));
      requireProblem(
          send("signInWithPassword", JSON, body.toByteArray()).expect(400), "malformed-request");
    }
  }

  static Stream<Arguments> wrongFields() {
    return Stream.of(
        Arguments.of("/year", "\"2025\""),
        Arguments.of("/year", "2025.5"),
        Arguments.of("/year", "null"),
        Arguments.of("/year", "99999999999999999999"),
        Arguments.of("/year", "2014"),
        Arguments.of("/types", "\"social_group\""),
        Arguments.of("/types", "[]"),
        Arguments.of("/types", "[\"social_group\",\"social_group\"]"),
        Arguments.of("/types/0", "[\"church\"]"),
        Arguments.of("/types/0", "[{}]"),
        Arguments.of("/opensOn", "\"2026-02-30\""),
        Arguments.of("/opensOn", "\"2026-3-1\""),
        Arguments.of("/opensOn", "20260301"),
        Arguments.of("/registeredBefore", "\"9999-12-31\""),
        Arguments.of("/closesOn", "\"2026-02-01\""),
        Arguments.of("/documentNumber", "\"12\""),
        Arguments.of("/documentNumber", "\"演示发〔2026〕1号\\n\""),
        Arguments.of("/subject", "\"" + "长".repeat(101) + "\""),
        Arguments.of("/subject", "\"Notice\\r\\nBcc: everybody@demo.invalid\""),
        Arguments.of("/subject", "{}"),
        Arguments.of("/body", "\"" + "长".repeat(4001) + "\""),
        Arguments.of("/body", "\"请报送{password}年度工作报告\""),
        Arguments.of("/id", "\"00000000-0000-0000-0000-000000000000\""),
        Arguments.of("/state", "\"released\""),
        Arguments.of("/inScope", "0"),
        Arguments.of("/createdBy", "\"admin\""),
        Arguments.of("/__proto__", "{\"isAdmin\":true}"));
  }

  @ParameterizedTest
  @MethodSource("wrongFields")
  void aFieldThatIsWrongIsNamed(String pointer, String value) {
    JsonObject draft = Given.campaignDraft();
    draft.add(pointer.split("/")[1], JsonParser.parseString(value));
    Api.Answer answer = send("createCampaign", draft).expect(422);
    requireProblem(answer, "invalid-input");
    assertThat(answer.pointers()).contains(pointer);
  }

  /** Cut to 32 bits, the first would be 1 and the second the largest there is. */
  @Test
  void aNumberThatIsTooLargeIsNamedAndNotCut() {
    int asked = 0;
    for (String operation : operationsWithBody().toList()) {
      JsonObject good = requests.body(operation);
      for (String name : numbers(good)) {
        for (String large : List.of("1095216660481", "99999999999999999999")) {
          JsonObject wrong = good.deepCopy();
          wrong.add(name, JsonParser.parseString(large));
          assertThat(send(operation, wrong).expect(422).pointers())
              .as(operation)
              .contains("/" + name);
          asked++;
        }
      }
    }
    assertThat(asked).isGreaterThan(20);
  }

  private static List<String> numbers(JsonObject body) {
    return body.entrySet().stream()
        .filter(field -> field.getValue().isJsonPrimitive())
        .filter(field -> field.getValue().getAsJsonPrimitive().isNumber())
        .map(Map.Entry::getKey)
        .toList();
  }

  @Test
  void aFieldThatIsMissingIsNamed() {
    operationsWithBody()
        .forEach(
            operation -> {
              JsonObject good = requests.body(operation);
              for (String name : List.copyOf(good.keySet())) {
                JsonObject without = good.deepCopy();
                without.remove(name);
                assertThat(send(operation, without).expect(422).pointers())
                    .as(operation + " without " + name)
                    .contains("/" + name);
              }
            });
  }

  @Test
  void aBodyThatIsNoObjectIsRefused() {
    operationsWithBody()
        .forEach(
            operation -> {
              for (String body : List.of("[]", "null", "\"x\"", "1", "true", "[[[[[[]]]]]]")) {
                JsonElement parsed = JsonParser.parseString(body);
                requireProblem(send(operation, parsed).expect(422), "invalid-input");
              }
              requireProblem(send(operation, JsonNull.INSTANCE).expect(422), "invalid-input");
            });
  }

  @Test
  void otherMediaTypesAreRefused() {
    byte[] good = Given.campaignDraft().toString().getBytes(StandardCharsets.UTF_8);
    for (String type :
        List.of(
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "application/json5",
            "x")) {
      requireProblem(send("createCampaign", type, good).expect(415), "unsupported-media");
      requireProblem(send("importOrganizations", type, good).expect(415), "unsupported-media");
    }
  }

  @SlowFault("F15")
  @Test
  void packedBodiesAreRefused() {
    byte[] good = Given.campaignDraft().toString().getBytes(StandardCharsets.UTF_8);
    for (byte[] body : List.of(good, gzip(good))) {
      for (String coding : List.of("gzip", "deflate", "br")) {
        Map<String, String> packed = Map.of("Content-Encoding", coding);
        Api.Answer answer =
            sender("createCampaign").send("createCampaign", Map.of(), JSON, body, packed);
        requireProblem(answer.expect(415), "unsupported-media");
      }
    }
  }

  private static byte[] gzip(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return out.toByteArray();
  }

  private static Api.Answer send(String operation, JsonElement body) {
    return send(operation, JSON, body.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Api.Answer send(String operation, String mediaType, byte[] body) {
    return sender(operation).send(operation, requests.parameters(operation, null), mediaType, body);
  }

  /** Somebody who may send it. */
  private static Api sender(String operation) {
    return senders.entrySet().stream()
        .filter(sender -> MATRIX.allows(operation, sender.getKey()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nobody here may " + operation))
        .getValue();
  }

  private static void requireProblem(Api.Answer answer, String type) {
    assertThat(answer.raw().headers().firstValue("Content-Type"))
        .hasValue("application/problem+json");
    assertThat(answer.text("type")).isEqualTo(type);
    assertThat(answer.text("title")).isNotBlank();
  }
}
