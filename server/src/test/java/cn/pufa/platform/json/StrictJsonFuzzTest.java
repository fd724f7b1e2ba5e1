package cn.pufa.platform.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.gson.JsonElement;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent as JSON is read or refused; what was read is the same when read again. */
class StrictJsonFuzzTest {

  static Stream<byte[]> bodies() {
    return Stream.of(
            "{\"a\":[1,-0,1.5e3,true,null,\"\\ud83d\\ude00\"],\"b\":{}}",
            "{\"a\":1,\"a\":2}",
            "[".repeat(40),
            "{\"a\":1e400}",
            "\"\\u0000\"",
            "9007199254740993")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("bodies")
  @FuzzTest(maxDuration = "1h")
  void aBodyIsReadOrRefused(byte[] body) {
    JsonElement read;
    try {
      read = StrictJson.parse(Buffer.buffer(body));
    } catch (DecodeException refused) {
      assertThat(refused.getMessage()).hasSizeLessThan(400);
      return;
    }
    StrictJson.vertx(read);
    assertThat(StrictJson.parse(read.toString())).isEqualTo(read);
  }
}
