package cn.pufa.wechat;

import cn.pufa.app.demo.WeChatStandIn;
import cn.pufa.testing.Api;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who signed in with WeChat. */
record WeChatPerson(UUID id, String openid, Api api) {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  static WeChatPerson signIn(TestServer server) {
    String user = "演示提醒用户" + NUMBER.incrementAndGet();
    var body = new JsonObject();
    body.addProperty("code", server.weChat().signInCode(user));
    Api.Answer session = server.api().call("signInWithWeChat", Map.of(), body).expect(200);
    String id = session.json().getAsJsonObject("person").get("id").getAsString();
    return new WeChatPerson(
        UUID.fromString(id),
        WeChatStandIn.openid(user),
        server.api().withToken(session.text("token")));
  }

  /** As the server counts. */
  int remaining(WeChatTemplate template) {
    for (var item : api.call("getOwnSubscriptions").expect(200).json().getAsJsonArray("items")) {
      if (item.getAsJsonObject().get("template").getAsString().equals(template.id())) {
        return item.getAsJsonObject().get("remaining").getAsInt();
      }
    }
    throw new AssertionError("no template " + template.id());
  }

  /** What the phone answered, as our own page tells it. */
  Api.Answer report(WeChatTemplate template, String result) {
    return api.call("recordSubscription", Map.of(), results(template.id(), result));
  }

  static JsonObject results(String template, String result) {
    var one = new JsonObject();
    one.addProperty("template", template);
    one.addProperty("result", result);
    var all = new com.google.gson.JsonArray();
    all.add(one);
    var body = new JsonObject();
    body.add("results", all);
    return body;
  }
}
