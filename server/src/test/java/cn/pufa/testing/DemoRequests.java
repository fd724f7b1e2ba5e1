package cn.pufa.testing;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Set;

/** Requests that only the demo takes, with which nothing is wrong. */
final class DemoRequests implements RequestFamily {

  private static final Set<String> OPERATIONS =
      Set.of(
          "signInDemo",
          "listDemoAccounts",
          "listDemoOutbox",
          "listDemoSms",
          "listPhoneMessages",
          "answerDemoWeChatPopup",
          "createDemoWeChatCode",
          "createDemoWeChatPhoneCode",
          "getDemoRegister");

  @Override
  public boolean know(String operationId) {
    return OPERATIONS.contains(operationId);
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    return Map.of();
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return switch (operationId) {
      // Whoever sends it stays signed in, since it is nobody who sends.
      case "signInDemo" -> with("account", "org_agent-3");
      case "answerDemoWeChatPopup" -> WeChatRequests.accepted(operationId);
      case "createDemoWeChatCode" -> with("user", "演示微信用户");
      case "createDemoWeChatPhoneCode" -> with("phone", "10099999999");
      default -> null;
    };
  }

  private static JsonObject with(String name, String value) {
    var body = new JsonObject();
    body.addProperty(name, value);
    return body;
  }
}
