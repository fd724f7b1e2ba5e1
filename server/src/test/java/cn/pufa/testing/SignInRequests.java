package cn.pufa.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Requests about signing in, and out, with which nothing is wrong. */
final class SignInRequests implements RequestFamily {

  private static final Set<String> OPERATIONS =
      Set.of(
          "signInWithPassword",
          "requestSmsCode",
          "signInWithSmsCode",
          "signInWithWeChat",
          "signInWithLink",
          "createSignInLink",
          "listMySessions",
          "endMySessions",
          "bindPhone",
          "startTotp",
          "confirmTotp",
          "getCurrentPerson",
          "signOut");
  private static final List<String> ENDING = List.of("signOut", "bindPhone", "signInWithPassword");
  private static final String PASSWORD = "demo-password-1";
  private static final String NO_TOKEN = "A".repeat(43);

  private final TestServer server;
  private final Proofs proofs;
  private final UUID partner;

  SignInRequests(TestServer server) {
    this.server = server;
    proofs = new Proofs(server);
    partner = Staff.add(server, "passing-partner", "partner");
  }

  @Override
  public boolean know(String operationId) {
    return OPERATIONS.contains(operationId);
  }

  @Override
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "createSignInLink" -> List.of(201);
      case "requestSmsCode" -> List.of(202);
      case "signOut" -> List.of(204);
      case "confirmTotp" -> List.of(409);
      default -> List.of(200);
    };
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    return operationId.equals("createSignInLink") ? Map.of("person", partner) : Map.of();
  }

  @Override
  public JsonObject body(String operationId, String account) {
    var body = new JsonObject();
    switch (operationId) {
      case "signInWithPassword" -> {
        body.addProperty("account", "admin");
        body.addProperty("password", PASSWORD);
      }
      case "requestSmsCode" -> {
        return Proofs.request(Proofs.phone(), "sign_in");
      }
      case "signInWithSmsCode" -> {
        return Proofs.proof(NO_TOKEN, Proofs.phone(), "000000");
      }
      case "bindPhone" -> {
        JsonObject proof = Proofs.proof(NO_TOKEN, "", "000000");
        proof.remove("phone");
        return proof;
      }
      case "signInWithWeChat" -> body.addProperty("code", "nobody");
      case "signInWithLink" -> body.addProperty("token", NO_TOKEN);
      case "endMySessions" -> {
        var nobodys = new JsonArray();
        nobodys.add(UUID.randomUUID().toString());
        body.add("sessions", nobodys);
      }
      case "startTotp" -> body.addProperty("password", PASSWORD);
      case "confirmTotp" -> body.addProperty("totp", "000000");
      case "createSignInLink" -> {
        body.addProperty("reason", "演示·测试用");
        body.addProperty("validHours", 1);
      }
      default -> {
        return null;
      }
    }
    return body;
  }

  @Override
  public Api.Answer send(String operationId, Api caller, String account) {
    // The session that the next operation uses must not end.
    boolean ends = ENDING.contains(operationId) && account != null;
    return (ends ? server.as(account) : caller)
        .call(operationId, parameters(operationId, account), bodyWithProof(operationId, account));
  }

  private JsonObject bodyWithProof(String operationId, String account) {
    JsonObject body = body(operationId, account);
    switch (operationId) {
      case "signInWithSmsCode" -> {
        return proofs.proof("sign_in");
      }
      case "bindPhone" -> {
        // The phone one has: another would end the session that the next operation uses.
        String own = account == null ? Proofs.phone() : Staff.phoneOf(server, account);
        body = new JsonObject();
        body.addProperty("weChatPhoneCode", server.weChat().phoneCode(own));
      }
      case "signInWithWeChat" -> body.addProperty("code", server.weChat().signInCode("演示微信用户"));
      case "signInWithLink" -> body.addProperty("token", proofs.linkFor(partner));
      default -> {}
    }
    return body;
  }
}
