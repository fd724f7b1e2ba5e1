package cn.pufa.counsel;

import static cn.pufa.testing.CounselRequests.CITE;
import static cn.pufa.testing.CounselRequests.id;
import static cn.pufa.testing.CounselRequests.opinion;
import static cn.pufa.testing.CounselRequests.question;
import static cn.pufa.testing.NeedsRequests.json;
import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.identity.Roles;
import cn.pufa.platform.http.Line;
import cn.pufa.platform.http.Request;
import cn.pufa.testing.Api;
import cn.pufa.testing.CircularRequests;
import cn.pufa.testing.CounselRequests;
import cn.pufa.testing.CreditWorld;
import cn.pufa.testing.Given;
import cn.pufa.testing.LawRequests;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.Own;
import cn.pufa.testing.PenaltyWorld;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.Uploads;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of the legal counsel, answered in time, and looked at again when the law moves. */
class CounselIT {

  /** A Monday with no holiday in the two weeks after it. */
  private static final LocalDate DAY = LocalDate.of(2026, 7, 6);

  private static MovableClock clock;
  private static TestServer server;
  private static String counsel;
  private static Api officer;
  private static Api lawyer;

  @BeforeAll
  static void start() {
    clock = new MovableClock(DAY + "T01:00:00Z");
    server = TestServer.start(TestPostgres.create(), clock);
    counsel = CounselRequests.counsel(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void backToTheFirstDay() {
    on(DAY);
  }

  /** Nobody stays signed in over a move of days. */
  private static void on(LocalDate day) {
    clock.moveTo(day + "T01:00:00Z");
    officer = server.as("case_officer");
    lawyer = server.as("counsel");
  }

  private static Map<String, Object> of(String request) {
    return Map.of("request", request);
  }

  private static JsonObject get(Api caller, String request) {
    return caller.call("getCounselRequest", of(request)).expect(200).json();
  }

  private static String asked(String kind, String subject) {
    return asked(kind, subject, counsel);
  }

  private static String asked(String kind, String subject, String counsel) {
    return id(officer.call("askCounsel", Map.of(), question(kind, subject, counsel)).expect(201));
  }

  @Test
  void askedAnsweredAndCounted() {
    String template = template();
    String request = asked("template", template);
    JsonObject waiting = get(lawyer, request);
    assertThat(text(waiting.getAsJsonObject("request"), "dueOn"))
        .as("five working days after a Monday")
        .isEqualTo("2026-07-13");
    assertThat(text(waiting, "dueExplanation")).contains("5个工作日").contains("内部制度");
    assertThat(text(waiting, "content")).isNotBlank();
    assertThat(waiting.get("mayAnswer").getAsBoolean()).isTrue();
    assertThat(items(lawyer.call("listMyNotices").expect(200).json()))
        .anyMatch(notice -> text(notice, "subject").contains("请您出具法律顾问意见"));

    int before = count();
    on(DAY.plusDays(3));
    JsonObject given =
        lawyer
            .call("giveCounselOpinion", of(request), opinion("agree_if_changed"))
            .expect(200)
            .json();
    assertThat(given.getAsJsonObject("request").get("workingDays").getAsInt()).isEqualTo(3);
    JsonObject cited =
        given.getAsJsonObject("opinion").getAsJsonArray("cites").get(0).getAsJsonObject();
    assertThat(text(cited, "ref")).isEqualTo(CITE);
    assertThat(cited.get("stale").getAsBoolean()).isFalse();
    assertThat(items(officer.call("listMyNotices").expect(200).json()))
        .anyMatch(notice -> text(notice, "subject").contains("修改后同意"));
    assertThat(count()).isEqualTo(before + 1);
    assertThat(lines()).anyMatch(line -> line.id().equals(request));
    assertThat(
            lawyer
                .call("giveCounselOpinion", of(request), opinion("agree"))
                .expect(409)
                .text("detail"))
        .contains("已经出过");
  }

  private static String template() {
    return CounselRequests.template(server);
  }

  private static int count() {
    return server.store().read(tx -> server.node().counsel().count(tx, 2026));
  }

  private static List<Line> lines() {
    return server
        .store()
        .read(tx -> server.node().counsel().lines(tx, 2026, new Request.Page(100, 0)));
  }

  /** What it was given on stays; who wants another opinion asks again, on what stands now. */
  @Test
  void theWordsAreFrozenAndAskedAgainAsTheyStandThen() {
    String circular = circular("演示·第一稿");
    String request = asked("circular", circular);
    JsonObject frozen = get(officer, request);
    assertThat(text(frozen, "content")).contains("演示·第一稿");
    assertThat(frozen.get("changed").getAsBoolean()).isFalse();
    assertThat(
            officer
                .call("askCounsel", Map.of(), question("circular", circular, counsel))
                .expect(409)
                .text("detail"))
        .contains("已经请过");
    change(circular, "演示·第二稿");
    JsonObject later = get(officer, request);
    assertThat(text(later, "content")).contains("演示·第一稿");
    assertThat(text(later, "sha256")).isEqualTo(text(frozen, "sha256"));
    assertThat(later.get("changed").getAsBoolean()).isTrue();

    officer.call("withdrawCounselRequest", of(request), json("{reason:'演示·稿子改了'}")).expect(200);
    lawyer.call("giveCounselOpinion", of(request), opinion("agree")).expect(409);
    String again = asked("circular", circular);
    JsonObject second = get(officer, again);
    assertThat(text(second, "earlier")).isEqualTo(request);
    assertThat(text(second, "content")).contains("演示·第二稿");
    assertThat(text(second, "sha256")).isNotEqualTo(text(frozen, "sha256"));
  }

  private static JsonObject draft(String body) {
    JsonObject draft = CircularRequests.draft();
    draft.add("words", CircularRequests.words("演示·通知", body));
    draft.add("values", new JsonObject());
    return draft;
  }

  private static String circular(String body) {
    return CircularRequests.create(officer, draft(body));
  }

  private static void change(String circular, String body) {
    Map<String, Object> at = Map.of("circular", circular);
    JsonObject change = Given.seen(officer.call("getCircular", at), draft(body));
    officer.call("updateCircular", at, change).expect(200);
  }

  @Test
  void overdueIsShownBeforeItHappensAndTheYearIsMeasured() {
    String quick = CounselRequests.onDocument(server, "case_officer");
    String slow = CounselRequests.onDocument(server, "case_officer");
    String open = CounselRequests.onDocument(server, "case_officer");
    on(DAY.plusDays(1));
    lawyer.call("giveCounselOpinion", of(quick), opinion("agree")).expect(200);
    on(LocalDate.of(2026, 7, 10));
    assertThat(row(open).get("soon").getAsBoolean())
        .as("the next working day is the last")
        .isTrue();
    on(LocalDate.of(2026, 7, 13));
    assertThat(row(open).get("overdue").getAsBoolean()).as("on its last day").isFalse();
    on(LocalDate.of(2026, 7, 14));
    assertThat(row(open).get("overdue").getAsBoolean()).isTrue();
    assertThat(listed("overdue")).contains(open, slow).doesNotContain(quick);
    lawyer.call("giveCounselOpinion", of(slow), opinion("disagree")).expect(200);
    JsonObject year = officer.call("getCounselTurnaround", Map.of("year", 2026)).expect(200).json();
    assertThat(year.get("slowest").getAsInt()).isEqualTo(6);
    assertThat(year.get("median").getAsInt()).isBetween(1, 6);
    assertThat(year.get("inTime").getAsInt()).isEqualTo(year.get("answered").getAsInt() - 1);
    assertThat(text(year, "source")).isEqualTo("内部制度");
  }

  private static JsonObject row(String request) {
    return get(officer, request).getAsJsonObject("request");
  }

  private static List<String> listed(String state) {
    return items(
            officer
                .call("listCounselRequests", Map.of("state", state, "size", 100))
                .expect(200)
                .json())
        .stream()
        .map(one -> text(one, "id"))
        .toList();
  }

  /** A repealed or changed article marks the opinion, which stays as it was given. */
  @Test
  void aChangedArticleMarksTheOpinion() {
    String request = CounselRequests.onDocument(server, "case_officer");
    JsonObject cited = opinion("agree");
    cited.add("cites", Given.texts("zhiyuan-fuwu-tiaoli@2017-08-22#19"));
    lawyer.call("giveCounselOpinion", of(request), cited).expect(200);
    assertThat(row(request).get("recheck").getAsBoolean()).isFalse();
    Api legal = server.as("legal_reviewer");
    legal
        .call(
            "repealStatute",
            Map.of("statute", "zhiyuan-fuwu-tiaoli"),
            LawRequests.repeal("2026-01-01"))
        .expect(200);
    assertThat(row(request).get("recheck").getAsBoolean()).isTrue();
    JsonObject opinion = get(officer, request).getAsJsonObject("opinion");
    assertThat(opinion.getAsJsonArray("cites").get(0).getAsJsonObject().get("stale").getAsBoolean())
        .isTrue();
    assertThat(legal.call("listStaleCitations", Map.of("size", 100)).expect(200).json().toString())
        .contains("/counsel/" + request);
  }

  @Test
  void everyMatterIsReadFromWhereItIsKept() {
    var penalties = new PenaltyWorld(server);
    String penalty = penalties.proposed(DAY, PenaltyWorld.WARNING);
    assertThat(text(get(officer, asked("penalty", penalty)), "content")).contains("演示·没有报送年度报告");
    String filed = penalties.investigated(DAY);
    assertThat(text(get(officer, asked("penalty", filed)), "content"))
        .startsWith("立案：逾期未报送年度报告。演示·2025 年度报告到期没有报送\n调查：")
        .contains("演示·到单位住所核实");
    var credit = new CreditWorld(server);
    String move = text(credit.proposed(credit.free().getFirst()), "id");
    assertThat(text(get(officer, asked("credit_move", move)), "content")).contains("演示·没有设立党组织");
    String edition = CounselRequests.edition(server);
    assertThat(text(get(officer, asked("edition", edition)).getAsJsonObject("request"), "version"))
        .startsWith("第1版");
  }

  @Test
  void whatIsMissingOrNotTheirsIsNamed() {
    assertThat(pointers(question("template", "00000000-0000-4000-8000-000000000000", counsel)))
        .containsExactly("/subject");
    assertThat(pointers(question("template", "no-such", counsel))).containsExactly("/subject");
    assertThat(pointers(question("edition", "no-such-card", counsel))).containsExactly("/subject");
    String person = text(officer.call("getCurrentPerson").expect(200).json(), "id");
    assertThat(pointers(question("template", template(), person))).containsExactly("/counsel");
    assertThat(pointers(json("{kind:document,counsel:'%s',question:'演示·请看'}".formatted(counsel))))
        .containsExactly("/title");
    Api editor = server.as("editor");
    assertThat(
            editor
                .call("askCounsel", Map.of(), question("template", template(), counsel))
                .expect(422)
                .pointers())
        .containsExactly("/kind");

    String request = CounselRequests.onDocument(server, "case_officer");
    Own.requireSame404("getCounselRequest", "request", editor, request);
    Staff.add(server, "counsel-2", "counsel");
    Own.requireSame404("getCounselRequest", "request", server.as("counsel-2"), request);
    assertThat(lawyer.call("getCounselDocument", of(request)).expect(200).bytes())
        .isEqualTo(Uploads.pdf(""));
    JsonObject old = opinion("agree");
    old.getAsJsonArray("cites").add("hunyin-dengji-tiaoli@2003-10-01#4");
    assertThat(lawyer.call("giveCounselOpinion", of(request), old).expect(422).pointers())
        .containsExactly("/cites/1");
    server
        .as("approver")
        .call("withdrawCounselRequest", of(request), json("{reason:'演示·别人的'}"))
        .expect(409);
  }

  /** Else nobody could ask another about the same matter. */
  @Test
  void whatNobodyCanAnswerOrTakeBackAnyMoreOthersTakeBack() {
    UUID left = Staff.add(server, "counsel-3", "counsel");
    String ended = asked("circular", circular("演示·顾问合同到期"), left.toString());
    requireKept(ended);
    take(left, "counsel");
    assertThat(mayWithdraw("auditor", ended)).isFalse();
    assertThat(mayWithdraw("leader", ended)).isTrue();
    requireAskedAnew(ended);
    assertThat(items(server.as("case_officer").call("listMyNotices").expect(200).json()))
        .anyMatch(notice -> text(notice, "subject").contains("别人撤回了您提出的"));

    UUID asker = Staff.add(server, "case_officer-3", "case_officer");
    officer = server.as("case_officer-3");
    String alone = asked("circular", circular("演示·提出的人调走"), counsel);
    requireKept(alone);
    take(asker, "case_officer");
    requireAskedAnew(alone);
  }

  private static void take(UUID person, String role) {
    server.store().run(tx -> Roles.take(tx, person, role, "440881"));
  }

  private static boolean mayWithdraw(String account, String request) {
    return get(server.as(account), request).get("mayWithdraw").getAsBoolean();
  }

  private static Api.Answer withdrawn(String request) {
    return server
        .as("approver")
        .call("withdrawCounselRequest", of(request), json("{reason:'演示·换一位'}"));
  }

  private static void requireKept(String request) {
    assertThat(mayWithdraw("approver", request)).isFalse();
    assertThat(withdrawn(request).expect(409).text("detail")).contains("由谁撤回");
  }

  private static void requireAskedAnew(String request) {
    withdrawn(request).expect(200);
    String subject =
        text(get(server.as("approver"), request).getAsJsonObject("request"), "subject");
    server
        .as("approver")
        .call("askCounsel", Map.of(), question("circular", subject, counsel))
        .expect(201);
  }

  private static List<String> pointers(JsonObject question) {
    return officer.call("askCounsel", Map.of(), question).expect(422).pointers();
  }
}
