package cn.pufa.staff;

import static cn.pufa.testing.Own.items;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.CircularRequests;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Proofs;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who did what to one thing, for whoever may read its page, and with no more than that. */
class ActsIT {

  private static TestServer server;
  private static Jdbc database;
  private static Api officer;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    database = Jdbc.connect(server.database().ownerUrl());
    officer = server.as("case_officer");
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  private static Api.Answer acts(Api reader, String kind, String id) {
    return reader.call("listActs", Map.of("kind", kind, "id", id));
  }

  private static List<String> told(Api.Answer acts) {
    return items(acts.expect(200).json()).stream().map(ActsIT::told).toList();
  }

  private static String told(JsonObject act) {
    return act.get("what").getAsString() + (act.has("by") ? " " + act.get("by").getAsString() : "");
  }

  @Test
  void aCircularTellsWhoWroteAndWhoReleasedIt() {
    String id = CircularRequests.create(officer);
    server.as("approver").call("releaseCircular", Map.of("circular", id), new JsonObject());
    assertThat(told(acts(officer, "circular", id)))
        .containsExactly("发送群发通知 演示分管领导", "起草群发通知 演示经办科员");
  }

  /** Residents ask under no name, here as everywhere. */
  @Test
  void nobodyButStaffIsNamed() {
    var question = new JsonObject();
    question.addProperty("text", "高龄补贴怎么领");
    Api resident = new Proofs(server).signIn(Proofs.phone());
    String id = resident.call("askQuestion", Map.of(), question).expect(201).text("id");
    assertThat(told(acts(officer, "question", id))).containsExactly("提问、提意见、投诉");
  }

  @Test
  void ofAnAccountItTellsWhatWasDoneToItAndWhyStaysInTheTrail() {
    Staff.Member member = Staff.create(server, "acts-of", "editor", "440881");
    Staff.signIn(server, member.account(), member.password());
    var reason = new JsonObject();
    reason.addProperty("reason", "演示·长期病假");
    Api admin = server.as("admin");
    admin.call("disablePerson", Map.of("person", member.id()), reason).expect(200);
    Api.Answer acts = acts(admin, "person", member.id());
    assertThat(told(acts))
        .startsWith("停用账号 演示管理员")
        .endsWith("新建账号 演示管理员")
        .noneMatch(act -> act.startsWith("登录"));
    assertThat(acts.body().toString()).doesNotContain("病假");
    assertThat(told(acts(server.as("auditor"), "person", member.id()))).isEqualTo(told(acts));
  }

  @Test
  void whoMayNotReadThePageMayNotReadThis() {
    String circular = CircularRequests.create(officer);
    for (String other : List.of("trainer", "editor", "township", "counsel", "admin")) {
      acts(server.as(other), "circular", circular).expect(403);
    }
    acts(officer, "person", Staff.idOf(server, "editor")).expect(403);
    for (String outsider : List.of("resident", "volunteer", "org_agent", "partner")) {
      acts(server.as(outsider), "statute", "minfadian-zongze").expect(403);
    }
    acts(server.api(), "statute", "minfadian-zongze").expect(401);
  }

  @Test
  void whatDoesNotExistHasNone() {
    acts(officer, "circular", UUID.randomUUID().toString()).expect(404);
    acts(officer, "circular", "minfadian-zongze").expect(404);
    acts(officer, "campaign", UUID.randomUUID().toString()).expect(422);
  }

  /** A statute is one thing in all its versions; importing one names the version. */
  @Test
  void aStatuteIsOneInAllItsVersions() {
    database.execute(
        """
        insert into audit_event (at, actor, action, subject, request_id)
        select now(), actor, 'importStatute', subject, '-'
          from (values ('case_officer', 'statute/minfadian-zongze@2020-05-28'), ('system', 'statute/minfadian-zongze@2025-01-01'),
                       ('system', 'statute/minfadian-zongze-another@2025-01-01')) as e (actor, subject)""");
    assertThat(told(acts(officer, "statute", "minfadian-zongze")))
        .filteredOn(act -> act.startsWith("导入法律"))
        .containsExactly("导入法律", "导入法律 演示经办科员");
  }
}
