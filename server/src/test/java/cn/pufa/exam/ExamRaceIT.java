package cn.pufa.exam;

import static cn.pufa.testing.ExamRequests.answer;
import static cn.pufa.testing.ExamRequests.save;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.ExamRequests;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Race;
import cn.pufa.testing.Rounds;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Twenty pages of one person at once: one paper, one result, and no way round the rules. */
@Race
class ExamRaceIT {

  private static final int TABS = 20;
  private static final String VILLAGE = "440881001001";

  private static TestServer server;
  private static TestServer second;
  private static Jdbc database;
  private static String bank;

  @BeforeAll
  static void start() {
    var postgres = TestPostgres.create();
    server = TestServer.start(postgres, Map.of());
    second = TestServer.start(postgres, Map.of());
    database = Jdbc.connect(server.database().ownerUrl());
    bank = ExamRequests.bankOfTwelve(server.as("trainer"));
  }

  @AfterAll
  static void stop() {
    database.close();
    second.close();
    server.close();
  }

  /** Half of the pages come to another node. */
  private static List<Api> tabs() {
    Api learner = ExamRequests.learner(server, "child_director", VILLAGE);
    Api elsewhere = second.api().withToken(learner.token());
    return IntStream.range(0, TABS)
        .mapToObj(place -> place % 2 == 0 ? learner : elsewhere)
        .toList();
  }

  private static String exam(int attempts, int coolDownHours, String qualification) {
    JsonObject draft = ExamRequests.examDraft(bank, 5);
    draft.addProperty("attempts", attempts);
    draft.addProperty("coolDownHours", coolDownHours);
    if (qualification != null) {
      draft.addProperty("qualification", qualification);
    }
    return ExamRequests.exam(server.as("trainer"), draft);
  }

  private static long number(String sql, Object... values) {
    return database.number(sql.formatted(values));
  }

  @Test
  void twentyPagesThatStartGetTheSamePaper() {
    Random random = Rounds.random("ExamRaceIT.start");
    String exam = exam(3, 24, null);
    for (int round = 0; round < Rounds.COUNT; round++) {
      List<Callable<String>> calls = new ArrayList<>();
      for (Api tab : tabs()) {
        calls.add(() -> ExamRequests.start(tab, exam));
      }
      Collections.shuffle(calls, random);
      List<String> papers = AtOnce.call(calls);
      assertThat(papers).hasSize(TABS).containsOnly(papers.getFirst());
      assertThat(number("select count(*) from exam_attempt where exam = '%s'", exam))
          .isEqualTo(round + 1);
    }
  }

  @Test
  void handedInTwentyTimesItEndsOnceWithOneCertificate() {
    Rounds.random("ExamRaceIT.handIn");
    String exam = exam(3, 24, "child_director");
    for (int round = 0; round < Rounds.COUNT; round++) {
      List<Api> tabs = tabs();
      String attempt = ExamRequests.start(tabs.getFirst(), exam);
      answerRightly(tabs.getFirst(), attempt);
      List<Callable<JsonObject>> calls = new ArrayList<>();
      for (Api tab : tabs) {
        calls.add(() -> tab.call("handInExam", Map.of("attempt", attempt)).expect(200).json());
      }
      List<JsonObject> ends = AtOnce.call(calls);
      assertThat(ends).hasSize(TABS).containsOnly(ends.getFirst());
      assertThat(ends.getFirst().get("passed").getAsBoolean()).isTrue();
      assertThat(number("select count(*) from certificate where attempt = '%s'", attempt)).isOne();
      assertThat(
              number(
                  "select count(*) from exam_attempt a join certificate c on c.id = a.certificate and c.attempt = a.id where a.id = '%s'",
                  attempt))
          .isOne();
    }
  }

  /** Each page starts and hands in again and again, as fast as it can. */
  @Test
  void noNumberOfPagesBeatsTheLimitOrTheWait() {
    Random random = Rounds.random("ExamRaceIT.limit");
    String limited = exam(3, 0, null);
    String cooling = exam(20, 24, null);
    for (int round = 0; round < Rounds.COUNT; round++) {
      String exam = round % 2 == 0 ? limited : cooling;
      List<Api> tabs = tabs();
      List<Callable<Integer>> calls = new ArrayList<>();
      for (Api tab : tabs) {
        int times = 2 + random.nextInt(4);
        calls.add(() -> startAndHandIn(tab, exam, times));
      }
      AtOnce.call(calls);
      List<String> counts =
          database.column(
              "select count(*)::text from exam_attempt where exam = '%s' group by person"
                  .formatted(exam));
      assertThat(counts).containsOnly(exam.equals(limited) ? "3" : "1");
    }
    assertThat(number("select count(*) from exam_attempt where exam = '%s'", limited))
        .isEqualTo(3L * ((Rounds.COUNT + 1) / 2));
  }

  private static int startAndHandIn(Api tab, String exam, int times) {
    int started = 0;
    for (int time = 0; time < times; time++) {
      Api.Answer answer = tab.call("startExamAttempt", Map.of("exam", exam));
      assertThat(answer.status()).isIn(200, 409);
      if (answer.status() == 200) {
        started++;
        tab.call("handInExam", Map.of("attempt", answer.text("id"))).expect(200);
      }
    }
    return started;
  }

  @Test
  void ofAnswersThatArriveInAnyOrderTheNewestStays() {
    Random random = Rounds.random("ExamRaceIT.answers");
    String exam = exam(3, 24, null);
    for (int round = 0; round < Rounds.COUNT; round++) {
      List<Api> tabs = tabs();
      String attempt = ExamRequests.start(tabs.getFirst(), exam);
      int place = singleOf(tabs.getFirst(), attempt);
      List<Integer> versions = new ArrayList<>(IntStream.rangeClosed(1, TABS).boxed().toList());
      Collections.shuffle(versions, random);
      List<Callable<Integer>> calls = new ArrayList<>();
      for (int at = 0; at < TABS; at++) {
        Api tab = tabs.get(at);
        int version = versions.get(at);
        calls.add(
            () -> save(tab, attempt, place, answer(version, version % 2)).expect(200).status());
      }
      AtOnce.call(calls);
      JsonObject question = question(tabs.getFirst(), attempt, place);
      assertThat(question.get("version").getAsInt()).isEqualTo(TABS);
      assertThat(question.getAsJsonArray("answer").get(0).getAsInt()).isEqualTo(TABS % 2);
    }
  }

  /** The end comes while answers are on their way; what was said to be saved counts. */
  @Test
  void whatWasSavedBeforeTheEndCountsAndNothingAfterIt() {
    Random random = Rounds.random("ExamRaceIT.end");
    String exam = exam(3, 24, null);
    for (int round = 0; round < Rounds.COUNT; round++) {
      List<Api> tabs = tabs();
      String attempt = ExamRequests.start(tabs.getFirst(), exam);
      int millis = 20 + random.nextInt(150);
      database.execute(
          "update exam_attempt set ends_at = clock_timestamp() + interval '%d milliseconds' where id = '%s'"
              .formatted(millis, attempt));
      List<Callable<Integer>> calls = new ArrayList<>();
      for (int at = 0; at < TABS; at++) {
        Api tab = tabs.get(at);
        int place = 1 + at % 5;
        int version = 1 + at / 5;
        calls.add(() -> saveUntilRefused(tab, attempt, place, version));
      }
      AtOnce.call(calls);
      Api learner = tabs.getFirst();
      learner.call("handInExam", Map.of("attempt", attempt)).expect(200);
      assertThat(
              number(
                  "select count(*) from exam_answer s join exam_attempt a on a.id = s.attempt where a.id = '%s' and s.saved_at >= a.ends_at",
                  attempt))
          .isZero();
      assertThat(
              number(
                  "select count(*) from exam_attempt a where a.id = '%s' and how = 'time_up' and right_count = (select count(*) from exam_answer s where s.attempt = a.id and s.is_right)",
                  attempt))
          .isOne();
    }
  }

  private static int saveUntilRefused(Api tab, String attempt, int place, int version) {
    for (int time = 0; time < 200; time++) {
      JsonObject body = answer(version + time * 4, 0);
      Api.Answer answer = save(tab, attempt, place, body);
      if (answer.status() == 409) {
        return time;
      }
      assertThat(answer.status()).isIn(200, 422);
    }
    throw new AssertionError("it never ended");
  }

  private static int singleOf(Api learner, String attempt) {
    return IntStream.rangeClosed(1, 5)
        .filter(place -> question(learner, attempt, place).get("pick").getAsString().equals("one"))
        .findFirst()
        .orElseThrow();
  }

  private static JsonObject question(Api learner, String attempt, int place) {
    return learner
        .call("getExamPaper", Map.of("attempt", attempt))
        .expect(200)
        .json()
        .getAsJsonArray("questions")
        .get(place - 1)
        .getAsJsonObject();
  }

  private static void answerRightly(Api learner, String attempt) {
    for (int place = 1; place <= 5; place++) {
      var draft = new JsonObject();
      draft.add("answer", RightAnswers.of(database, attempt, place));
      draft.addProperty("version", 1);
      save(learner, attempt, place, draft).expect(200);
    }
  }
}
