package cn.pufa.audit;

import cn.pufa.testing.Api;
import cn.pufa.testing.Authenticator;
import cn.pufa.testing.Proofs;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * One good command for each way to sign in and each proof of who one is. Each proof is made before
 * its command runs, so that only the command's own event is new.
 */
final class SignInCommands {

  private final TestServer server;
  private final Map<String, Runnable> commands = new LinkedHashMap<>();

  private SignInCommands(TestServer server) {
    this.server = server;
    var proofs = new Proofs(server);
    JsonObject code = proofs.proof("sign_in");
    JsonObject weChat = json("code", server.weChat().signInCode("演示微信用户"));
    JsonObject link = json("token", proofs.linkFor(UUID.fromString(Staff.idOf(server, "partner"))));
    put("requestSmsCode", proofs.request("sign_in"), 202);
    put("signInWithSmsCode", code, 200);
    put("signInWithWeChat", weChat, 200);
    put("signInWithLink", link, 200);
    bindPhone(proofs);
    endSessions(server.as("partner"));
    useTotp(server.as("admin"), server.as("editor"));
    put("createDemoWeChatCode", json("user", "演示微信用户"), 200);
    put("createDemoWeChatPhoneCode", json("phone", Proofs.phone()), 200);
  }

  static Map<String, Runnable> of(TestServer server) {
    return new SignInCommands(server).commands;
  }

  private void put(String operation, JsonObject body, int status) {
    commands.put(operation, () -> server.api().call(operation, Map.of(), body).expect(status));
  }

  private void bindPhone(Proofs proofs) {
    Api resident = server.as("resident");
    JsonObject binding = proofs.proof(Staff.phoneOf(server, "resident"), "bind_phone");
    binding.remove("phone");
    commands.put("bindPhone", () -> resident.call("bindPhone", Map.of(), binding).expect(200));
  }

  private void endSessions(Api partner) {
    String other = server.as("partner").call("listMySessions").expect(200).firstId();
    var chosen = new JsonArray();
    chosen.add(other);
    var body = new JsonObject();
    body.add("sessions", chosen);
    commands.put("endMySessions", () -> partner.call("endMySessions", Map.of(), body).expect(200));
  }

  private void useTotp(Api admin, Api editor) {
    String[] secret = new String[1];
    commands.put(
        "startTotp",
        () ->
            secret[0] = Authenticator.start(editor, "demo-password-1").expect(200).text("secret"));
    commands.put(
        "confirmTotp",
        () ->
            editor
                .call("confirmTotp", Map.of(), json("totp", Authenticator.code(secret[0])))
                .expect(200));
    Map<String, Object> person = Map.of("person", Staff.idOf(server, "editor"));
    commands.put(
        "resetTotp", () -> admin.call("resetTotp", person, json("reason", "演示")).expect(200));
    JsonObject draft = json("reason", "演示");
    draft.addProperty("validHours", 1);
    Map<String, Object> counsel = Map.of("person", Staff.idOf(server, "counsel"));
    commands.put(
        "createSignInLink", () -> admin.call("createSignInLink", counsel, draft).expect(201));
  }

  /** As the demo's leader. */
  static Api.Answer withPassword(TestServer server, String password) {
    JsonObject body = json("account", "leader");
    body.addProperty("password", password);
    return server.api().call("signInWithPassword", Map.of(), body);
  }

  private static JsonObject json(String name, String value) {
    JsonObject body = new JsonObject();
    body.addProperty(name, value);
    return body;
  }
}
