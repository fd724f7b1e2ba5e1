package cn.pufa.stand;

import static cn.pufa.testing.StandRequests.answers;
import static cn.pufa.testing.StandRequests.create;
import static cn.pufa.testing.StandRequests.json;
import static cn.pufa.testing.StandRequests.take;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.EditionFlow;
import cn.pufa.testing.EditionRequests;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.LawRequests;
import cn.pufa.testing.LawRequests.Law;
import cn.pufa.testing.NeedsRequests;
import cn.pufa.testing.Own;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.SquareCodes;
import cn.pufa.testing.StandRequests;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A stand belongs to its event, asks what is still the law, and brings questions to the board. */
@ServerAt("2026-05-20T01:00:00Z")
class StandIT {

  private static final LocalDate TODAY = LocalDate.of(2026, 5, 20);
  private static final String PHONE = "13800138000";

  private static TestServer server;
  private static Jdbc database;
  private static Api officer;
  private static Api anybody;

  @BeforeAll
  static void start() {
    officer = server.as("case_officer");
    anybody = server.api();
  }

  @Test
  void whatAWorkerWritesDownIsAnsweredByTheCodeOnTheSlip() {
    String stand = create(officer, TODAY);
    JsonObject slip = ask(stand, "我叫张建国，老婆要离婚，冷静期怎么算？请打" + PHONE).expect(201).json();
    String code = slip.get("code").getAsString();
    assertThat(slip.get("address").getAsString())
        .startsWith("http")
        .endsWith("/#/packages/needs/mine?code=" + code);
    JsonObject asked = slip.getAsJsonObject("question");
    assertThat(asked.get("wording").getAsString()).contains("冷静期怎么算").doesNotContain("建国", PHONE);
    String id = asked.get("id").getAsString();
    assertThat(kept(id)).doesNotContain("建国", PHONE, code, code.replace("-", ""));

    JsonObject atTheDesk = officer.call("getQuestion", Map.of("question", id)).expect(200).json();
    assertThat(atTheDesk.getAsJsonObject("summary").get("atStand").getAsBoolean()).isTrue();
    assertThat(questions(stand).getFirst().get("state").getAsString()).isEqualTo("waiting");

    officer
        .call(
            "answerQuestion",
            Map.of("question", id),
            NeedsRequests.seen(officer, id, "{answer:'从申请的次日起算三十天。'}"))
        .expect(200);
    assertThat(questions(stand).getFirst().get("state").getAsString()).isEqualTo("answered");
    JsonObject typed = json("{code:'%s'}".formatted(code.toLowerCase()));
    assertThat(anybody.call("lookUpQuestion", Map.of(), typed).expect(200).text("answer"))
        .contains("三十天");
  }

  private static String kept(String question) {
    return database
        .column("select q::text from question q where id = '%s'".formatted(question))
        .getFirst();
  }

  @Test
  void itCountsOnTheBoardAsAskedAtAStand() {
    long before = signals();
    String stand = create(officer, TODAY);
    ask(stand, "演示：公墓续费怎么交").expect(201);
    assertThat(signals()).isEqualTo(before + 1);
  }

  private static long signals() {
    return Long.parseLong(
        database
            .column(
                "select coalesce(sum(weight), 0) from need_signal where kind = 'stand' and heard_on = '%s'"
                    .formatted(TODAY))
            .getFirst());
  }

  @Test
  void hostileWordsStayWordsAndEmptyOnesAreRefused() {
    String stand = create(officer, TODAY);
    assertThat(ask(stand, PHONE).expect(422).pointers()).containsExactly("/text");
    assertThat(ask(stand, "    ").expect(422).pointers()).containsExactly("/text");
    JsonObject hostile =
        ask(stand, "<script>alert(1)</script>'; drop table question; -- 低保怎么申请\u202e？")
            .expect(201)
            .json()
            .getAsJsonObject("question");
    assertThat(hostile.get("wording").getAsString())
        .contains("低保怎么申请")
        .doesNotContain("<script>", "\u202e");
    String id = hostile.get("id").getAsString();
    officer.call("getQuestion", Map.of("question", id)).expect(200);
    JsonObject unknown = json("{text:'低保怎么申请',topic:'no_such_topic'}");
    assertThat(officer.call("askAtStand", Map.of("stand", stand), unknown).expect(422).pointers())
        .containsExactly("/topic");
  }

  @Test
  void nothingIsAskedAtAStandBeforeItsDay() {
    ask(create(officer, TODAY.plusDays(1)), "演示：结婚要带什么").expect(409);
  }

  private static Api.Answer ask(String stand, String text) {
    var draft = new JsonObject();
    draft.addProperty("text", text);
    return officer.call("askAtStand", Map.of("stand", stand), draft);
  }

  private static List<JsonObject> questions(String stand) {
    return officer
        .call("getStand", Map.of("stand", stand))
        .expect(200)
        .json()
        .getAsJsonArray("questions")
        .asList()
        .stream()
        .map(one -> one.getAsJsonObject())
        .toList();
  }

  @Test
  void itIsFiledUnderAnEventOfItsDay() {
    String stand = create(officer, TODAY);
    String event = event(TODAY);
    assertThat(file(stand, event(TODAY.minusDays(1))).expect(422).pointers())
        .containsExactly("/event");
    assertThat(file(stand, "00000000-0000-4000-8000-000000000000").expect(422).pointers())
        .containsExactly("/event");
    file(stand, event).expect(200);
    JsonObject page = officer.call("listStands", Map.of("event", event)).expect(200).json();
    assertThat(Own.items(page)).hasSize(1);
    assertThat(Own.items(page).getFirst().get("id").getAsString()).isEqualTo(stand);
  }

  private static String event(LocalDate day) {
    JsonObject draft = Given.eventDraft();
    draft.addProperty("heldOn", day.toString());
    return officer.call("createPufaEvent", Map.of(), draft).expect(201).text("id");
  }

  private static Api.Answer file(String stand, String event) {
    return officer.call("fileStand", Map.of("stand", stand), json("{event:'%s'}".formatted(event)));
  }

  @Test
  void aTownshipSeesItsOwnStandsOnly() {
    Api township = server.as("township");
    String county = create(officer, TODAY);
    Own.requireSame404("getStand", "stand", township, county);
    Own.requireSame404("openStand", "stand", township, county);
    String own =
        township.call("createStand", Map.of(), StandRequests.draft(TODAY)).expect(201).text("id");
    JsonObject slip =
        township
            .call("askAtStand", Map.of("stand", own), StandRequests.question())
            .expect(201)
            .json();
    assertThat(slip.get("code").getAsString()).matches("([2-9A-Z]{4}-){2}[2-9A-Z]{4}");
    JsonObject elsewhere = StandRequests.draft(TODAY);
    elsewhere.addProperty("division", "440881");
    assertThat(township.call("createStand", Map.of(), elsewhere).expect(422).pointers())
        .containsExactly("/division");
  }

  @Test
  void aQuestionWhoseLawHasChangedIsAskedNoMore() {
    var law = Law.invented();
    Api reviewer = server.as("legal_reviewer");
    LawRequests.importLaw(reviewer, law, "2019-01-02", true, "风筝要有线。", "线要结实。");
    String card = cardAbout(law);
    String stand = create(officer, TODAY);
    JsonObject choice = StandRequests.choice(officer);
    choice.getAsJsonArray("items").set(0, json("{card:'%s',question:0}".formatted(card)));
    officer.call("chooseStandItems", Map.of("stand", stand), choice).expect(200);
    officer.call("openStand", Map.of("stand", stand)).expect(200);
    JsonObject sheet = answers(take(anybody, stand, "before"), 0, 0, 0);

    LawRequests.importLaw(reviewer, law, "2020-01-02", false, "风筝要有线。", "线要很结实，看两看。");
    anybody.call("takeStandSheet", Map.of("stand", stand), json("{phase:'before'}")).expect(409);
    anybody.call("answerStandSheet", Map.of("stand", stand), sheet).expect(409);
    assertThat(current(stand)).containsExactly(false, true, true);

    String next = create(officer, TODAY);
    assertThat(
            officer.call("chooseStandItems", Map.of("stand", next), choice).expect(422).pointers())
        .containsExactly("/items/0");
  }

  /** Its quiz stands on the second article. */
  private static String cardAbout(Law law) {
    String ref = law.code() + "@2019-01-02#";
    JsonObject text = EditionRequests.card();
    JsonObject card = text.getAsJsonObject("card");
    card.add("answer", EditionRequests.list(EditionRequests.sentence("放风筝先看线。", ref + 1)));
    var question = new JsonObject();
    question.addProperty("ask", "放风筝要什么？");
    question.add(
        "choices", EditionRequests.list(EditionRequests.text("线"), EditionRequests.text("船")));
    question.addProperty("right", 0);
    question.add("why", EditionRequests.sentence("没有结实的线飞不稳。", ref + 2));
    card.add("quiz", EditionRequests.list(question, question.deepCopy()));
    var flow = new EditionFlow(server);
    JsonObject draft = EditionRequests.draft();
    draft.add("text", text);
    var edition = EditionRequests.created(flow.editor().call("createPiece", Map.of(), draft));
    flow.submit(edition, 1);
    flow.passFirst(edition);
    flow.passLegal(edition);
    flow.passSecrecy(edition);
    return flow.publish(edition).piece();
  }

  private static List<Boolean> current(String stand) {
    return officer
        .call("getStand", Map.of("stand", stand))
        .expect(200)
        .json()
        .getAsJsonArray("items")
        .asList()
        .stream()
        .map(item -> item.getAsJsonObject().get("current").getAsBoolean())
        .toList();
  }

  @Test
  void withoutWeChatTheCodeIsTheWebAddressOfTheCheck() throws Exception {
    String stand = create(officer, TODAY);
    byte[] picture = officer.call("getStandCode", Map.of("stand", stand)).expect(200).bytes();
    assertThat(SquareCodes.read(ImageIO.read(new ByteArrayInputStream(picture))))
        .contains("packages/stand/check")
        .endsWith(stand.replace("-", ""));
  }

  @Test
  void theDemoShowsAGainAndTwoQuestions() {
    JsonObject page = officer.call("listStands", Map.of("year", 2024)).expect(200).json();
    String stand = Own.items(page).getFirst().get("id").getAsString();
    JsonObject whole = officer.call("getStand", Map.of("stand", stand)).expect(200).json();
    assertThat(whole.getAsJsonObject("result").getAsJsonObject("whole").get("points").getAsInt())
        .isEqualTo(34);
    assertThat(whole.getAsJsonArray("questions")).hasSize(2);
    assertThat(whole.getAsJsonObject("stand").has("event")).isTrue();
  }
}
