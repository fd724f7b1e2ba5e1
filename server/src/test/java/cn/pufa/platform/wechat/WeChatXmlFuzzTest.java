package cn.pufa.platform.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever comes as WeChat's XML is read or is none, before anybody has looked at its signature.
 */
class WeChatXmlFuzzTest {

  @Test
  void aMessageIsNotDeep() {
    String deep = "<a>".repeat(40) + "</a>".repeat(40);
    assertThat(WeChatXml.read("<xml><Encrypt>" + deep + "</Encrypt></xml>")).isEmpty();
  }

  static Stream<byte[]> messages() {
    return Stream.of(
            "<xml><ToUserName><![CDATA[gh]]></ToUserName><Encrypt><![CDATA[AAAA]]></Encrypt></xml>",
            "<!DOCTYPE x [<!ENTITY a \"b\">]><xml><Encrypt>&a;</Encrypt></xml>",
            "<xml><Encrypt>" + "<a>".repeat(3000) + "</a>".repeat(3000) + "</Encrypt></xml>",
            "<?xml version=\"1.1\" encoding=\"x\"?><xml/>",
            "<xml xmlns:a=\"b\" a:c=\"&#0;\"/>")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("messages")
  @FuzzTest(maxDuration = "1h")
  void aMessageIsReadOrIsNone(byte[] message) {
    WeChatXml.read(new String(message, StandardCharsets.UTF_8))
        .ifPresent(
            xml -> {
              xml.text("Encrypt");
              xml.children("List").forEach(child -> child.text("TemplateId"));
            });
  }
}
