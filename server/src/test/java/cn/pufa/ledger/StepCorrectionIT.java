package cn.pufa.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.LedgerRequests;
import cn.pufa.testing.NeedsRequests;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A step that was entered wrongly, or never was taken, is put right, and stays to be read. */
@ServerAt("2026-06-10T02:00:00Z")
class StepCorrectionIT {

  private static final String TOLD = "2026-05-06";
  private static final String TODAY = "2026-06-10";
  private static final String SERVED = "{method:direct,proof:'演示·送达回证'}";

  private static TestServer server;

  private Api officer;

  @BeforeEach
  void signIn() {
    officer = server.as("case_officer");
  }

  /** Told as step 1, concluded as step 2, served as step 3. */
  private String served(String day) {
    String petition =
        LedgerRequests.open(
            officer,
            LedgerRequests.draft(
                "petition", LocalDate.parse(TOLD), "{source:direct,category:appeal}"));
    step(petition, "tell", TOLD, "{how:'演示·书面'}").expect(201);
    step(petition, "conclude", TOLD, "{results:[solved]}").expect(201);
    step(petition, "serve", day, SERVED).expect(201);
    return petition;
  }

  private Api.Answer step(String entry, String code, String day, String values) {
    return officer.call(
        "takeLedgerStep",
        Map.of("entry", entry),
        LedgerRequests.step(code, LocalDate.parse(day), values));
  }

  private Api.Answer correct(String entry, int step, String what) {
    JsonObject body = NeedsRequests.json(what);
    if (!body.has("reason")) {
      body.addProperty("reason", "演示·登错了");
    }
    if (!body.has("seen")) {
      body.addProperty("seen", get(entry).getAsJsonArray("steps").size());
    }
    return officer.call("correctLedgerStep", Map.of("entry", entry, "step", step), body);
  }

  private JsonObject get(String entry) {
    return officer.call("getLedgerEntry", Map.of("entry", entry)).expect(200).json();
  }

  private static List<JsonObject> list(JsonObject whole, String member) {
    return whole.getAsJsonArray(member).asList().stream()
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  private static JsonObject clock(JsonObject whole, String code) {
    return list(whole, "clocks").stream()
        .filter(one -> one.get("code").getAsString().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static String title(JsonObject step) {
    return step.get("title").getAsString();
  }

  @Test
  void aWrongDayOfServiceIsCorrectedAndItsPeriodBeginsAnew() {
    String petition = served(TOLD);
    step(petition, "ask_review", TODAY, "{}").expect(409);
    JsonObject now =
        correct(petition, 3, "{on:'2026-05-20',values:%s}".formatted(SERVED)).expect(200).json();
    assertThat(clock(now, "review_request").get("due").getAsString())
        .as("three days of 端午 are off")
        .isEqualTo("2026-06-22");
    List<JsonObject> steps = list(now, "steps");
    assertThat(steps.get(2).get("day").getAsString()).isEqualTo("2026-05-20");
    assertThat(title(steps.get(3))).isEqualTo("更正“送达处理意见”");
    assertThat(steps.get(3).get("facts").toString()).contains("演示·登错了", TOLD, "直接送达");
    step(petition, "ask_review", TODAY, "{}").expect(201);
  }

  @Test
  void aStepThatNeverWasIsVoidAndCanBeTakenLater() {
    String petition = served(TOLD);
    JsonObject now = correct(petition, 3, "{never:true}").expect(200).json();
    List<JsonObject> steps = list(now, "steps");
    assertThat(title(steps.get(2))).isEqualTo("送达处理意见（已作废）");
    assertThat(title(steps.get(3))).isEqualTo("作废“送达处理意见”");
    assertThat(steps.get(3).get("facts").toString()).contains("演示·送达回证");
    assertThat(list(now, "clocks"))
        .noneMatch(one -> one.get("code").getAsString().equals("review_request"));
    assertThat(step(petition, "ask_review", TODAY, "{}").expect(409).text("detail"))
        .contains("送达的凭证");
    step(petition, "serve", TODAY, SERVED).expect(201);
    step(petition, "ask_review", TODAY, "{}").expect(201);
  }

  /** What was concluded by mistake runs again, counted from where it began. */
  @Test
  void whatWasConcludedByMistakeIsOwedAgain() {
    String petition = served(TOLD);
    correct(petition, 3, "{never:true}").expect(200);
    JsonObject open = correct(petition, 2, "{never:true}").expect(200).json();
    assertThat(open.getAsJsonObject("entry").get("state").getAsString()).isEqualTo("accepted");
    assertThat(open.getAsJsonObject("entry").get("open").getAsBoolean()).isTrue();
    assertThat(open.getAsJsonObject("entry").get("dueOn").getAsString()).isEqualTo("2026-07-06");
  }

  @Test
  void figuresFollowTheCorrectedResult() {
    String request =
        LedgerRequests.open(
            officer,
            LedgerRequests.draft("disclosure_request", LocalDate.parse(TOLD), "{way:online}"));
    step(request, "answer", "2026-05-20", "{result:granted}").expect(201);
    int before = granted();
    JsonObject now =
        correct(request, 1, "{on:'2026-05-21',values:{result:refused}}")
            .expect(200)
            .json()
            .getAsJsonObject("entry");
    assertThat(now.get("open").getAsBoolean()).as("it stays concluded").isFalse();
    assertThat(now.get("concludedOn").getAsString()).isEqualTo("2026-05-21");
    assertThat(granted()).isEqualTo(before - 1);
  }

  /** 收到补正 is a step of this kind: its day begins the period anew. */
  @Test
  void theDayOfWhatCameInIsCorrected() {
    String request =
        LedgerRequests.open(
            officer,
            LedgerRequests.draft("disclosure_request", LocalDate.parse(TOLD), "{way:online}"));
    step(request, "ask_correction", "2026-05-08", "{what:'演示',until:'2026-06-30'}").expect(201);
    step(request, "corrected", "2026-05-20", "{}").expect(201);
    JsonObject now = correct(request, 2, "{on:'2026-05-21',values:{}}").expect(200).json();
    assertThat(title(list(now, "steps").get(1))).isEqualTo("收到补正");
    assertThat(title(list(now, "steps").get(2))).isEqualTo("更正“收到补正”");
    assertThat(clock(now, "answer").get("from").getAsString()).isEqualTo("2026-05-21");
  }

  /** As it would have been refused then: the fourth sentence of 35 gives thirty days. */
  @Test
  void whatWasLateIsNotMadeInTimeNorTheOtherWayRound() {
    String petition = served("2026-05-20");
    step(petition, "ask_review", "2026-06-09", "{}").expect(201);
    correct(petition, 3, "{on:'%s',values:%s}".formatted(TOLD, SERVED)).expect(200);
    assertThat(
            correct(petition, 4, "{on:'%s',values:{}}".formatted(TODAY)).expect(409).text("detail"))
        .contains("期限到 2026-06-05");
  }

  private int granted() {
    JsonObject figures =
        officer
            .call("getLedgerFigures", Map.of("kind", "disclosure_request", "year", 2026))
            .expect(200)
            .json();
    return list(figures, "byResult").stream()
        .filter(one -> one.get("code").getAsString().equals("granted"))
        .mapToInt(one -> one.get("count").getAsInt())
        .sum();
  }

  @Test
  void aCorrectedStepIsOneThatCouldHaveBeenTaken() {
    String petition = served("2026-05-20");
    String told = "{on:'%s',values:{how:'演示·书面'}}";
    assertThat(correct(petition, 1, told.formatted("2026-05-05")).expect(422).pointers())
        .as("before it was received")
        .containsExactly("/on");
    assertThat(correct(petition, 2, "{on:'2026-05-21',values:{results:[solved]}}").expect(422))
        .as("after the next")
        .satisfies(answer -> assertThat(answer.pointers()).containsExactly("/on"));
    assertThat(correct(petition, 3, "{on:'2026-06-11',values:%s}".formatted(SERVED)).expect(422))
        .as("to come")
        .satisfies(answer -> assertThat(answer.pointers()).containsExactly("/on"));
    assertThat(correct(petition, 1, "{on:'%s',values:{}}".formatted(TOLD)).expect(422).pointers())
        .containsExactly("/values/how");
    assertThat(correct(petition, 1, "{never:true,on:'%s'}".formatted(TOLD)).expect(422).pointers())
        .containsExactly("/never");
    assertThat(correct(petition, 1, "{values:{how:'演示'}}").expect(422).pointers())
        .containsExactly("/on");
    assertThat(correct(petition, 1, "{on:'%s'}".formatted(TOLD)).expect(422).pointers())
        .containsExactly("/values");
    assertThat(correct(petition, 2, "{never:true}").expect(409).text("detail"))
        .contains("后面已经办了“送达处理意见”");
    correct(petition, 9, "{never:true}").expect(404);
    assertThat(correct(petition, 3, "{never:true,reason:'  '}").expect(422).pointers())
        .containsExactly("/reason");
    assertThat(correct(petition, 3, "{never:true,reason:'演示13800000000'}").expect(422).pointers())
        .containsExactly("/reason");
    assertThat(correct(petition, 3, "{never:true,seen:2}").expect(409).text("detail"))
        .contains("您打开之后");
    assertThat(list(get(petition), "steps")).as("nothing was done").hasSize(3);
  }

  /** What was reviewed and published stays as it was, until it is said not to be published. */
  @Test
  void whatWasPublishedIsNotPutRightUnderneath() {
    JsonObject draw = LedgerRequests.draw();
    draw.addProperty("objectsDrawn", 1);
    JsonObject drawn = officer.call("drawInspection", Map.of(), draw).expect(201).json();
    String inspection = drawn.getAsJsonObject("entry").get("id").getAsString();
    String object =
        drawn
            .getAsJsonObject("draw")
            .getAsJsonArray("pairs")
            .get(0)
            .getAsJsonObject()
            .get("object")
            .getAsString();
    String result = "{object:'%s',result:%s}";
    step(inspection, "result", TODAY, result.formatted(object, "fine")).expect(201);
    JsonObject clear = LedgerRequests.step("clear", LocalDate.parse(TODAY), "{result:passed}");
    LedgerRequests.take(server.as("secrecy_reviewer"), "clearLedgerStep", inspection, clear, 1)
        .expect(201);
    step(inspection, "publish", TODAY, "{link:'https://example.com/demo'}").expect(201);
    String right = "{on:'%s',values:%s}".formatted(TODAY, result.formatted(object, "problem"));
    assertThat(correct(inspection, 1, right).expect(409).text("detail")).contains("已经办结");
    correct(inspection, 3, "{never:true}").expect(200);
    correct(inspection, 1, right).expect(200);
    assertThat(
            step(inspection, "publish", TODAY, "{link:'https://example.com/demo'}")
                .expect(409)
                .text("detail"))
        .contains("“保密审查”以后内容又变了");
  }

  /** They do it again; so does whoever put it right before. */
  @Test
  void whatOthersDecidedAndWhatWasPutRightAreNoStepsOfTheOfficer() {
    String petition = served(TOLD);
    correct(petition, 3, "{never:true}").expect(200);
    assertThat(correct(petition, 3, "{never:true}").expect(409).text("detail"))
        .contains("不是经办人登记的办理");
    correct(petition, 4, "{never:true}").expect(409);
    correct(petition, 2, "{never:true}").expect(200);
    JsonObject extended =
        LedgerRequests.step(
            "extend", LocalDate.parse(TODAY), "{reason:'演示·要核查','toldOn':'%s'}".formatted(TODAY));
    int seen = LedgerRequests.seen(officer, petition);
    LedgerRequests.take(server.as("leader"), "approveLedgerStep", petition, extended, seen)
        .expect(201);
    assertThat(correct(petition, 6, "{never:true}").expect(409).text("detail")).contains("由原来的岗位");
    List<JsonObject> steps = list(get(petition), "steps");
    assertThat(steps.stream().filter(one -> one.has("values")).toList()).hasSize(1);
    assertThat(steps.stream().map(one -> one.get("voidable").getAsBoolean()).toList())
        .containsExactly(false, false, false, false, false, false);
  }
}
