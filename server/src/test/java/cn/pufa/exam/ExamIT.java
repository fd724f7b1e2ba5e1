package cn.pufa.exam;

import static cn.pufa.testing.ExamRequests.answer;
import static cn.pufa.testing.ExamRequests.save;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.ExamRequests;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.Own;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One story each: a paper drawn, answered, ended, marked, and taken again. */
@ServerAt("2026-05-11T01:00:00Z")
class ExamIT {

  private static final String VILLAGE = "440881001001";

  private static TestServer server;
  private static Jdbc database;
  private static MovableClock clock;
  private static Api trainer;
  private static String bank;
  private String account;
  private Api learner;

  @BeforeAll
  static void start() {
    trainer = server.as("trainer");
    bank = ExamRequests.bankOfTwelve(trainer);
  }

  @BeforeEach
  void comeToTheExam() {
    clock.moveTo("2026-05-11T01:00:00Z");
    trainer = server.as("trainer");
    account = ExamRequests.account(server, "child_director", VILLAGE);
    learner = server.as(account);
  }

  /** A session does not outlive such a leap. */
  private void comeBackAt(String instant) {
    clock.moveTo(instant);
    learner = server.as(account);
  }

  @Test
  void aPaperIsAnsweredHandedInAndPassed() {
    String exam = exam(12);
    JsonObject mine = mine(exam);
    assertThat(mine.get("entry").getAsString()).isEqualTo("may_start");
    assertThat(mine.get("needed").getAsInt()).isEqualTo(10);
    String attempt = ExamRequests.start(learner, exam);
    answerAll(attempt, 12);
    JsonObject ended = handIn(attempt);
    assertThat(ended.get("right").getAsInt()).isEqualTo(12);
    assertThat(ended.get("passed").getAsBoolean()).isTrue();
    assertThat(ended.get("how").getAsString()).isEqualTo("handed_in");
    JsonObject after = mine(exam);
    assertThat(after.get("entry").getAsString()).isEqualTo("passed");
    assertThat(after.get("message").getAsString()).contains("2027年1月1日");
    learner.call("startExamAttempt", Map.of("exam", exam)).expect(409);
  }

  @Test
  void whatWasWrongIsShownWithTheLawBehindItAndOnlyAfterTheEnd() {
    String exam = exam(12);
    String attempt = ExamRequests.start(learner, exam);
    learner.call("getExamResult", Map.of("attempt", attempt)).expect(409);
    answerAll(attempt, 9);
    assertThat(handIn(attempt).get("passed").getAsBoolean()).isFalse();
    JsonObject result =
        learner.call("getExamResult", Map.of("attempt", attempt)).expect(200).json();
    assertThat(result.get("message").getAsString())
        .isEqualTo("答对 9 题，共 12 题，10 题合格。这次没有合格，看看错题再来。");
    assertThat(Own.items(result))
        .hasSize(12)
        .allSatisfy(
            item -> {
              assertThat(item.get("why").getAsString()).startsWith("演示解释");
              JsonObject cite = item.getAsJsonArray("cites").get(0).getAsJsonObject();
              assertThat(cite.get("law").getAsString()).contains("未成年人保护法");
              assertThat(cite.get("gist").getAsString()).isNotBlank();
              boolean answered = item.get("place").getAsInt() <= 9;
              assertThat(item.get("right").getAsBoolean()).isEqualTo(answered);
              assertThat(item.has("answer")).isEqualTo(answered);
            });
  }

  /** Every answer of the interface until the end, searched for the keys and the reasons. */
  @Test
  void noKeyLeavesTheServerBeforeTheEnd() {
    String exam = exam(12);
    List<String> heard = new ArrayList<>();
    hear(heard, learner.call("listMyExams"));
    String key = Api.key();
    Api.Answer started =
        learner.call("startExamAttempt", Map.of("exam", exam, "Idempotency-Key", key));
    hear(heard, started.expect(200));
    String attempt = started.text("id");
    for (JsonElement question : paper(attempt).getAsJsonArray("questions")) {
      JsonObject asked = question.getAsJsonObject();
      int place = asked.get("place").getAsInt();
      boolean order = asked.get("pick").getAsString().equals("order");
      hear(heard, save(learner, attempt, place, order ? answer(1, 0, 1, 2) : answer(1, 1)));
      hear(heard, save(learner, attempt, place, answer(1, 0)));
    }
    hear(heard, learner.call("getExamPaper", Map.of("attempt", attempt)));
    hear(heard, learner.call("getExamResult", Map.of("attempt", attempt)));
    hear(heard, learner.call("startExamAttempt", Map.of("exam", exam)));
    hear(heard, learner.call("exportMyData"));
    for (String staff :
        List.of(
            "listExamBanks", "listExamQuestions", "listExams", "checkExam", "createExamQuestion")) {
      hear(heard, learner.call(staff));
    }
    List<String> secrets =
        database.column(
            "select why from exam_question_version v join exam_answer s on s.question = v.question and s.version = v.number where s.attempt = '%s'"
                .formatted(attempt));
    assertThat(secrets).hasSize(12);
    assertThat(heard)
        .allSatisfy(
            answer -> {
              assertThat(answer).doesNotContain(secrets);
              assertThat(answer)
                  .doesNotContain(
                      "\"key\"", "\"why\"", "\"seed\"", "isRight", "is_right", "\"cites\"");
              assertThat(answer).doesNotContainPattern("\"right\":(true|false|\\[)");
            });
    assertThat(heard).anyMatch(answer -> answer.contains("\"choices\""));
  }

  private static void hear(List<String> heard, Api.Answer answer) {
    heard.add(new String(answer.bytes(), StandardCharsets.UTF_8));
  }

  /** Where the right answer stands on the screen must tell nothing. */
  @Test
  void questionsAndChoicesStandInAnotherOrderOnEachPaper() {
    JsonObject draft = ExamRequests.examDraft(bank, 12);
    draft.addProperty("attempts", 20);
    draft.addProperty("coolDownHours", 0);
    String exam = ExamRequests.exam(trainer, draft);
    List<String> papers = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int round = 0; round < 12; round++) {
      String attempt = ExamRequests.start(learner, exam);
      papers.add(order(paper(attempt)));
      handIn(attempt);
      Own.items(learner.call("getExamResult", Map.of("attempt", attempt)).expect(200).json())
          .stream()
          .filter(item -> item.get("kind").getAsString().equals("single"))
          .forEach(item -> places.add(item.getAsJsonArray("key").get(0).getAsInt()));
    }
    assertThat(papers).doesNotHaveDuplicates();
    assertThat(places).contains(0, 1, 2);
  }

  private static String order(JsonObject paper) {
    StringBuilder order = new StringBuilder();
    paper
        .getAsJsonArray("questions")
        .forEach(question -> order.append(question.getAsJsonObject().get("ask")).append(' '));
    return order.toString();
  }

  @Test
  void aLateRetryNeverTakesThePlaceOfANewerAnswer() {
    String attempt = ExamRequests.start(learner, exam(12));
    int place = placeOf(attempt, "one");
    assertThat(kept(save(learner, attempt, place, answer(1, 0)))).isTrue();
    assertThat(kept(save(learner, attempt, place, answer(3, 1)))).isTrue();
    JsonObject late = save(learner, attempt, place, answer(2, 0)).expect(200).json();
    assertThat(late.get("kept").getAsBoolean()).isFalse();
    assertThat(late.get("version").getAsInt()).isEqualTo(3);
    assertThat(late.getAsJsonArray("answer").get(0).getAsInt()).isEqualTo(1);
    assertThat(kept(save(learner, attempt, place, answer(3, 1)))).as("sent again").isTrue();
    assertThat(kept(save(learner, attempt, place, answer(3, 0)))).as("another device").isFalse();
    assertThat(kept(save(learner, attempt, place, answer(4)))).as("taken back").isTrue();
    assertThat(question(attempt, place).has("answer")).isFalse();
  }

  private static boolean kept(Api.Answer answer) {
    return answer.expect(200).json().get("kept").getAsBoolean();
  }

  @Test
  void anAnswerThatCannotBeIsRefusedAndNothingIsSaved() {
    String attempt = ExamRequests.start(learner, exam(12));
    int one = placeOf(attempt, "one");
    int order = placeOf(attempt, "order");
    assertThat(save(learner, attempt, one, answer(1, 0, 1)).expect(422).pointers())
        .containsExactly("/answer");
    save(learner, attempt, one, answer(1, 7)).expect(422);
    save(learner, attempt, order, answer(1, 0, 1)).expect(422);
    save(learner, attempt, 13, answer(1, 0)).expect(404);
    save(learner, attempt, one, answer(0, 0)).expect(422);
    Api other = ExamRequests.learner(server, "child_director", VILLAGE);
    save(other, attempt, one, answer(1, 0)).expect(404);
    other.call("handInExam", Map.of("attempt", attempt)).expect(404);
    other.call("getExamPaper", Map.of("attempt", attempt)).expect(404);
    other.call("getExamResult", Map.of("attempt", attempt)).expect(404);
    assertThat(question(attempt, one).get("version").getAsInt()).isZero();
  }

  @Test
  void aDroppedConnectionGoesOnOnAnotherDevice() {
    String exam = exam(12);
    String attempt = ExamRequests.start(learner, exam);
    int place = placeOf(attempt, "order");
    save(learner, attempt, place, answer(1, 2, 0, 1)).expect(200);
    String again = ExamRequests.start(learner, exam);
    assertThat(again).isEqualTo(attempt);
    assertThat(question(attempt, place).getAsJsonArray("answer"))
        .isEqualTo(ExamRequests.numbers(2, 0, 1));
    assertThat(mine(exam).getAsJsonObject("running").get("answered").getAsInt()).isOne();
  }

  @Test
  void theServersClockEndsItAndWhatWasSavedCounts() {
    String exam = exam(12);
    String attempt = ExamRequests.start(learner, exam);
    answerAll(attempt, 10);
    clock.moveTo("2026-05-11T01:40:30Z");
    Api.Answer late = save(learner, attempt, 11, answer(1, 0)).expect(409);
    assertThat(late.text("detail")).isEqualTo("考试时间 09:40 已经到了，这个答案没有保存。");
    JsonObject ended = handIn(attempt);
    assertThat(ended.get("how").getAsString()).isEqualTo("time_up");
    assertThat(ended.get("passed").getAsBoolean()).isTrue();
    assertThat(ended.get("endedAt")).isEqualTo(ended.get("endsAt"));
    assertThat(paper(attempt).get("ended").getAsBoolean()).isTrue();
  }

  @Test
  void aRoundEndsWhatNobodyLooksAt() {
    String attempt = ExamRequests.start(learner, exam(12));
    answerAll(attempt, 3);
    clock.moveTo("2026-05-11T05:00:00Z");
    server.node().tick();
    assertThat(
            database.column(
                "select how || ' ' || right_count || ' ' || passed || ' ' || (ended_at = ends_at) from exam_attempt where id = '%s'"
                    .formatted(attempt)))
        .containsExactly("time_up 3 false true");
    assertThat(
            database.column(
                "select action from audit_event where subject = 'exam_attempt/%s' order by id desc limit 1"
                    .formatted(attempt)))
        .containsExactly("endExamAttempt");
  }

  @Test
  void afterHandingInNothingIsSaved() {
    String attempt = ExamRequests.start(learner, exam(12));
    handIn(attempt);
    assertThat(save(learner, attempt, 1, answer(1, 0)).expect(409).text("detail"))
        .isEqualTo("已经交卷了，这个答案没有保存。");
    assertThat(handIn(attempt).get("right").getAsInt()).isZero();
  }

  @Test
  void afterOneThatWasNotPassedThereIsAWaitAndAfterThreeTheYearIsOver() {
    String exam = exam(12);
    handIn(ExamRequests.start(learner, exam));
    JsonObject cooling = mine(exam);
    assertThat(cooling.get("entry").getAsString()).isEqualTo("cooling");
    assertThat(cooling.get("message").getAsString()).contains("5月12日星期二 09:00");
    assertThat(learner.call("startExamAttempt", Map.of("exam", exam)).expect(409).text("detail"))
        .contains("5月12日星期二");
    comeBackAt("2026-05-12T01:01:00Z");
    handIn(ExamRequests.start(learner, exam));
    comeBackAt("2026-05-13T01:02:00Z");
    handIn(ExamRequests.start(learner, exam));
    comeBackAt("2026-09-01T01:00:00Z");
    JsonObject used = mine(exam);
    assertThat(used.get("entry").getAsString()).isEqualTo("used_up");
    assertThat(used.get("from").getAsString()).isEqualTo("2026-12-31T16:00:00Z");
    learner.call("startExamAttempt", Map.of("exam", exam)).expect(409);
  }

  @Test
  void onlyWhomItIsForMayStart() {
    JsonObject draft = ExamRequests.examDraft(bank, 12);
    draft.add("audience", cn.pufa.testing.Given.texts("child_supervisor"));
    String exam = ExamRequests.exam(trainer, draft);
    learner.call("startExamAttempt", Map.of("exam", exam)).expect(404);
    assertThat(exams(learner)).noneMatch(known -> Own.text(known, "id").equals(exam));
    server.as("resident").call("startExamAttempt", Map.of("exam", exam)).expect(403);
  }

  /** After the role is gone: what was taken is still shown, and nothing is offered. */
  @Test
  void whoLeftThePostSeesResultsAndIsOfferedNothing() {
    String done = exam(12);
    String ended = ExamRequests.start(learner, done);
    handIn(ended);
    String runs = exam(12);
    ExamRequests.start(learner, runs);
    database.execute(
        "delete from role_grant where person = '%s'".formatted(Staff.idOf(server, account)));
    learner = server.as(account);
    for (String exam : List.of(done, runs)) {
      assertThat(Own.text(mine(exam), "entry")).isEqualTo("not_for_you");
      assertThat(Own.text(mine(exam), "message")).contains("不考您现在的身份");
      assertThat(mine(exam).has("running")).isFalse();
      learner.call("startExamAttempt", Map.of("exam", exam)).expect(403);
    }
    assertThat(mine(done).getAsJsonArray("history")).hasSize(1);
    learner.call("getExamResult", Map.of("attempt", ended)).expect(200);
  }

  private static List<JsonObject> exams(Api who) {
    return Own.items(who.call("listMyExams").expect(200).json());
  }

  private static String exam(int questions) {
    return ExamRequests.exam(trainer, ExamRequests.examDraft(bank, questions));
  }

  private JsonObject mine(String exam) {
    return exams(learner).stream()
        .filter(known -> Own.text(known, "id").equals(exam))
        .findFirst()
        .orElseThrow();
  }

  private JsonObject paper(String attempt) {
    return learner.call("getExamPaper", Map.of("attempt", attempt)).expect(200).json();
  }

  private JsonObject question(String attempt, int place) {
    return paper(attempt).getAsJsonArray("questions").get(place - 1).getAsJsonObject();
  }

  private int placeOf(String attempt, String pick) {
    for (JsonElement question : paper(attempt).getAsJsonArray("questions")) {
      if (Own.text(question.getAsJsonObject(), "pick").equals(pick)) {
        return question.getAsJsonObject().get("place").getAsInt();
      }
    }
    throw new AssertionError("no question of the kind " + pick);
  }

  private JsonObject handIn(String attempt) {
    return learner.call("handInExam", Map.of("attempt", attempt)).expect(200).json();
  }

  /** The first of them rightly, as the database knows it. */
  private void answerAll(String attempt, int first) {
    for (int place = 1; place <= first; place++) {
      var draft = new JsonObject();
      draft.add("answer", RightAnswers.of(database, attempt, place));
      draft.addProperty("version", 1);
      save(learner, attempt, place, draft).expect(200);
    }
  }
}
