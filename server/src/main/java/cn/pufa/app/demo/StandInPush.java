package cn.pufa.app.demo;

import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.wechat.WeChatSeal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the demo's WeChat tells a server, signed and encrypted as by WeChat. Whoever takes it may
 * deliver it late, twice, in another order, or spoiled.
 *
 * @param message as WeChat wrote it, before it was encrypted
 */
public record StandInPush(String app, String message, Map<String, Object> query, byte[] body) {

  static StandInPush of(String app, WeChatSeal seal, String message, Instant at) {
    String encrypted = seal.seal(message);
    String timestamp = String.valueOf(at.getEpochSecond());
    String nonce = String.valueOf(Math.abs(StandInApp.random(8).hashCode()));
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("app", app);
    query.put("signature", seal.sign(timestamp, nonce));
    query.put("timestamp", timestamp);
    query.put("nonce", nonce);
    query.put("encrypt_type", "aes");
    query.put("msg_signature", seal.sign(timestamp, nonce, encrypted));
    String envelope =
        "<xml><ToUserName><![CDATA[gh_demo]]></ToUserName><Encrypt><![CDATA[%s]]></Encrypt></xml>"
            .formatted(encrypted);
    return new StandInPush(app, message, query, envelope.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes the events of one app. */
  static final class Writer {

    private final String app;
    private final WeChatSeal seal;
    private final BusinessClock clock;

    Writer(String app, WeChatSeal seal, BusinessClock clock) {
      this.app = app;
      this.seal = seal;
      this.clock = clock;
    }

    /**
     * @param at when it happened; it is signed now
     * @param rest of the message, after the event's name
     */
    StandInPush event(String user, String event, Instant at, String rest) {
      String message =
          """
          <xml><ToUserName><![CDATA[gh_demo]]></ToUserName>
          <FromUserName><![CDATA[%s]]></FromUserName>
          <CreateTime>%d</CreateTime>
          <MsgType><![CDATA[event]]></MsgType>
          <Event><![CDATA[%s]]></Event>
          %s</xml>"""
              .formatted(user, at.getEpochSecond(), event, rest);
      return signed(message);
    }

    StandInPush signed(String message) {
      return of(app, seal, message, clock.now());
    }
  }

  static String list(String name, String entry) {
    return "<%s><List>%s</List></%s>".formatted(name, entry, name);
  }

  static String element(String name, String value) {
    return "<%s><![CDATA[%s]]></%s>".formatted(name, value, name);
  }
}
