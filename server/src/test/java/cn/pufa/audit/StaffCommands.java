package cn.pufa.audit;

import cn.pufa.testing.Api;
import cn.pufa.testing.IdNumbers;
import cn.pufa.testing.Staff;
import cn.pufa.testing.Staff.Member;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** One good command for each operation about people, their roles and their data. */
final class StaffCommands {

  private final Map<String, Runnable> commands = new LinkedHashMap<>();

  private StaffCommands(TestServer server) {
    Api admin = server.as("admin");
    Member trainer = Staff.create(server, "event-trainer", "trainer", "440881");
    Member director = Staff.create(server, "event-director", "child_director", "440881001001");
    Member leaving = Staff.create(server, "event-leaving", "resident", "440881");
    var person = Map.<String, Object>of("person", trainer.id());
    put("createPerson", admin, Map.of(), newPerson());
    put("grantRole", admin, person, json("{role:editor,division:'440881',reason:'演示'}"));
    put("revokeRole", admin, person, json("{role:editor,division:'440881',reason:'演示'}"));
    put("changePassword", trainer.api(), Map.of(), change(trainer.password()));
    put("resetPassword", admin, person, json("{reason:'演示'}"));
    put("appointDeputy", admin, Map.of(), deputy(Staff.idOf(server, "editor"), trainer.id()));
    commands.put("endDeputy", () -> endFirst(admin));
    put("giveConsent", leaving.api(), Map.of(), IdNumbers.consent("privacy"));
    put("withdrawConsent", leaving.api(), Map.of(), json("{code:privacy}"));
    var number = IdNumbers.draft(IdNumbers.number(700));
    put("saveMyIdNumber", director.api(), Map.of(), number);
    var reveal = json("{purpose:record_check,reason:'演示'}");
    put("revealIdNumber", server.as("case_officer"), Map.of("person", director.id()), reveal);
    commands.put("removeMyIdNumber", () -> director.api().call("removeMyIdNumber").expect(200));
    put("eraseMe", leaving.api(), Map.of(), json("{confirm:'注销'}"));
  }

  static Map<String, Runnable> of(TestServer server) {
    return new StaffCommands(server).commands;
  }

  private void put(String operation, Api sender, Map<String, Object> parameters, JsonObject body) {
    int status = operation.equals("createPerson") || operation.equals("appointDeputy") ? 201 : 200;
    commands.put(operation, () -> sender.call(operation, parameters, body).expect(status));
  }

  private static void endFirst(Api admin) {
    JsonElement first =
        admin.call("listDeputies").expect(200).json().getAsJsonArray("items").get(0);
    String id = first.getAsJsonObject().get("id").getAsString();
    admin.call("endDeputy", Map.of("appointment", id), json("{reason:'演示'}")).expect(200);
  }

  private static JsonObject newPerson() {
    var roles = new JsonArray();
    roles.add(json("{role:trainer,division:'440881'}"));
    JsonObject draft = json("{account:event-newcomer,displayName:'演示新人',reason:'演示'}");
    draft.add("roles", roles);
    return draft;
  }

  private static JsonObject change(String current) {
    JsonObject body = json("{next:never-seen-before-1}");
    body.addProperty("current", current);
    return body;
  }

  private static JsonObject deputy(String absent, String deputy) {
    String today = LocalDate.now(cn.pufa.platform.time.BusinessClock.ZONE).toString();
    JsonObject body = json("{role:editor,reason:'演示'}");
    body.addProperty("absent", absent);
    body.addProperty("deputy", deputy);
    body.addProperty("from", today);
    body.addProperty("until", today);
    return body;
  }

  /** Gson reads names without quotes. */
  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }
}
