package cn.pufa.personal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.certificate.Award;
import cn.pufa.certificate.Qualification;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.testing.Acting;
import cn.pufa.testing.Api;
import cn.pufa.testing.CertificateRequests;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Filing;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.NeedsRequests;
import cn.pufa.testing.Proofs;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.Uploads;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody about whom every feature keeps something: all of it is shown, then erased. */
class WholePersonIT {

  private static final String NAME = "演示·全都有的人";
  private static final List<String> TABLES =
      List.of(
          "person",
          "wechat_user",
          "sms_ticket",
          "session",
          "role_grant",
          "agent_binding",
          "agent_request",
          "post_request",
          "enrolment",
          "certificate",
          "hours_entry",
          "hours_statement",
          "filing_stand",
          "personal_notice",
          "message",
          "question",
          "need_signal",
          "idempotency");

  private static TestServer server;
  private static Acting acting;
  private static Jdbc database;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    acting = new Acting(server);
    database = Jdbc.connect(server.database().ownerUrl());
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  @Test
  void everythingIsShownAndNothingThatNamesThePersonStays() {
    String phone = Proofs.phone();
    Api person = new Proofs(server).signIn(phone);
    String id = person.call("getCurrentPerson").expect(200).text("id");
    database.execute("insert into wechat_user values ('openid-of-all', '%s', now())".formatted(id));
    String session = takePart(person);
    String receipt = act(person);
    Uploads.attachment(person);
    ask(person, phone);
    learn(person, UUID.fromString(id));

    Map<String, String> shown = shown(person);
    assertThat(shown.get("account")).contains(phone, "微信", "短信验证码", "登录时间", "志愿者");
    assertThat(shown.get("agent_binding")).contains(NAME, "经办人");
    assertThat(shown.get("agent_request")).contains(NAME, "等答复");
    assertThat(shown.get("post_request")).contains(NAME, "志愿者");
    assertThat(shown.get("enrolment")).contains("报名成功");
    assertThat(shown.get("certificate")).contains(NAME, "志愿者", "已撤销");
    assertThat(shown.get("hours_entry")).contains("演示·线下课");
    assertThat(shown.get("hours_statement")).contains(NAME, "演示·省里的线上课");
    assertThat(shown.get("personal_notice")).contains("证书已发", "证书已撤销");
    assertThat(shown.get("question")).contains("离婚冷静期", phone);
    assertThat(receipt).startsWith("R");
    assertThat(shown.get("filing_cell")).contains("填写的项数");
    assertThat(shown.get("filing_stand")).contains(NAME, "法定代表人确认");
    assertThat(shown.get("file").split("上传时间", -1)).as("two files").hasSize(3);
    assertThat(shown.get("trail")).contains("报名培训", "提交年报");

    var confirm = new JsonObject();
    confirm.addProperty("confirm", "注销");
    JsonObject answer = person.call("eraseMe", Map.of(), confirm).expect(200).json();
    assertThat(answer.getAsJsonArray("kept").toString())
        .contains("培训报名", "社会团体登记管理条例第二十八条", "上传的文件");

    for (String table : TABLES) {
      assertThat(rows(table)).as(table).noneMatch(row -> row.contains(NAME) || row.contains(phone));
    }
    assertThat(rows("wechat_user")).noneMatch(row -> row.contains("openid-of-all"));
    assertThat(
            database.column(
                "select taken from training_session where id = '%s'".formatted(session)))
        .as("the seat is free again")
        .containsExactly("0");
    assertThat(
            database.column(
                "select split_part(attached_to, '/', 1) from stored_file where uploaded_by = '%s'"
                    .formatted(id)))
        .as("what is part of a return stays with it")
        .containsExactly("return");
  }

  /** Asks for a post and signs up for a session, whose id it is. */
  private static String takePart(Api person) {
    JsonObject request = Given.postRequest("volunteer", "440881");
    request.addProperty("name", NAME);
    person.call("requestPost", Map.of(), request).expect(201);
    String session =
        server
            .as("case_officer")
            .call("createTrainingSession", Map.of(), Given.trainingSession(5))
            .expect(201)
            .text("id");
    JsonObject post = Given.post("volunteer", "440881");
    Eventually.within(
        Duration.ofSeconds(2),
        () -> person.call("enrol", Map.of("session", session), post).expect(201));
    return session;
  }

  /** A certificate that is revoked, which is told by SMS, and hours of both kinds. */
  private static void learn(Api person, UUID id) {
    UUID certificate =
        CertificateRequests.issue(
            server,
            new Award(
                id, NAME, Qualification.VOLUNTEER, "演示·考试", UUID.randomUUID(), Instant.now()));
    server
        .as("case_officer")
        .call("revokeCertificate", Map.of("certificate", certificate), CertificateRequests.reason())
        .expect(200);
    LocalDate today = LocalDate.now(BusinessClock.ZONE);
    CertificateRequests.attend(server, id, "演示·线下课", today);
    person.call("stateHours", Map.of(), CertificateRequests.statement(today, 30)).expect(201);
    Eventually.within(
        Duration.ofSeconds(20),
        () ->
            assertThat(
                    database.column("select state from message where person = '%s'".formatted(id)))
                .containsExactly("sent"));
  }

  /** One question that staff have worded for all, and one that nobody has read. */
  private static void ask(Api person, String phone) {
    JsonObject question = new JsonObject();
    question.addProperty("text", "演示：离婚冷静期怎么算，请打" + phone);
    String id = person.call("askQuestion", Map.of(), question).expect(201).text("id");
    Api editor = server.as("editor");
    editor
        .call(
            "cleanQuestion",
            Map.of("question", id),
            NeedsRequests.seen(editor, id, "{wording:'演示：离婚冷静期怎么算'}"))
        .expect(200);
    person.call("askQuestion", Map.of(), question).expect(201);
  }

  /** Files a return, whose receipt it is, and asks to act for another organisation. */
  private static String act(Api person) {
    var campaign = Given.releasedCampaign(server.as("case_officer"), server.as("approver"));
    List<String> organizations =
        database.column(
            "select organization from notice where circular = '%s' order by 1 limit 2"
                .formatted(campaign));
    String own = organizations.getFirst();
    JsonObject acceptance = acting.acceptance(own, acting.code(own, "org_agent"));
    acceptance.addProperty("name", NAME);
    person.call("acceptInvitation", Map.of(), acceptance).expect(201);
    JsonObject wish = Acting.wish(acting.creditCode(organizations.getLast()));
    wish.addProperty("name", NAME);
    person.call("requestBinding", Map.of(), wish).expect(202);
    String filing = Filing.fill(person, campaign, own);
    byte[] pdf = Uploads.pdf("");
    Filing.attach(person, filing, Filing.upload(person, filing, pdf, pdf.length)).expect(200);
    JsonObject filed = Filing.submit(person, filing).expect(200).json();
    database.execute(
        "insert into filing_stand select '%s', 'confirmation', 1, 'given', 'sign_in', 'x', now(), '%s', opened_by, null, now() from filing where id = '%s'"
            .formatted(filing, NAME, filing));
    return Filing.receipt(filed).get("number").getAsString();
  }

  @Test
  void whoRecordedAnEventIsShownIt() {
    Api officer = server.as("case_officer");
    JsonObject draft = Given.eventDraft();
    draft.addProperty("title", "演示·只此一场");
    officer.call("createPufaEvent", Map.of(), draft).expect(201);
    assertThat(shown(officer).get("pufa_event")).contains("演示·只此一场");
    assertThat(shown(server.as("editor")).get("pufa_event")).doesNotContain("演示·只此一场");
  }

  @Test
  void whoChangedAnEventIsNotShownItAndMuchElseHidesNone() {
    Api officer = server.as("case_officer");
    JsonObject draft = Given.eventDraft();
    draft.addProperty("title", "演示·很久以前的一场");
    String event = officer.call("createPufaEvent", Map.of(), draft).expect(201).text("id");
    database.execute(
        """
        insert into audit_event (at, actor, action, subject, request_id)
        select now(), actor, 'cleanQuestion', 'question/' || n, '-'
          from audit_event, generate_series(1, 1001) n where subject = 'pufa-event/%s'
        """
            .formatted(event));
    Api editor = server.as("editor");
    JsonObject photo = new JsonObject();
    photo.addProperty("photo", Uploads.photo(editor));
    editor.call("addEventPhoto", Map.of("event", event), photo).expect(200);
    assertThat(shown(officer).get("pufa_event")).contains("演示·很久以前的一场");
    assertThat(shown(editor).get("pufa_event")).doesNotContain("演示·很久以前的一场");
  }

  /** Records by kind. */
  private static Map<String, String> shown(Api person) {
    return person.call("exportMyData").expect(200).json().getAsJsonArray("items").asList().stream()
        .map(item -> item.getAsJsonObject())
        .collect(
            Collectors.toMap(
                item -> item.get("kind").getAsString(), item -> item.get("records").toString()));
  }

  private static List<String> rows(String table) {
    return database.column("select t::text from %s t".formatted(table));
  }
}
