package cn.pufa.exam;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.ExamRequests;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Own;
import cn.pufa.testing.Sheets;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How exams went: by question, by township, and what stays of whoever is forgotten. */
class ExamFiguresIT {

  private static TestServer server;
  private static Jdbc database;
  private static Api trainer;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    database = Jdbc.connect(server.database().ownerUrl());
    trainer = server.as("trainer");
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  /** Twenty-four people; figures come with the twentieth paper and hold against the rows. */
  @Test
  void figuresOfAQuestionComeWithTheTwentiethPaperAndResultsByTownship() {
    String bank = ExamRequests.bank(trainer);
    for (int question = 0; question < 4; question++) {
      ExamRequests.question(trainer, bank, "single");
    }
    String exam = ExamRequests.exam(trainer, ExamRequests.examDraft(bank, 4));
    for (int person = 0; person < 19; person++) {
      take(exam, person);
    }
    assertThat(Own.items(statistics(bank)))
        .hasSize(4)
        .allSatisfy(item -> assertThat(item.has("share")).isFalse());
    for (int person = 19; person < 24; person++) {
      take(exam, person);
    }
    assertThat(Own.items(statistics(bank)))
        .allSatisfy(
            item -> {
              assertThat(item.get("answers").getAsInt()).isEqualTo(24);
              String shown =
                  database
                      .column(
                          "select round(avg(is_right::int), 6)::text from exam_answer s join exam_attempt a on a.id = s.attempt where s.question = '%s'"
                              .formatted(Own.text(item, "question")))
                      .getFirst();
              assertThat(item.get("share").getAsDouble())
                  .isCloseTo(
                      Double.parseDouble(shown), org.assertj.core.api.Assertions.within(1e-6));
              int counted =
                  item.getAsJsonArray("choices").asList().stream()
                      .mapToInt(choice -> choice.getAsJsonObject().get("count").getAsInt())
                      .sum();
              assertThat(counted + item.get("unanswered").getAsInt()).isEqualTo(24);
            });
    String stopped = Own.text(Own.items(statistics(bank)).getFirst(), "question");
    trainer
        .call("stopExamQuestion", Map.of("question", stopped), ExamRequests.reason())
        .expect(200);
    assertThat(Own.items(statistics(bank)))
        .as("its words are what they were")
        .allSatisfy(item -> assertThat(item.get("answers").getAsInt()).isEqualTo(24));
    JsonObject results = trainer.call("getExamResults", Map.of("exam", exam)).expect(200).json();
    assertThat(results.get("people").getAsInt()).isEqualTo(24);
    assertThat(Own.items(results)).hasSize(2);
    assertThat(
            server
                .as("township")
                .call("getExamResults", Map.of("exam", exam))
                .expect(200)
                .json()
                .get("people")
                .getAsInt())
        .isEqualTo(12);
    List<String> cells =
        Sheets.texts(trainer.call("exportExamResults", Map.of("exam", exam)).expect(200).bytes());
    assertThat(cells).contains("镇街", "合格人数", "结果").filteredOn("合格"::equals).isNotEmpty();
  }

  /** The first half of them rightly, the others as they come. */
  private static void take(String exam, int person) {
    String village = person % 2 == 0 ? "440881001001" : "440881002001";
    Api learner = ExamRequests.learner(server, "child_director", village);
    String attempt = ExamRequests.start(learner, exam);
    for (int place = 1; place <= 4; place++) {
      if (person % 5 == 4 && place == 4) {
        continue;
      }
      var draft = new JsonObject();
      draft.add(
          "answer",
          person < 12
              ? RightAnswers.of(database, attempt, place)
              : ExamRequests.numbers((person + place) % 3));
      draft.addProperty("version", 1);
      ExamRequests.save(learner, attempt, place, draft).expect(200);
    }
    learner.call("handInExam", Map.of("attempt", attempt)).expect(200);
  }

  private static JsonObject statistics(String bank) {
    return trainer.call("getExamStatistics", Map.of("bank", bank)).expect(200).json();
  }

  /** What was taken stays as a number of a township; that somebody took it does not. */
  @Test
  void whoIsForgottenLeavesOnlyNumbers() {
    String bank = ExamRequests.bank(trainer);
    ExamRequests.question(trainer, bank, "single");
    String ended = ExamRequests.exam(trainer, ExamRequests.examDraft(bank, 1));
    String running = ExamRequests.exam(trainer, ExamRequests.examDraft(bank, 1));
    String account = ExamRequests.account(server, "resident", "440881001001");
    ExamRequests.attempts(
        server,
        ended,
        true,
        database
            .column("select id from exam_question where bank = '%s'".formatted(bank))
            .getFirst());
    ExamRequests.attempts(
        server,
        running,
        false,
        database
            .column("select id from exam_question where bank = '%s'".formatted(bank))
            .getFirst());
    String person =
        database.column("select id from person where account = '%s'".formatted(account)).getFirst();
    String paper = certified(ended, person);
    Api resident = server.as(account);
    assertThat(
            new String(
                resident.call("exportMyData").expect(200).bytes(),
                java.nio.charset.StandardCharsets.UTF_8))
        .contains("参加过的考试");
    var confirm = new JsonObject();
    confirm.addProperty("confirm", "注销");
    resident.call("eraseMe", Map.of(), confirm).expect(200);
    assertThat(
            database.number(
                "select count(*) from exam_attempt where person = '%s'".formatted(person)))
        .isZero();
    assertThat(
            database.number(
                "select count(*) from exam_attempt a join exam_answer s on s.attempt = a.id where exam = '%s' and person is null and division = '440881001' and is_right"
                    .formatted(ended)))
        .isOne();
    assertThat(
            database.number(
                "select count(*) from exam_attempt a left join certificate c on c.id = a.certificate or c.attempt = a.id where a.id = '%s' or c.person = '%s'"
                    .formatted(paper, person)))
        .as("by the certificate, or by the id that the trail names")
        .isZero();
  }

  /** The paper of who passed, with what it earned. */
  private static String certified(String exam, String person) {
    String paper =
        database
            .column(
                "select id from exam_attempt where exam = '%s' and person = '%s'"
                    .formatted(exam, person))
            .getFirst();
    database.execute(
        """
        with earned as (
          insert into certificate (id, number, division, qualification, person, name, title, attempt, passed_on, issued_at,
                 valid_from, valid_until)
          values (gen_random_uuid(), 'FORGOTTEN', '440881001', 'volunteer', '%s', '演示', '演示', '%s', current_date, now(),
                 current_date, current_date + 900) returning id)
        update exam_attempt set certificate = earned.id from earned where exam_attempt.id = '%s'"""
            .formatted(person, paper, paper));
    return paper;
  }
}
