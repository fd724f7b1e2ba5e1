package cn.pufa.testing;

import cn.pufa.app.demo.StandInPush;
import cn.pufa.app.demo.StandInTemplates;
import cn.pufa.app.demo.WeChatStandIn;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Requests about WeChat with which nothing is wrong, and how a push is delivered. */
public final class WeChatRequests implements RequestFamily {

  private static final Set<String> OPERATIONS =
      Set.of(
          "verifyWeChatPush",
          "receiveWeChatPush",
          "getOwnSubscriptions",
          "recordSubscription",
          "getWeChatState");

  private static final List<String> OF_VERIFICATION =
      List.of("app", "signature", "timestamp", "nonce");

  private final TestServer server;

  public WeChatRequests(TestServer server) {
    this.server = server;
  }

  @Override
  public boolean know(String operationId) {
    return OPERATIONS.contains(operationId);
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    return switch (operationId) {
      case "verifyWeChatPush" -> verification();
      case "receiveWeChatPush" -> new LinkedHashMap<>(ofNobody().query());
      default -> Map.of();
    };
  }

  private Map<String, Object> verification() {
    Map<String, Object> parameters = new LinkedHashMap<>(ofNobody().query());
    parameters.keySet().retainAll(OF_VERIFICATION);
    parameters.put("echostr", "5901928375");
    return parameters;
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return switch (operationId) {
      case "recordSubscription", "answerDemoWeChatPopup" -> accepted(operationId);
      default -> null;
    };
  }

  public static JsonObject accepted(String operationId) {
    var accepted = new JsonArray();
    var body = new JsonObject();
    if (operationId.equals("recordSubscription")) {
      var result = new JsonObject();
      result.addProperty("template", StandInTemplates.REMINDER.id());
      result.addProperty("result", "accept");
      accepted.add(result);
      body.add("results", accepted);
    } else {
      accepted.add(StandInTemplates.REMINDER.id());
      body.add("accepted", accepted);
    }
    return body;
  }

  @Override
  public Api.Answer send(String operationId, Api caller, String account) {
    return operationId.equals("receiveWeChatPush")
        ? push(caller)
        : RequestFamily.super.send(operationId, caller, account);
  }

  /** Something about a user whom nobody knows. */
  public Api.Answer push(Api caller) {
    return deliver(caller, ofNobody());
  }

  public static Api.Answer deliver(Api caller, StandInPush push) {
    return caller.send("receiveWeChatPush", push.query(), "text/xml", push.body());
  }

  private StandInPush ofNobody() {
    return server
        .weChat()
        .tapped(WeChatStandIn.openid("nobody"), StandInTemplates.REMINDER, "reject", Instant.now());
  }
}
