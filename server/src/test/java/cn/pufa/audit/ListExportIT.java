package cn.pufa.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Who takes a list along stands in the trail with what was filtered, and without what was typed.
 */
class ListExportIT {

  private static TestServer server;
  private static Api officer;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    officer = server.as("case_officer");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theTrailNamesTheListItsFiltersAndHowManyRows() {
    JsonObject event =
        recorded("/api/organizations?type=foundation&page=2&size=50&township=440881001", 577);
    assertThat(event.get("subject").getAsString()).isEqualTo("list/listOrganizations");
    assertThat(event.get("reason").getAsString()).isEqualTo("演示列表；577 行；筛选：类型 基金会，镇街 罗州街道");
    assertThat(event.get("actor").getAsString()).isEqualTo("case_officer");
  }

  /** Topics, what is done at offices, and commands are no enumerations of the contract. */
  @Test
  void whatOnlyTheServerListsIsInWordsToo() {
    assertThat(reason("/api/pieces?topic=marriage", server.as("editor"))).endsWith("主题 婚姻家庭");
    assertThat(reason("/api/office-records?service=adoption", server.as("editor")))
        .endsWith("办理事项 收养登记");
    assertThat(reason("/api/audit-events?action=grantRole", server.as("auditor")))
        .endsWith("操作 授予角色");
    assertThat(reason("/api/reviews?flag=late-return", officer)).endsWith("提示 逾期报送");
    assertThat(reason("/api/organizations/" + UUID.randomUUID() + "/dossier?kind=charter", officer))
        .endsWith("种类 章程");
  }

  /** Kinds call the same step of the way differently. */
  @Test
  void aStateIsCalledAsItsLedgerCallsIt() {
    String address = "/api/ledger-entries?state=received";
    assertThat(reason(address + "&kind=petition", officer)).endsWith("状态 已登记");
    assertThat(reason(address + "&kind=hotline", officer)).endsWith("状态 待接单");
    assertThat(reason(address, officer)).contains("状态 ", "已登记", "或", "待接单");
    assertThat(reason("/api/ledger-entries?state=soon&kind=hotline", officer)).endsWith("状态 快到期限");
  }

  private static String reason(String address, Api caller) {
    return export(caller, address, 1).expect(201).text("reason");
  }

  @Test
  void whatWasTypedStaysOut() {
    String reason =
        recorded("/api/organizations?q=13800138000&size=50", 1).get("reason").getAsString();
    assertThat(reason).isEqualTo("演示列表；1 行；筛选：有搜索词");
  }

  @Test
  void aListWithinSomethingNamesIt() {
    UUID circular = UUID.randomUUID();
    JsonObject event = recorded("/api/circulars/" + circular + "/recipients?page=1&size=50", 3);
    assertThat(event.get("subject").getAsString()).isEqualTo("list/listCircularRecipients");
    assertThat(event.get("reason").getAsString()).contains("群发通知 " + circular);
  }

  @Test
  void anUnfilteredListSaysSo() {
    assertThat(recorded("/api/audit-events", 9, server.as("auditor")).get("reason").getAsString())
        .isEqualTo("演示列表；9 行；没有筛选");
  }

  @Test
  void whoMayNotReadAListDoesNotTakeItAlong() {
    export(officer, "/api/audit-events", 1).expect(403);
    export(server.as("resident"), "/api/training-sessions", 1).expect(403);
  }

  @Test
  void whatIsNoListIsNamed() {
    for (String address :
        List.of("/api/nothing", "/api/organizations/x/y/z", "/api/%zz", "/api/[")) {
      assertThat(export(officer, address, 1).expect(422).pointers()).containsExactly("/address");
    }
    export(officer, "https://example.com/api/organizations", 1).expect(422);
    export(officer, "/api/organizations", 10_001).expect(422);
  }

  static Api.Answer export(Api caller, String address, int rows) {
    var draft = new JsonObject();
    draft.addProperty("address", address);
    draft.addProperty("title", "演示列表");
    draft.addProperty("rows", rows);
    return caller.call("recordListExport", Map.of(), draft);
  }

  private static JsonObject recorded(String address, int rows) {
    return recorded(address, rows, officer);
  }

  private static JsonObject recorded(String address, int rows, Api caller) {
    export(caller, address, rows).expect(201);
    return server
        .as("auditor")
        .call("listAuditEvents", Map.of("action", "recordListExport"))
        .expect(200)
        .json()
        .getAsJsonArray("items")
        .get(0)
        .getAsJsonObject();
  }
}
