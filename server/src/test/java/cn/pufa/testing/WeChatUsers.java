package cn.pufa.testing;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Users of WeChat who sign in, and bind a phone by WeChat's own button. */
public final class WeChatUsers {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final TestServer server;

  public WeChatUsers(TestServer server) {
    this.server = server;
  }

  /** Another one each time. */
  public static String user() {
    return "演示微信用户" + NUMBER.incrementAndGet();
  }

  public Api signIn(String user) {
    Api.Answer answer = server.api().call("signInWithWeChat", Map.of(), code(user)).expect(200);
    return server.api().withToken(answer.text("token"));
  }

  /** With which the user signs in. */
  public JsonObject code(String user) {
    var body = new JsonObject();
    body.addProperty("code", server.weChat().signInCode(user));
    return body;
  }

  public Api.Answer bind(Api me, String phone) {
    return me.call("bindPhone", Map.of(), phone(phone));
  }

  /** Proves the phone. */
  public JsonObject phone(String phone) {
    var body = new JsonObject();
    body.addProperty("weChatPhoneCode", server.weChat().phoneCode(phone));
    return body;
  }
}
