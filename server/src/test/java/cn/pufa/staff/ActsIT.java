package cn.pufa.staff;

import static cn.pufa.testing.Own.items;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.CircularRequests;
import cn.pufa.testing.ExamRequests;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.LeafletRequests;
import cn.pufa.testing.Proofs;
import cn.pufa.testing.ReminderRequests;
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
  void aLadderTellsWhoWroteAndWhoChangedIt() {
    Api.Answer ladder =
        officer.call("createLadder", Map.of(), ReminderRequests.ladder()).expect(201);
    Map<String, Object> id = Map.of("ladder", ladder.text("id"));
    officer
        .call("changeLadder", id, Given.seen(ladder.number("version"), ReminderRequests.ladder()))
        .expect(200);
    assertThat(told(acts(server.as("leader"), "ladder", ladder.text("id"))))
        .containsExactly("修改催报阶梯 演示经办科员", "新建催报阶梯 演示经办科员");
  }

  @Test
  void aLeafletTellsWhoPrintedAndWhoHandedItOut() {
    String id = LeafletRequests.create(officer, LeafletRequests.draft());
    JsonObject move = LeafletRequests.move("handed_out", 5);
    server.as("editor").call("moveLeaflet", Map.of("leaflet", id), move).expect(200);
    assertThat(told(acts(server.as("township"), "leaflet", id)))
        .containsExactly("宣传资料出入库 演示编辑", "登记宣传资料 演示经办科员");
  }

  /** What came with the product nobody entered. */
  @Test
  void ofAYearItTellsWhoEnteredItsDaysOff() {
    assertThat(told(acts(officer, "holiday-year", "2026"))).isEmpty();
    int version = ReminderRequests.yearVersion(officer, 2026);
    JsonObject year = Given.seen(version, ReminderRequests.year());
    officer.call("saveHolidayYear", Map.of("year", 2026), year).expect(200);
    assertThat(told(acts(officer, "holiday-year", "2026"))).containsExactly("录入放假安排 演示经办科员");
    for (String unknown : List.of("2099", "1999", "twenty")) {
      acts(officer, "holiday-year", unknown).expect(404);
    }
  }

  /** Townships list exams for their results, and read nothing of how these are drawn. */
  @Test
  void anExamTellsItsVersionsToWhoReadsTheBanks() {
    Api trainer = server.as("trainer");
    String bank = ExamRequests.bank(trainer);
    ExamRequests.question(trainer, bank, "single");
    String id = ExamRequests.exam(trainer, ExamRequests.examDraft(bank, 1));
    JsonObject changed = ExamRequests.examDraft(bank, 1);
    changed.addProperty("after", 1);
    officer.call("changeExam", Map.of("exam", id), changed).expect(200);
    ExamRequests.start(server.as("child_director"), id);
    assertThat(told(acts(trainer, "exam", id))).containsExactly("修改考试 演示经办科员", "新建考试 演示培训老师");
    acts(server.as("township"), "exam", id).expect(403);
    acts(server.as("editor"), "exam", id).expect(403);
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
    acts(officer, "exam", UUID.randomUUID().toString()).expect(404);
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
