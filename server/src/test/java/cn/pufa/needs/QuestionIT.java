package cn.pufa.needs;

import static cn.pufa.testing.NeedsRequests.json;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.NeedsRequests;
import cn.pufa.testing.Proofs;
import cn.pufa.testing.Race;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A resident asks, an officer answers, the resident reads it; nobody else sees whose it was. */
class QuestionIT {

  private static final String PHONE = "13800138000";
  private static final String TEXT = "我叫张建国，老婆要离婚，冷静期怎么算？请打" + PHONE;

  private static TestServer server;
  private static Jdbc database;
  private static Api nobody;
  private static Api officer;
  private static String card;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("TRUSTED_PROXIES", "127.0.0.1"));
    database = Jdbc.connect(server.database().ownerUrl());
    nobody = server.api();
    officer = server.as("case_officer");
    card =
        items(nobody.call("listCards", Map.of("topic", "marriage")).expect(200).json())
            .getFirst()
            .get("id")
            .getAsString();
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  private static List<JsonObject> items(JsonObject page) {
    return page.getAsJsonArray("items").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  private static Api somebody() {
    return new Proofs(server).signIn(Proofs.phone());
  }

  private static JsonObject question(String text) {
    JsonObject question = new JsonObject();
    question.addProperty("text", text);
    return question;
  }

  private static String ask(Api resident, String text) {
    return resident.call("askQuestion", Map.of(), question(text)).expect(201).text("id");
  }

  private static Api.Answer act(String operation, String question, String body) {
    return officer.call(
        operation, Map.of("question", question), NeedsRequests.seen(officer, question, body));
  }

  private static JsonObject mine(Api resident) {
    return resident.call("listMyQuestions").expect(200).json();
  }

  @Test
  void theAskerReadsTheAnswerAndTheCard() {
    Api resident = somebody();
    JsonObject draft = question(TEXT);
    draft.addProperty("topic", "marriage");
    draft.addProperty("township", "440881101");
    String id = resident.call("askQuestion", Map.of(), draft).expect(201).text("id");
    assertThat(mine(resident).get("unseen").getAsInt()).isZero();

    JsonObject atTheDesk = officer.call("getQuestion", Map.of("question", id)).expect(200).json();
    assertThat(atTheDesk.get("text").getAsString()).isEqualTo(TEXT);
    JsonObject summary = atTheDesk.getAsJsonObject("summary");
    assertThat(summary.get("wording").getAsString()).contains("冷静期怎么算").doesNotContain("建国", PHONE);
    assertThat(summary.get("townshipName").getAsString()).isEqualTo("石城镇");

    act("answerQuestion", id, "{answer:'从申请那天的第二天起算三十天。',cards:['%s']}".formatted(card))
        .expect(200);
    JsonObject answered = items(mine(resident)).getFirst();
    assertThat(answered.get("state").getAsString()).isEqualTo("answered");
    assertThat(answered.get("unseen").getAsBoolean()).isTrue();
    assertThat(mine(resident).get("unseen").getAsInt()).isEqualTo(1);

    JsonObject opened = resident.call("openMyQuestion", Map.of("question", id)).expect(200).json();
    assertThat(opened.get("text").getAsString()).isEqualTo(TEXT);
    assertThat(opened.get("answer").getAsString()).contains("三十天");
    assertThat(opened.getAsJsonArray("cards").get(0).getAsJsonObject().get("id").getAsString())
        .isEqualTo(card);
    assertThat(mine(resident).get("unseen").getAsInt()).isZero();

    act("answerQuestion", id, "{answer:'更正：从收到申请的次日起算。'}").expect(200);
    assertThat(mine(resident).get("unseen").getAsInt()).as("a new answer").isEqualTo(1);
  }

  @Test
  void anothersQuestionDoesNotExist() {
    String id = ask(somebody(), "低保停了能不能再申请");
    Api other = somebody();
    Api.Answer foreign = other.call("openMyQuestion", Map.of("question", id)).expect(404);
    Api.Answer unknown =
        other.call("openMyQuestion", Map.of("question", UUID.randomUUID())).expect(404);
    assertThat(foreign.text("title")).isEqualTo(unknown.text("title"));
    assertThat(items(mine(other))).isEmpty();
    other.call("getQuestion", Map.of("question", id)).expect(403);
  }

  @Test
  void whoDidNotSignInHasACodeThatIsKeptNowhere() {
    JsonObject ticket =
        nobody.call("askWithoutAccount", Map.of(), question("殡仪馆收费有没有标准")).expect(201).json();
    String code = ticket.get("code").getAsString();
    assertThat(code).matches("([2-9A-Z]{4}-){2}[2-9A-Z]{4}");
    String id = ticket.getAsJsonObject("question").get("id").getAsString();
    act("answerQuestion", id, "{answer:'有，请看公示。'}").expect(200);

    for (String typed : List.of(code, code.toLowerCase(), code.replace("-", " "))) {
      JsonObject body = new JsonObject();
      body.addProperty("code", typed);
      assertThat(nobody.call("lookUpQuestion", Map.of(), body).expect(200).text("answer"))
          .contains("公示");
    }
    assertThat(
            database
                .column("select q::text from question q where id = '%s'".formatted(id))
                .getFirst())
        .doesNotContain(code, code.replace("-", ""));
    nobody.call("lookUpQuestion", Map.of(), json("{code:'2222-2222-2222'}")).expect(404);
  }

  @Test
  void aQuestionWithoutAccountSentAgainIsOneAndTellsItsCodeAgain() {
    String text = "演示：骨灰盒寄存到期了怎么办";
    Map<String, Object> key = Map.of("Idempotency-Key", Api.key());
    Api.Answer first = nobody.call("askWithoutAccount", key, question(text)).expect(201);
    Api.Answer again = nobody.call("askWithoutAccount", key, question(text)).expect(201);
    assertThat(again.body()).isEqualTo(first.body());

    String changed = text + "？急";
    assertThat(nobody.call("askWithoutAccount", key, question(changed)).expect(422).text("type"))
        .isEqualTo("key-reused");
    assertThat(
            database.number(
                "select count(*) from question where text in ('%s', '%s')"
                    .formatted(text, changed)))
        .isEqualTo(1);
    String id = first.json().getAsJsonObject("question").get("id").getAsString();
    assertThat(
            database.number(
                "select count(*) from audit_event where subject = 'question/%s'".formatted(id)))
        .isEqualTo(1);

    act("cleanQuestion", id, "{wording:'骨灰盒寄存到期怎么办',topic:funeral}").expect(200);
    assertThat(nobody.call("askWithoutAccount", key, question(text)).expect(201).text("code"))
        .as("after the desk has set its topic")
        .isEqualTo(first.text("code"));
    nobody
        .call("lookUpQuestion", Map.of(), json("{code:'%s'}".formatted(first.text("code"))))
        .expect(200);
    assertThat(nobody.call("askWithoutAccount", Map.of(), question(text)).expect(201).text("code"))
        .as("without a key it is another")
        .isNotEqualTo(first.text("code"));
  }

  @Race
  @Test
  void twentyTimesAtOnceIsOneQuestionWithOneCode() {
    String text = "演示：收养登记要带什么材料";
    Map<String, Object> key = Map.of("Idempotency-Key", Api.key());
    Callable<Api.Answer> asking = () -> nobody.call("askWithoutAccount", key, question(text));
    Set<String> codes =
        AtOnce.call(Collections.nCopies(20, asking)).stream()
            .map(answer -> answer.expect(201).text("code"))
            .collect(Collectors.toSet());
    assertThat(codes).hasSize(1);
    assertThat(database.number("select count(*) from question where text = '%s'".formatted(text)))
        .isEqualTo(1);
  }

  @Test
  void codesCannotBeTriedOut() {
    Set<Integer> statuses = new HashSet<>();
    for (int turn = 0; turn < 70; turn++) {
      statuses.add(
          nobody
              .send(
                  "lookUpQuestion",
                  Map.of(),
                  "application/json",
                  "{\"code\":\"2222-2222-%04d\"}".formatted(turn).getBytes(StandardCharsets.UTF_8),
                  Map.of("X-Forwarded-For", "203.0.113.9"))
              .status());
    }
    assertThat(statuses).containsExactlyInAnyOrder(404, 429);
  }

  @Test
  void onePersonAsksTenTimesADayAtMost() {
    Api resident = somebody();
    for (int turn = 0; turn < 10; turn++) {
      ask(resident, "第几次问高龄补贴怎么领" + turn);
    }
    resident.call("askQuestion", Map.of(), question("再问一次高龄补贴")).expect(429);
  }

  @Test
  void aRepeatedCommandAsksOnce() {
    Api resident = somebody();
    Map<String, Object> key = Map.of("Idempotency-Key", Api.key());
    String first = resident.call("askQuestion", key, question("孤儿怎么认定")).expect(201).text("id");
    assertThat(resident.call("askQuestion", key, question("孤儿怎么认定")).expect(201).text("id"))
        .isEqualTo(first);
    assertThat(mine(resident).get("total").getAsInt()).isEqualTo(1);
  }

  @Test
  void badQuestionsAreRefusedByName() {
    Api resident = somebody();
    requireRefused(resident, question("长".repeat(5000)), "/text");
    requireRefused(resident, question("  \u200B\u200B  \n "), "/text");
    JsonObject topic = question("低保怎么申请呢");
    topic.addProperty("topic", "parking");
    requireRefused(resident, topic, "/topic");
    JsonObject township = question("低保怎么申请呢");
    township.addProperty("township", "999999999");
    requireRefused(resident, township, "/township");
    assertThat(mine(resident).get("total").getAsInt()).isZero();
  }

  private static void requireRefused(Api resident, JsonObject draft, String pointer) {
    assertThat(resident.call("askQuestion", Map.of(), draft).expect(422).pointers())
        .containsExactly(pointer);
  }

  @Test
  void hostileWordsStayWordsAndWhoSpeaksOfDangerIsToldFirst() {
    Api resident = somebody();
    String text = "<script>alert(1)</script>老公家暴打我怎么办";
    String id = ask(resident, text);
    assertThat(resident.call("openMyQuestion", Map.of("question", id)).expect(200).text("text"))
        .isEqualTo(text);
    JsonObject first = items(officer.call("listQuestions").expect(200).json()).getFirst();
    assertThat(first.get("urgent").getAsBoolean()).isTrue();
    assertThat(first.get("wording").getAsString()).doesNotContain("<");
  }

  @Test
  void aPublicWordingHoldsNobodyAndIsReadyForACard() {
    String id = ask(somebody(), TEXT);
    assertThat(cleaned(id)).isEmpty();
    assertThat(
            act("cleanQuestion", id, "{wording:'请打%s说清楚'}".formatted(PHONE)).expect(422).pointers())
        .containsExactly("/wording");
    assertThat(act("cleanQuestion", id, "{wording:'冷静期怎么算',topic:parking}").expect(422).pointers())
        .containsExactly("/topic");
    act("cleanQuestion", id, "{wording:'离婚冷静期从哪天起算',topic:marriage}").expect(200);
    assertThat(cleaned(id))
        .contains(new CleanedQuestion(UUID.fromString(id), "marriage", "离婚冷静期从哪天起算"));
  }

  private static java.util.Optional<CleanedQuestion> cleaned(String id) {
    return server
        .store()
        .transaction(tx -> server.node().needs().questions().lockCleaned(tx, UUID.fromString(id)));
  }

  @Test
  void aPublishedCardAnswersTheQuestion() {
    Api resident = somebody();
    String id = ask(resident, "彩礼能不能退");
    server.store().run(tx -> server.node().needs().answered(tx, UUID.fromString(id), card));
    JsonObject own = items(mine(resident)).getFirst();
    assertThat(own.get("state").getAsString()).isEqualTo("answered");
    assertThat(own.getAsJsonArray("cards")).hasSize(1);
    assertThat(own.get("unseen").getAsBoolean()).isTrue();
  }

  @Test
  void aDuplicateHasTheAnswerOfTheOther() {
    Api resident = somebody();
    String duplicate = ask(resident, "冷静期到底几天");
    String other = ask(somebody(), "离婚要等几天");
    act("mergeQuestion", duplicate, "{into:'%s'}".formatted(other)).expect(200);
    assertThat(items(mine(resident)).getFirst().get("state").getAsString()).isEqualTo("waiting");
    act("answerQuestion", other, "{answer:'三十天。'}").expect(200);
    JsonObject own = items(mine(resident)).getFirst();
    assertThat(own.get("answer").getAsString()).isEqualTo("三十天。");
    assertThat(own.get("unseen").getAsBoolean()).isTrue();
    act("answerQuestion", duplicate, "{answer:'在这里回答'}").expect(409);
    assertThat(act("mergeQuestion", other, "{into:'%s'}".formatted(other)).expect(422).pointers())
        .containsExactly("/into");
    assertThat(
            act("mergeQuestion", other, "{into:'%s'}".formatted(duplicate)).expect(422).pointers())
        .as("no chains")
        .containsExactly("/into");
  }

  @Test
  void whatIsNotOursIsPassedOn() {
    Api resident = somebody();
    String id = ask(resident, "违章停车罚款去哪里交");
    act("transferQuestion", id, "{words:'这件事归交警管，请打 12345。'}").expect(200);
    JsonObject own = items(mine(resident)).getFirst();
    assertThat(own.get("state").getAsString()).isEqualTo("transferred");
    assertThat(own.get("answer").getAsString()).contains("12345");
  }

  @Test
  void onlyPublishedCardsAreCited() {
    String id = ask(somebody(), "抚养费给到几岁");
    assertThat(
            act("answerQuestion", id, "{answer:'看这里',cards:['no-such-card']}")
                .expect(422)
                .pointers())
        .containsExactly("/cards");
  }

  /** The question forgets its asker; the trail forgets nothing. */
  @Test
  void theTrailNeverSaysWhoAsked() {
    Api resident = somebody();
    Map<String, Object> key = Map.of("Idempotency-Key", Api.key());
    String id = resident.call("askQuestion", key, question("男朋友打我怎么办")).expect(201).text("id");
    resident.call("askQuestion", key, question("男朋友打我怎么办")).expect(201);
    resident.call("openMyQuestion", Map.of("question", id)).expect(200);
    assertThat(
            database.column(
                "select actor || ' ' || action from audit_event where subject = 'question/%s' order by id"
                    .formatted(id)))
        .containsExactly("anyone askQuestion", "anyone openMyQuestion");
  }

  @Test
  void whoAskedIsForgottenAfterItsTime() {
    Api resident = somebody();
    String id = ask(resident, TEXT);
    String waiting = ask(resident, "还没有人回答的问题");
    act("answerQuestion", id, "{answer:'三十天。'}").expect(200);
    database.execute(
        "update question set answered_at = now() - interval '181 days' where id = '%s'"
            .formatted(id));
    server.node().needs().forgetQuestions(Duration.ofDays(180));
    assertThat(
            database.column(
                "select (person is null and text is null)::text from question where id = '%s'"
                    .formatted(id)))
        .containsExactly("true");
    assertThat(items(mine(resident)))
        .extracting(one -> one.get("id").getAsString())
        .containsExactly(waiting);
  }

  @Test
  void theTownshipOfAPostIsTakenWhereNoneWasChosen() {
    String id = ask(server.as("child_director"), "村里孩子没人管找谁");
    assertThat(
            officer
                .call("getQuestion", Map.of("question", id))
                .expect(200)
                .json()
                .getAsJsonObject("summary")
                .has("township"))
        .isTrue();
  }
}
