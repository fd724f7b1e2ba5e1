package cn.pufa.platform.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.outside.OutsideHttp.Replied;
import cn.pufa.platform.wechat.WeChatReply.Done;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever WeChat answers, or a gateway before it, is judged. */
class WeChatJsonFuzzTest {

  private static final List<Integer> STATUSES = List.of(200, 404, 429, 500, 503, 504);

  /** The first sign says which of the statuses. */
  static Stream<byte[]> answers() {
    return Stream.of(
            "0{\"errcode\":0,\"openid\":\"o1\",\"access_token\":\"t\",\"expires_in\":7200}",
            "0{\"errcode\":45009,\"errmsg\":\"quota\"}",
            "0{\"errcode\":\"40163\",\"errmsg\":null}",
            "0{\"errcode\":[1,2]}",
            "0{\"errcode\":40163,\"errmsg\":[\"a\",\"b\"]}",
            "0{\"errcode\":1e99999,\"errmsg\":{}}",
            "0{\"result\":{\"suggest\":\"pass\"},\"publish_status\":9}",
            "0{\"result\":\"pass\",\"publish_status\":\"soon\",\"openid\":{}}",
            "0{\"expires_in\":9223372036854775808}",
            "0[1]",
            "0" + "[".repeat(5000),
            "0\u0089PNG",
            "4<html>503</html>",
            "5")
        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @MethodSource("answers")
  @FuzzTest(maxDuration = "1h")
  void anAnswerIsJudged(byte[] answer) {
    if (answer.length == 0) {
      return;
    }
    int status = STATUSES.get((answer[0] & 0xFF) % STATUSES.size());
    var replied = new Replied(status, Arrays.copyOfRange(answer, 1, answer.length));
    WeChatReply once = WeChatGateway.judged(replied, WeChatGateway::judgedOnce);
    WeChatReply harmless = WeChatGateway.judged(replied, WeChatGateway::judgedHarmless);

    assertThat(once).isNotNull();
    assertThat(once instanceof Done).isEqualTo(harmless instanceof Done);
    MiniProgram.isPassed(once);
    if (once instanceof Done done) {
      assertThat(status).isLessThan(500);
      done.text("openid");
      done.text("phone_info", "purePhoneNumber");
      done.number("expires_in", 0);
      assertThat(Publication.of(done)).isNotNull();
    }
  }
}
