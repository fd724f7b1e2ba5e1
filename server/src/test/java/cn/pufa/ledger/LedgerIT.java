package cn.pufa.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.LedgerRequests;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.NeedsRequests;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each ledger's path, and what is refused on it. */
@ServerAt("2026-05-06T02:00:00Z")
class LedgerIT {

  private static final String DAY = "2026-05-06";

  private static MovableClock clock;
  private static TestServer server;
  private static Jdbc database;
  private static Api officer;
  private static Api leader;
  private static Api legal;
  private static Api secrecy;

  @BeforeAll
  static void start() {
    signIn();
  }

  /** Sessions last twelve hours of the test's clock. */
  private static void signIn() {
    officer = server.as("case_officer");
    leader = server.as("leader");
    legal = server.as("legal_reviewer");
    secrecy = server.as("secrecy_reviewer");
  }

  private static void on(String day) {
    clock.moveTo(day + "T02:00:00Z");
    signIn();
  }

  private static String open(String kind, String day, String values) {
    return LedgerRequests.open(officer, LedgerRequests.draft(kind, LocalDate.parse(day), values));
  }

  private static Api.Answer step(String entry, String code, String day, String values) {
    return take(officer, "takeLedgerStep", entry, code, day, values);
  }

  private static Api.Answer take(
      Api caller, String operation, String entry, String code, String day, String values) {
    JsonObject step = LedgerRequests.step(code, LocalDate.parse(day), values);
    return LedgerRequests.take(caller, operation, entry, step, LedgerRequests.seen(officer, entry));
  }

  private static JsonObject get(String entry) {
    return officer.call("getLedgerEntry", Map.of("entry", entry)).expect(200).json();
  }

  private static JsonObject row(String entry) {
    return get(entry).getAsJsonObject("entry");
  }

  private static String text(JsonObject object, String member) {
    return object.has(member) ? object.get(member).getAsString() : null;
  }

  private static List<String> next(String entry) {
    return get(entry).getAsJsonArray("next").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .map(one -> one.get("code").getAsString())
        .toList();
  }

  @Test
  void aPetitionIsToldExtendedOnceConcludedServedAndReviewed() {
    on(DAY);
    String petition = open("petition", DAY, "{source:direct,category:appeal}");
    assertThat(next(petition)).containsExactly("tell", "tell_elsewhere");
    step(petition, "conclude", DAY, "{results:[solved]}").expect(409);
    step(petition, "object", DAY, "{reason:'演示'}").expect(409);
    step(petition, "tell", DAY, "{how:'演示·书面'}").expect(201);
    assertThat(text(row(petition), "dueOn")).isEqualTo("2026-07-06");

    String extension = "{reason:'演示·要实地核查',toldOn:'2026-05-06'}";
    take(officer, "approveLedgerStep", petition, "extend", DAY, extension).expect(403);
    step(petition, "extend", DAY, extension).expect(403);
    take(leader, "approveLedgerStep", petition, "extend", DAY, "{reason:'演示·要实地核查'}").expect(422);
    take(leader, "approveLedgerStep", petition, "extend", DAY, extension).expect(201);
    take(leader, "approveLedgerStep", petition, "extend", DAY, extension).expect(409);
    assertThat(text(row(petition), "dueOn")).isEqualTo("2026-08-04");

    step(petition, "ask_review", DAY, "{}").expect(409);
    step(petition, "conclude", DAY, "{results:[]}").expect(422);
    step(petition, "conclude", DAY, "{results:[solved,helped]}").expect(201);
    assertThat(step(petition, "ask_review", DAY, "{}").expect(409).text("detail"))
        .contains("送达的凭证");
    step(petition, "serve", DAY, "{method:direct,proof:'演示·送达回证'}").expect(201);
    on("2026-06-06");
    assertThat(step(petition, "ask_review", "2026-06-06", "{}").expect(409).text("detail"))
        .as("30 days from 6 May end on 5 June")
        .contains("2026-06-05");
    step(petition, "ask_review", "2026-06-05", "{}").expect(201);
    step(petition, "review", "2026-06-06", "{outcome:upheld}").expect(201);
    assertThat(text(row(petition), "stateTitle")).isEqualTo("已复查");
  }

  @Test
  void anObjectionIsMadeWithinFiveWorkingDays() {
    on("2026-05-13");
    String petition = open("petition", DAY, "{source:transferred,category:appeal}");
    step(petition, "object", "2026-05-13", "{reason:'演示·不属本局'}").expect(409);
    step(petition, "object", "2026-05-12", "{reason:'演示·不属本局'}").expect(201);
    assertThat(row(petition).get("open").getAsBoolean()).isFalse();
  }

  @Test
  void anOrderNobodyIsContentWithBeginsAnew() {
    on("2026-05-11");
    String order = open("hotline", DAY, "{type:consult}");
    assertThat(text(row(order), "left")).isEqualTo("已超 3 天");
    assertThat(text(row(order), "urgency")).isEqualTo("overdue");
    step(order, "conclude", "2026-05-08", "{answer:'演示·已答复'}").expect(201);
    assertThat(text(row(order), "concludedOn")).isEqualTo("2026-05-08");
    step(order, "again", "2026-05-11", "{reason:'演示·没有答到'}").expect(201);
    assertThat(row(order).has("concludedOn")).isFalse();
    assertThat(text(row(order), "left")).isEqualTo("还剩 2 个工作日");
    step(order, "accept", "2026-05-11", "{}").expect(409);
    step(order, "conclude", "2026-05-10", "{answer:'演示'}").expect(422);
  }

  @Test
  void aDisclosureIsPausedAndGivenUpOnlyAfterItsTime() {
    on(DAY);
    String request = open("disclosure_request", DAY, "{way:post}");
    step(request, "ask_correction", DAY, "{what:'演示·写明文件名',until:'2026-05-20'}").expect(201);
    assertThat(row(request).has("dueOn")).isFalse();
    assertThat(step(request, "abandon", DAY, "{}").expect(422).pointers()).containsExactly("/on");
    on("2026-05-20");
    step(request, "corrected", "2026-05-20", "{}").expect(201);
    assertThat(text(row(request), "dueOn")).isEqualTo("2026-06-17");
    String once = "{what:'演示·再写明',until:'2026-05-29'}";
    assertThat(step(request, "ask_correction", "2026-05-20", once).expect(409).text("detail"))
        .contains("只能做一次");
    step(request, "ask_third_party", "2026-05-20", "{what:'演示·征求意见'}").expect(201);
    assertThat(
            step(request, "third_party", "2026-05-20", "{opinion:silent}").expect(422).pointers())
        .containsExactly("/values/opinion");
    step(request, "third_party", "2026-05-20", "{opinion:agree}").expect(201);
    step(request, "answer", "2026-05-20", "{result:granted}").expect(201);
    JsonObject figures =
        officer
            .call("getLedgerFigures", Map.of("kind", "disclosure_request", "year", 2026))
            .expect(200)
            .json();
    assertThat(figures.getAsJsonArray("byResult").toString())
        .contains("\"granted\",\"title\":\"予以公开\",\"count\":1");
  }

  @Test
  void aHearingNamesTheLeaderOrTheReason() {
    on(DAY);
    String lawsuit = open("lawsuit", DAY, "{form:litigation,body:'演示法院',role:defendant}");
    assertThat(step(lawsuit, "hear", DAY, "{chief:false}").expect(422).pointers())
        .containsExactly("/values/reason");
    assertThat(step(lawsuit, "hear", DAY, "{chief:true}").expect(422).pointers())
        .containsExactly("/values/chiefTitle");
    step(lawsuit, "schedule", DAY, "{hearingOn:'2026-05-20'}").expect(201);
    step(lawsuit, "hear", DAY, "{chief:true,chiefTitle:'演示·副局长'}").expect(201);
    step(lawsuit, "decide", DAY, "{result:upheld}").expect(201);

    String other = open("lawsuit", DAY, "{form:litigation,body:'演示法院',role:third}");
    step(other, "schedule", DAY, "{hearingOn:'2026-05-20'}").expect(201);
    assertThat(step(other, "hear", DAY, "{chief:false}").expect(201).status())
        .as("of a third party no leader has to come")
        .isEqualTo(201);
  }

  @Test
  void aMajorDecisionIsDiscussedAfterEveryStep() {
    on(DAY);
    String decision = open("major_decision", "2026-03-02", "{office:'演示股',expert:true,risk:false}");
    assertThat(
            take(leader, "approveLedgerStep", decision, "decide", DAY, "{conclusion:'演示'}")
                .expect(409)
                .text("detail"))
        .contains("公众参与")
        .contains("专家论证")
        .contains("合法性审查")
        .doesNotContain("风险评估");
    assertThat(
            step(
                    decision,
                    "participation",
                    "2026-04-10",
                    "{opensOn:'2026-03-05',closesOn:'2026-04-03',adopted:'演示'}")
                .expect(422)
                .pointers())
        .containsExactly("/values/shorterReason");
    step(
            decision,
            "participation",
            "2026-04-10",
            "{opensOn:'2026-03-05',closesOn:'2026-04-04',adopted:'演示'}")
        .expect(201);
    step(decision, "expert", DAY, "{conclusion:'演示'}").expect(201);
    take(legal, "reviewLedgerStep", decision, "legality", DAY, "{result:passed}").expect(201);
    take(leader, "approveLedgerStep", decision, "decide", DAY, "{conclusion:'演示'}").expect(201);
  }

  @Test
  void aNormativeDocumentIsReviewedIssuedFiledAndCleaned() {
    on(DAY);
    String document = open("normative_document", DAY, "{office:'演示股'}");
    String issue = "{documentNumber:'%s',validUntil:'2031-05-05',link:'https://example.com/demo'}";
    step(document, "issue", DAY, issue.formatted("廉民发〔2026〕3号")).expect(409);
    take(legal, "reviewLedgerStep", document, "legality", DAY, "{result:passed}").expect(201);
    take(leader, "approveLedgerStep", document, "discuss", DAY, "{conclusion:'演示'}").expect(201);
    assertThat(step(document, "issue", DAY, issue.formatted("三号文")).expect(422).pointers())
        .containsExactly("/values/documentNumber");
    step(document, "issue", DAY, issue.formatted("廉民发〔2026〕3号")).expect(201);
    assertThat(text(row(document), "dueOn")).as("filing, 15 days").isEqualTo("2026-05-21");
    step(document, "file", DAY, "{filingNumber:'演示备1'}").expect(201);
    assertThat(text(row(document), "dueOn")).isEqualTo("2031-05-05");
    step(document, "clean", DAY, "{result:repealed}").expect(201);
    assertThat(row(document).has("dueOn")).isFalse();
  }

  @Test
  void aPowerCitesAnArticleInForce() {
    on(DAY);
    String values = "{class:penalty,basis:'%s',procedure:'演示',subject:'演示民政局',office:'演示股'}";
    JsonObject draft =
        LedgerRequests.draft(
            "power_item",
            LocalDate.parse(DAY),
            values.formatted("xinfang-gongzuo-tiaoli@1999-01-01#3"));
    assertThat(officer.call("openLedgerEntry", Map.of(), draft).expect(422).pointers())
        .containsExactly("/values/basis");
    String article =
        database
            .column(
                "select code || '@' || version || '#7' from (select distinct statute as code, version from citation) c order by 1")
            .getFirst();
    draft = LedgerRequests.draft("power_item", LocalDate.parse(DAY), values.formatted(article));
    Api.Answer answer = officer.call("openLedgerEntry", Map.of(), draft);
    assertThat(answer.status()).as(article + answer.body()).isEqualTo(201);
    String power = answer.json().getAsJsonObject("entry").get("id").getAsString();
    assertThat(
            database.column(
                "select statute from citation where feature = 'ledger' and subject = '"
                    + power
                    + "'"))
        .hasSize(1);
  }

  @Test
  void whatIsWrongIsNamedAndPersonalNumbersStayOutside() {
    on(DAY);
    JsonObject draft = LedgerRequests.draft("hotline", LocalDate.parse("2026-05-07"), "{kind:x}");
    draft.addProperty("title", "演示·请回电13800138000");
    draft.addProperty("topic", "no_such");
    assertThat(officer.call("openLedgerEntry", Map.of(), draft).expect(422).pointers())
        .containsExactlyInAnyOrder(
            "/title", "/receivedOn", "/topic", "/values/type", "/values/kind");
    JsonObject good = LedgerRequests.draft("hotline", LocalDate.parse(DAY), "{type:help}");
    LedgerRequests.open(officer, good);
    assertThat(officer.call("openLedgerEntry", Map.of(), good).expect(422).pointers())
        .containsExactly("/number");
  }

  @Test
  void aTopicIsCountedForTheNeedsBoardAndACorrectionKeepsWhatWas() {
    on(DAY);
    database.execute("delete from need_signal");
    String topic = "marriage";
    for (int n = 0; n < 2; n++) {
      JsonObject draft = LedgerRequests.draft("hotline", LocalDate.parse(DAY), "{type:help}");
      draft.addProperty("topic", topic);
      LedgerRequests.open(officer, draft);
    }
    assertThat(database.column("select kind || topic || month || weight from need_signal"))
        .containsExactly("hotline" + topic + "2026-05-012");

    String order = open("hotline", DAY, "{type:report}");
    JsonObject revision =
        NeedsRequests.json(
            "{title:'演示·改过',receivedOn:'2026-05-06',values:{type:consult},reason:'演示·登错类型',version:1}");
    officer.call("reviseLedgerEntry", Map.of("entry", order), revision).expect(200);
    assertThat(text(row(order), "dueOn")).isEqualTo("2026-05-08");
    assertThat(get(order).getAsJsonArray("steps").toString()).contains("登错类型").contains("举报");
    officer.call("reviseLedgerEntry", Map.of("entry", order), revision).expect(409);
  }

  /** Once when it is near, once on the day. */
  @Test
  void whoSeesToItIsToldTwice() {
    on(DAY);
    String order = open("hotline", DAY, "{type:help}");
    String told = "select count(*) from personal_notice where about = 'ledger/%s'".formatted(order);
    for (String day :
        List.of("2026-05-13", "2026-05-14", "2026-05-15", "2026-05-19", "2026-05-20")) {
      on(day);
      server.node().tick();
      server.node().tick();
      int expected = day.compareTo("2026-05-14") < 0 ? 0 : day.compareTo("2026-05-19") < 0 ? 1 : 2;
      assertThat(database.number(told)).as(day).isEqualTo(expected);
    }
    JsonObject overdue =
        officer
            .call("listLedgerEntries", Map.of("kind", "hotline", "state", "overdue", "mine", true))
            .expect(200)
            .json();
    assertThat(overdue.toString()).contains(order);
  }

  /** Each clock is told by itself, also where another is past its day and nobody recorded it. */
  @Test
  void whatIsOverdueDoesNotSilenceWhatComesAfter() {
    on(DAY);
    String lawsuit = open("lawsuit", DAY, "{form:litigation,body:'演示法院',role:defendant}");
    step(lawsuit, "schedule", DAY, "{hearingOn:'2026-05-20'}").expect(201);
    on("2026-05-18");
    server.node().tick();
    assertThat(occasions(lawsuit))
        .as("two are near at once")
        .containsExactly("soon/2026-05-20/开庭", "soon/2026-05-21/提交答辩、答复");
    step(lawsuit, "schedule", "2026-05-18", "{hearingOn:'2026-06-10'}").expect(201);
    on("2026-06-10");
    server.node().tick();
    assertThat(text(row(lawsuit), "urgency")).isEqualTo("overdue");
    assertThat(occasions(lawsuit)).contains("today/2026-06-10/开庭").hasSize(3);
  }

  private static List<String> occasions(String entry) {
    return database.column(
        "select occasion from personal_notice where about = 'ledger/%s' order by occasion"
            .formatted(entry));
  }
}
