package cn.pufa.exam;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.AnotherRelease;
import cn.pufa.testing.Api;
import cn.pufa.testing.ExamRequests;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.LawRequests;
import cn.pufa.testing.LawRequests.Law;
import cn.pufa.testing.Own;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keeping the banks and blueprints, and what the law does to them. */
class ExamBankIT {

  private static TestServer server;
  private static Jdbc database;
  private static Api trainer;
  private static Api reviewer;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    database = Jdbc.connect(server.database().ownerUrl());
    trainer = server.as("trainer");
    reviewer = server.as("legal_reviewer");
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  @Test
  void whatComesWithTheProductCanBeDrawn() {
    List<JsonObject> exams = Own.items(trainer.call("listExams").expect(200).json());
    assertThat(exams)
        .filteredOn(exam -> exam.get("product").getAsBoolean())
        .hasSize(3)
        .allSatisfy(
            exam -> {
              assertThat(exam.getAsJsonObject("check").get("drawable").getAsBoolean()).isTrue();
              assertThat(exam.get("open").getAsBoolean()).isTrue();
            });
    List<JsonObject> banks = Own.items(trainer.call("listExamBanks").expect(200).json());
    assertThat(banks)
        .filteredOn(bank -> Own.text(bank, "id").equals("child-director"))
        .hasSize(1)
        .allSatisfy(
            bank -> {
              assertThat(bank.get("live").getAsInt()).isGreaterThanOrEqualTo(80);
              assertThat(bank.get("due").getAsInt()).isZero();
            });
  }

  /** So that whoever writes a question chooses one of its lessons. */
  @Test
  void aBankSaysWhichCourseTeachesIt() {
    JsonObject draft = ExamRequests.bankDraft();
    draft.addProperty("course", "no-such-course");
    assertThat(trainer.call("createExamBank", Map.of(), draft).expect(422).pointers())
        .containsExactly("/course");
    draft.addProperty("course", "child-director");
    String bank = trainer.call("createExamBank", Map.of(), draft).expect(201).text("id");
    String without = ExamRequests.bank(trainer);
    List<JsonObject> banks = Own.items(trainer.call("listExamBanks").expect(200).json());
    assertThat(banks)
        .filteredOn(one -> List.of(bank, "volunteer-basics").contains(Own.text(one, "id")))
        .extracting(one -> Own.text(one, "course"))
        .containsExactlyInAnyOrder("child-director", "volunteer-basics");
    assertThat(banks)
        .filteredOn(one -> Own.text(one, "id").equals(without))
        .allSatisfy(one -> assertThat(one.has("course")).isFalse());
  }

  /** As a newer jar, an older one beside it, and what staff wrote meanwhile. */
  @Test
  void startingAgainBringsNothingTwiceAndStaffWinOverTheProduct() {
    var postgres = TestPostgres.create();
    try (TestServer first = TestServer.start(postgres, Map.of());
        Jdbc owner = Jdbc.connect(postgres.ownerUrl())) {
      String question = owner.column("select min(id) from exam_question").getFirst();
      Api keeper = first.as("trainer");
      JsonObject change = change(whole(keeper, question).getAsJsonObject("question"));
      change.addProperty("ask", "演示·本县改过的问法？");
      keeper.call("changeExamQuestion", Map.of("question", question), change).expect(200);
      // As if the jar had known other words of another question.
      String older = owner.column("select max(id) from exam_question").getFirst();
      owner.execute(
          "update exam_question_version set source = 'older' where question = '%s'"
              .formatted(older));
      long before = owner.number("select count(*) from exam_question_version");
      AnotherRelease.hasSeeded(owner);
      try (TestServer again = TestServer.start(postgres, Map.of())) {
        assertThat(owner.number("select count(*) from exam_question_version"))
            .as("only the one that differs")
            .isEqualTo(before + 1);
        Api after = again.as("trainer");
        assertThat(Own.text(whole(after, question).getAsJsonObject("question"), "ask"))
            .isEqualTo("演示·本县改过的问法？");
        assertThat(whole(after, older).getAsJsonObject("question").get("version").getAsInt())
            .isEqualTo(2);
      }
      AnotherRelease.hasSeeded(owner);
      TestServer.start(postgres, Map.of()).close();
      assertThat(owner.number("select count(*) from exam_question_version")).isEqualTo(before + 1);
    }
  }

  @Test
  void aPaperKeepsTheVersionItDrew() {
    String bank = ExamRequests.bank(trainer);
    JsonObject draft = ExamRequests.draft(bank, "single");
    String question = ExamRequests.question(trainer, draft);
    String exam = ExamRequests.exam(trainer, ExamRequests.examDraft(bank, 1));
    Api learner = ExamRequests.learner(server, "child_director", "440881001001");
    String attempt = ExamRequests.start(learner, exam);
    JsonObject change = ExamRequests.change(ExamRequests.draft(bank, "single"), 1);
    trainer.call("changeExamQuestion", Map.of("question", question), change).expect(200);
    assertThat(
            learner
                .call("getExamPaper", Map.of("attempt", attempt))
                .expect(200)
                .json()
                .getAsJsonArray("questions")
                .get(0)
                .getAsJsonObject()
                .get("ask"))
        .isEqualTo(draft.get("ask"));
    var second =
        trainer.call("changeExamQuestion", Map.of("question", question), change).expect(409);
    assertThat(second.text("detail")).contains("改过");
    assertThat(second.json().has("meanwhile")).isTrue();
    JsonObject whole = whole(trainer, question);
    assertThat(whole.getAsJsonArray("history")).hasSize(2);
    assertThat(Own.text(whole.getAsJsonArray("history").get(0).getAsJsonObject(), "what"))
        .isEqualTo("written");
  }

  @Test
  void aQuestionThatCannotBeIsRefusedAtItsFields() {
    String bank = ExamRequests.bank(trainer);
    JsonObject single = ExamRequests.draft(bank, "single");
    single.add("right", ExamRequests.numbers(0, 1));
    single.add("cites", Given.texts("weichengnianren-baohu-fa@2024-04-26#999"));
    single.addProperty("case", "演示：不该有情景。");
    assertThat(refused(single)).containsExactlyInAnyOrder("/right", "/cites/0", "/case");
    JsonObject ordering = ExamRequests.draft(bank, "ordering");
    ordering.add("right", ExamRequests.numbers(0, 1));
    assertThat(refused(ordering)).containsExactly("/right");
    JsonObject multiple = ExamRequests.draft(bank, "multiple");
    multiple.add("choices", Given.texts("甲", "甲", "乙"));
    multiple.add("right", ExamRequests.numbers(0, 7));
    assertThat(refused(multiple)).containsExactlyInAnyOrder("/right", "/choices");
    JsonObject nowhere = ExamRequests.draft("no-such-bank", "single");
    assertThat(refused(nowhere)).containsExactly("/bank");
  }

  private static List<String> refused(JsonObject draft) {
    return trainer.call("createExamQuestion", Map.of(), draft).expect(422).pointers();
  }

  @Test
  void anExamThatCannotBeDrawnIsNotOpened() {
    String bank = ExamRequests.bankOfTwelve(trainer);
    JsonObject check =
        trainer.call("checkExam", Map.of(), ExamRequests.check(bank, 13)).expect(200).json();
    assertThat(check.get("drawable").getAsBoolean()).isFalse();
    assertThat(check.get("message").getAsString()).contains("还差 1 题");
    JsonObject draft = ExamRequests.examDraft(bank, 13);
    assertThat(trainer.call("createExam", Map.of(), draft).expect(422).pointers())
        .containsExactly("/parts/0/count");
    draft.addProperty("open", false);
    trainer.call("createExam", Map.of(), draft).expect(201);
  }

  @Test
  void aTitleOfBlanksIsNone() {
    JsonObject bank = ExamRequests.bankDraft();
    JsonObject exam = ExamRequests.examDraft(ExamRequests.bankOfTwelve(trainer), 12);
    for (String title :
        List.of("   ", "　　", "\u2028\u2029\u000b", " 卷 ", "两行\n的名称", "两行\u2028的名称")) {
      bank.addProperty("title", title);
      exam.addProperty("title", title);
      assertThat(trainer.call("createExamBank", Map.of(), bank).expect(422).pointers())
          .containsExactly("/title");
      assertThat(trainer.call("createExam", Map.of(), exam).expect(422).pointers())
          .containsExactly("/title");
    }
  }

  /** An amended article takes its questions out of the draw; a look puts them back. */
  @Test
  void whenTheArticleChangesTheQuestionIsNotDrawnUntilSomebodyLooked() {
    var law = Law.invented();
    LawRequests.importLaw(reviewer, law, "2019-01-02", true, "风筝要有线。", "线要结实。", "天黑不放。");
    String bank = ExamRequests.bank(trainer);
    String changed = citing(bank, law, 1);
    String same = citing(bank, law, 2);
    String gone = citing(bank, law, 3);
    String exam = ExamRequests.exam(trainer, ExamRequests.examDraft(bank, 3));
    LawRequests.importLaw(reviewer, law, "2020-01-02", false, "风筝要有两根线，还要有尾巴。", "线要结实。");

    assertThat(state(changed)).isEqualTo("due");
    assertThat(state(same)).as("moved along by itself").isEqualTo("live");
    assertThat(cite(same)).isEqualTo(law.code() + "@2020-01-02#2");
    assertThat(state(gone)).isEqualTo("due");
    Api learner = ExamRequests.learner(server, "child_director", "440881001001");
    assertThat(learner.call("startExamAttempt", Map.of("exam", exam)).expect(409).text("detail"))
        .contains("正在复核");
    assertThat(entry(learner, exam)).isEqualTo("not_drawable");
    assertThat(
            Own.items(
                trainer
                    .call("listExamQuestions", Map.of("bank", bank, "state", "due"))
                    .expect(200)
                    .json()))
        .extracting(item -> Own.text(item, "id"))
        .containsExactlyInAnyOrder(changed, gone);

    confirm(changed).expect(200);
    assertThat(state(changed)).isEqualTo("live");
    assertThat(cite(changed)).isEqualTo(law.code() + "@2020-01-02#1");
    assertThat(confirm(gone).expect(409).text("detail")).contains("换一条依据");
    JsonObject change = ExamRequests.change(ExamRequests.draft(bank, "single"), version(gone));
    trainer.call("changeExamQuestion", Map.of("question", gone), change).expect(200);
    assertThat(state(gone)).isEqualTo("live");
    ExamRequests.start(learner, exam);
    assertThat(
            database.number(
                "select count(*) from stale_citation where feature = 'exam_question' and settled_at is null and subject in ('%s', '%s')"
                    .formatted(changed, gone)))
        .as("nothing waits in the list of the law")
        .isZero();
  }

  private static String citing(String bank, Law law, int article) {
    JsonObject draft = ExamRequests.draft(bank, "single");
    draft.add("cites", Given.texts(law.code() + "@2019-01-02#" + article));
    return ExamRequests.question(trainer, draft);
  }

  private static JsonObject whole(Api keeper, String question) {
    return keeper.call("getExamQuestion", Map.of("question", question)).expect(200).json();
  }

  private static JsonObject question(String question) {
    return whole(trainer, question).getAsJsonObject("question");
  }

  private static String state(String question) {
    return Own.text(question(question), "state");
  }

  private static int version(String question) {
    return question(question).get("version").getAsInt();
  }

  private static String cite(String question) {
    return Own.text(question(question).getAsJsonArray("cites").get(0).getAsJsonObject(), "ref");
  }

  private static Api.Answer confirm(String question) {
    return trainer.call(
        "confirmExamQuestion", Map.of("question", question), ExamRequests.after(version(question)));
  }

  private static String entry(Api learner, String exam) {
    return Own.items(learner.call("listMyExams").expect(200).json()).stream()
        .filter(mine -> Own.text(mine, "id").equals(exam))
        .map(mine -> Own.text(mine, "entry"))
        .findFirst()
        .orElseThrow();
  }

  private static JsonObject change(JsonObject question) {
    var change = new JsonObject();
    for (String member :
        List.of("kind", "topic", "lesson", "case", "ask", "choices", "right", "why")) {
      if (question.has(member)) {
        change.add(member, question.get(member));
      }
    }
    change.add(
        "cites",
        Given.texts(
            question.getAsJsonArray("cites").asList().stream()
                .map(cite -> Own.text(cite.getAsJsonObject(), "ref"))
                .toArray(String[]::new)));
    change.add("after", question.get("version"));
    return change;
  }

  @Test
  void aStoppedQuestionIsNotDrawnAndALookPutsItBack() {
    String bank = ExamRequests.bank(trainer);
    String question = ExamRequests.question(trainer, bank, "single");
    Map<String, Object> path = Map.of("question", question);
    trainer.call("stopExamQuestion", path, ExamRequests.reason()).expect(200);
    assertThat(state(question)).isEqualTo("off");
    trainer.call("stopExamQuestion", path, ExamRequests.reason()).expect(409);
    assertThat(
            trainer
                .call("checkExam", Map.of(), ExamRequests.check(bank, 1))
                .expect(200)
                .json()
                .get("drawable")
                .getAsBoolean())
        .isFalse();
    confirm(question).expect(200);
    assertThat(state(question)).isEqualTo("live");
  }

  /** A form or a page that was open meanwhile would put it back in use, and nobody would know. */
  @Test
  void whoReadItBeforeItWasStoppedDoesNotPutItBack() {
    String bank = ExamRequests.bank(trainer);
    String question = ExamRequests.question(trainer, bank, "single");
    Map<String, Object> path = Map.of("question", question);
    int read = version(question);
    trainer.call("stopExamQuestion", path, ExamRequests.reason()).expect(200);
    JsonObject change = ExamRequests.change(ExamRequests.draft(bank, "single"), read);
    Api.Answer refused = server.as("case_officer").call("changeExamQuestion", path, change);
    assertThat(refused.expect(409).json().getAsJsonObject("meanwhile").get("by").getAsString())
        .isEqualTo("演示培训老师");
    trainer.call("confirmExamQuestion", path, ExamRequests.after(read)).expect(409);
    assertThat(state(question)).isEqualTo("off");
    JsonObject latest = whole(trainer, question).getAsJsonArray("history").get(0).getAsJsonObject();
    assertThat(Own.text(latest, "what")).isEqualTo("stopped");

    confirm(question).expect(200);
    assertThat(state(question)).isEqualTo("live");
  }
}
