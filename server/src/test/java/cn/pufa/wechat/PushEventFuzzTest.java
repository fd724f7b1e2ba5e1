package cn.pufa.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.wechat.WeChatXml;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever WeChat tells is an event or is none. */
class PushEventFuzzTest {

  private static final String EVENT =
      "<xml><FromUserName>a</FromUserName><CreateTime>%s</CreateTime><Event>subscribe_msg_popup_event</Event>"
          + "<SubscribeMsgPopupEvent><List><TemplateId>t</TemplateId><SubscribeStatusString>accept</SubscribeStatusString>"
          + "</List></SubscribeMsgPopupEvent></xml>";

  static Stream<byte[]> messages() {
    return Stream.of(EVENT.formatted("1714036504"), "<xml><MsgID>1</MsgID></xml>")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("messages")
  @FuzzTest(maxDuration = "1h")
  void aMessageIsAnEventOrIsNone(byte[] message) {
    WeChatXml.read(new String(message, StandardCharsets.UTF_8)).ifPresent(PushEvent::read);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "9223372036854775807", "9223372036854775808"})
  void whatHasNoTimeIsNone(String time) {
    assertThat(WeChatXml.read(EVENT.formatted(time)).flatMap(PushEvent::read)).isEmpty();
  }

  @Test
  void whatHasOneIsAnEvent() {
    assertThat(WeChatXml.read(EVENT.formatted("1714036504")).flatMap(PushEvent::read))
        .hasValueSatisfying(event -> assertThat(event.entries()).hasSize(1));
  }
}
