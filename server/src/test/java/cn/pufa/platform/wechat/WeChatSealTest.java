package cn.pufa.platform.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pufa.platform.secret.Secret;
import org.junit.jupiter.api.Test;

class WeChatSealTest {

  private static final Secret KEY = new Secret("b".repeat(42) + "E");
  private static final WeChatSeal SEAL = new WeChatSeal(new Secret("AAAAA"), KEY, "wx-app");

  /** The example of WeChat's own documentation. */
  @Test
  void signsAsWeChatDoes() {
    assertThat(SEAL.sign("1714036504", "1514711492"))
        .isEqualTo("f464b24fc39322e44b38aa78f5edd27bd1441696");
    assertThat(
            SEAL.isSigned("f464b24fc39322e44b38aa78f5edd27bd1441696", "1514711492", "1714036504"))
        .isTrue();
    assertThat(
            SEAL.isSigned("f464b24fc39322e44b38aa78f5edd27bd1441697", "1714036504", "1514711492"))
        .isFalse();
  }

  @Test
  void opensWhatItSealed() {
    for (String message : new String[] {"", "短", "<xml>" + "长".repeat(5000) + "</xml>"}) {
      assertThat(SEAL.open(SEAL.seal(message))).contains(message);
    }
    assertThat(SEAL.seal("same")).isNotEqualTo(SEAL.seal("same"));
  }

  @Test
  void opensNothingElse() {
    String ours = SEAL.seal("message");
    var otherApp = new WeChatSeal(new Secret("AAAAA"), KEY, "wx-other");
    var otherKey = new WeChatSeal(new Secret("AAAAA"), new Secret("c".repeat(42) + "E"), "wx-app");
    assertThat(SEAL.open(otherApp.seal("message"))).isEmpty();
    assertThat(SEAL.open(otherKey.seal("message"))).isEmpty();
    assertThat(SEAL.open("no base 64!")).isEmpty();
    assertThat(SEAL.open("")).isEmpty();
    assertThat(SEAL.open(ours.substring(0, 24))).isEmpty();
    assertThatThrownBy(() -> WeChatSeal.key(new Secret("short")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void xmlNamesNothingButItself() {
    String entity =
        "<!DOCTYPE xml [<!ENTITY file SYSTEM 'file:///etc/passwd'>]><xml><Event>&file;</Event></xml>";
    assertThat(WeChatXml.read(entity)).isEmpty();
    assertThat(WeChatXml.read("no xml")).isEmpty();
    assertThat(WeChatXml.read("<xml><Event><![CDATA[subscribe]]></Event></xml>"))
        .hasValueSatisfying(xml -> assertThat(xml.text("Event")).isEqualTo("subscribe"));
  }
}
