package cn.pufa.platform.wechat;

import cn.pufa.platform.wechat.WeChatReply.Done;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the server asks WeChat for its mini-program (小程序). */
public final class MiniProgram {

  /** The one call that spends a person's consent. */
  public static final String SEND = "/cgi-bin/message/subscribe/send";

  private static final int CODE_WIDTH = 430;

  private final WeChatGateway gateway;

  public MiniProgram(WeChatGateway gateway) {
    this.gateway = gateway;
  }

  /**
   * Who has this code of {@code wx.login}: {@code openid}, and {@code unionid} where the app has
   * one. The session key that comes along is for nobody.
   */
  public WeChatReply session(String code) {
    var query = new LinkedHashMap<String, String>();
    query.put("appid", gateway.app().appId());
    query.put("secret", gateway.app().secret().value());
    query.put("js_code", code);
    query.put("grant_type", "authorization_code");
    return gateway.get("/sns/jscode2session", query);
  }

  /** The phone that WeChat proves with this code: {@code phone_info.purePhoneNumber}. */
  public WeChatReply phone(String code) {
    var body = new JsonObject();
    body.addProperty("code", code);
    return gateway.ask("/wxa/business/getuserphonenumber", body);
  }

  /**
   * A subscribe message (订阅消息); a receipt comes back as {@code msgid}.
   *
   * @param page opened by a tap; null for none
   * @param fields value by name of the field
   */
  public WeChatReply send(String openid, String template, String page, Map<String, String> fields) {
    JsonObject body = message(openid, template, fields);
    if (page != null) {
      body.addProperty("page", page);
    }
    return gateway.askOnce(SEND, body);
  }

  static JsonObject message(String openid, String template, Map<String, String> fields) {
    var data = new JsonObject();
    fields.forEach(
        (name, text) -> {
          var value = new JsonObject();
          value.addProperty("value", text);
          data.add(name, value);
        });
    var body = new JsonObject();
    body.addProperty("touser", openid);
    body.addProperty("template_id", template);
    body.add("data", data);
    return body;
  }

  /**
   * A code (小程序码) that opens a page, as a picture.
   *
   * @param scene at most 32 plain characters
   * @param page without leading slash and without query
   */
  public WeChatReply code(String scene, String page) {
    var body = new JsonObject();
    body.addProperty("scene", scene);
    body.addProperty("page", page);
    body.addProperty("check_path", true);
    body.addProperty("width", CODE_WIDTH);
    return gateway.ask("/wxa/getwxacodeunlimit", body);
  }

  /** Whether others may be shown a text (内容安全); WeChat judges what one of its users wrote. */
  public WeChatReply checkText(String openid, String text) {
    var body = new JsonObject();
    body.addProperty("version", 2);
    body.addProperty("openid", openid);
    body.addProperty("scene", 2);
    body.addProperty("content", text);
    return gateway.ask("/wxa/msg_sec_check", body);
  }

  /** A check that was done has not been passed by that. */
  public static boolean isPassed(WeChatReply check) {
    return check instanceof Done done && "pass".equals(done.text("result", "suggest"));
  }
}
