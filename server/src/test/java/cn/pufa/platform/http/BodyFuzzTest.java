package cn.pufa.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.json.StrictJson;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.gson.JsonElement;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is sent as a body is no JSON or is judged; what is accepted quickly is without fault.
 */
class BodyFuzzTest {

  private static final int CHOICE = 2;

  private static final Contract CONTRACT = Contract.load();

  /** Every operation with a body has its own, by the first two bytes. */
  private static final List<Operation> OPERATIONS =
      CONTRACT.operations().stream().filter(operation -> operation.jsonBody().isPresent()).toList();

  static Stream<byte[]> bodies() {
    return Stream.of(
        body("signInWithPassword", "{\"account\":\"admin\",\"password\":\"\",\"totp\":\"１２３４５６\"}"),
        body("requestSmsCode", "{\"phone\":\"13800000000\",\"purpose\":\"sign_in\"}"),
        body(
            "createPerson",
            "{\"account\":\"a-b\",\"displayName\":\"𠮷\",\"roles\":[{\"role\":\"editor\",\"division\":\"440881\"}],"
                + "\"reason\":\"演示\"}"),
        body("changePassword", "{\"current\":1,\"next\":null,\"x\":[[]]}"),
        body("createCampaign", "{\"year\":2025.0,\"deadline\":\"2026-02-30\"}"),
        body("createCampaign", "[]"));
  }

  private static byte[] body(String operation, String json) {
    int place = OPERATIONS.indexOf(CONTRACT.operation(operation));
    byte[] bytes = ("  " + json).getBytes(StandardCharsets.UTF_8);
    bytes[0] = (byte) (place >> 8);
    bytes[1] = (byte) place;
    return bytes;
  }

  @MethodSource("bodies")
  @FuzzTest(maxDuration = "1h")
  void aBodyIsNoJsonOrIsJudged(byte[] sent) {
    if (sent.length < CHOICE) {
      return;
    }
    int place = (sent[0] & 0xFF) << 8 | sent[1] & 0xFF;
    Part schema = OPERATIONS.get(place % OPERATIONS.size()).jsonBody().orElseThrow();
    read(Arrays.copyOfRange(sent, CHOICE, sent.length))
        .ifPresent(
            json -> {
              Object value = StrictJson.vertx(json);
              List<Problem.Field> faults = CONTRACT.judge(schema, value, "");
              assertThat(faults).allSatisfy(fault -> assertThat(fault.message()).isNotBlank());
              if (CONTRACT.quickFit(schema).test(value)) {
                assertThat(faults).isEmpty();
              }
            });
  }

  private static Optional<JsonElement> read(byte[] json) {
    try {
      return Optional.of(StrictJson.parse(Buffer.buffer(json)));
    } catch (DecodeException refused) {
      return Optional.empty();
    }
  }
}
