package cn.pufa.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Given;
import cn.pufa.testing.IdNumbers;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Proofs;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is typed as a reason stays for ever, so it holds no telephone and no ID number. */
class TypedReasonIT {

  private static final String PHONE = "13800138000";
  private static final String TOLD = "本人%s，身份证%s，已搬走".formatted(PHONE, IdNumbers.number(71));

  private static TestServer server;
  private static Jdbc database;
  private static Api officer;
  private static Api admin;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    database = Jdbc.connect(server.database().ownerUrl());
    officer = server.as("case_officer");
    admin = server.as("admin");
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  private static JsonObject with(String name, String value) {
    var body = new JsonObject();
    body.addProperty(name, value);
    return body;
  }

  @Test
  void aDecisionWithANumberInItsReasonIsNotTaken() {
    Api newcomer = new Proofs(server).signIn(Proofs.phone());
    String request =
        newcomer
            .call("requestPost", Map.of(), Given.postRequest("child_director", "440881002201"))
            .expect(201)
            .text("id");
    JsonObject decision = with("reason", TOLD);
    decision.addProperty("accept", false);
    Map<String, Object> path = Map.of("request", request);
    assertThat(officer.call("decidePostRequest", path, decision).expect(422).pointers())
        .containsExactly("/reason");
    assertThat(database.column("select reason from audit_event where reason is not null"))
        .noneMatch(reason -> reason.contains(PHONE));

    decision.addProperty("reason", "演示·已搬走");
    officer.call("decidePostRequest", path, decision).expect(200);
  }

  @Test
  void aFileIsNotTakenAlongForAPurposeWithANumber() {
    for (String file : List.of("exportVolunteers", "exportPosts")) {
      assertThat(officer.call(file, Map.of(), with("purpose", "给" + PHONE)).expect(422).pointers())
          .as(file)
          .containsExactly("/purpose");
    }
  }

  /** Beside the server's own words, by other signs, and beside a field for the number itself. */
  @Test
  void itIsSeenWhereverItIsTyped() {
    String person = Staff.idOf(server, "resident");
    JsonObject role = with("role", "editor");
    role.addProperty("division", "440881");
    role.addProperty("reason", "来电１３８００１３８０００申请");
    requireRefused("grantRole", person, role);
    for (String typed : List.of("来电138-0013-8000申请", "来电138 0013 8000申请")) {
      requireRefused("disablePerson", person, with("reason", typed));
    }
    var back = new JsonObject();
    back.addProperty("address", "/api/circulars/%s/recipients".formatted(PHONE));
    back.addProperty("title", "演示列表");
    back.addProperty("rows", 1);
    assertThat(officer.call("recordListExport", Map.of(), back).expect(422).pointers())
        .containsExactly("/address");
  }

  private static void requireRefused(String command, String person, JsonObject body) {
    assertThat(admin.call(command, Map.of("person", person), body).expect(422).pointers())
        .as(body.toString())
        .containsExactly("/reason");
  }

  /**
   * A code of digits alone, a document, an amount, a day and an hour; an id that looks like one.
   */
  @Test
  void whatBelongsToNobodyIsNoNumberOfAPerson() {
    Map<String, Object> person = Map.of("person", Staff.idOf(server, "resident"));
    String plain =
        "524408817777888899（52440881MJL1234567）廉民函〔2026〕12号，12345678.90元，2026-11-29 17:12，0759-6612345";
    admin.call("disablePerson", person, with("reason", plain)).expect(200);
    admin.call("enablePerson", person, with("reason", plain)).expect(200);
    String circular = "12345678-1234-4123-8123-123456789012";
    assertThat(
            ListExportIT.export(officer, "/api/circulars/" + circular + "/recipients", 1)
                .expect(201)
                .text("reason"))
        .contains(circular);
  }
}
