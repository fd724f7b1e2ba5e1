package cn.pufa.testing;

import cn.pufa.platform.db.Sql;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests about question banks and exams with which nothing is wrong, and a small bank. */
public final class ExamRequests implements RequestFamily {

  public static final String ARTICLE = "weichengnianren-baohu-fa@2024-04-26#11";

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Set<String> OPERATIONS =
      Set.of(
          "listMyExams",
          "startExamAttempt",
          "getExamPaper",
          "saveExamAnswer",
          "handInExam",
          "getExamResult",
          "listExamBanks",
          "createExamBank",
          "listExamQuestions",
          "createExamQuestion",
          "getExamQuestion",
          "changeExamQuestion",
          "confirmExamQuestion",
          "stopExamQuestion",
          "getExamStatistics",
          "listExams",
          "createExam",
          "changeExam",
          "checkExam",
          "getExamResults",
          "listExamResultRows",
          "exportExamResults");

  /** One for everybody, so that whoever asks has one; the second argument ends it. */
  private static final Sql ATTEMPTS =
      Sql.of(
          """
      with added as (
        insert into exam_attempt (id, exam, blueprint, person, role, division, seed, total, needed, started_at, ends_at,
               ended_at, how, right_count, passed)
        select gen_random_uuid(), $1, 1, p.id, 'volunteer', coalesce(
                 (select min(division) from role_grant g where g.person = p.id), '440881'),
               1, 1, 1, now() - interval '1 minute', now() + interval '5 hours',
               case when $2 then now() end, case when $2 then 'handed_in' end, case when $2 then 1 end,
               case when $2 then true end
          from person p returning id)
      insert into exam_answer (attempt, place, question, version, shown, is_right)
      select a.id, 1, $3, 1, '{0,1,2}', case when $2 then true end from added a""");

  private static final Sql ATTEMPT_OF =
      Sql.of(
          """
      select a.id from exam_attempt a join person p on p.id = a.person where a.exam = $1 and p.account = $2""");

  private static final Sql MOVE = Sql.of("update role_grant set division = $2 where person = $1");

  private final TestServer server;
  private final String bank;
  private final String question;
  private final String questionToStop;
  private final String startable;
  private final String running;
  private final String handedIn;
  private final String ended;
  private final String changed;

  ExamRequests(TestServer server) {
    this.server = server;
    Api trainer = server.as("trainer");
    bank = bank(trainer);
    question = question(trainer, bank, "single");
    questionToStop = question(trainer, bank, "true_false");
    startable = exam(trainer, examDraft(bank, 1));
    running = exam(trainer, examDraft(bank, 1));
    handedIn = exam(trainer, examDraft(bank, 1));
    ended = exam(trainer, examDraft(bank, 1));
    changed = exam(trainer, examDraft(bank, 1));
    attempts(server, running, false, question);
    attempts(server, handedIn, false, question);
    attempts(server, ended, true, question);
  }

  /** One attempt for everybody there is. */
  public static void attempts(TestServer server, String exam, boolean ended, String question) {
    server.store().run(tx -> tx.execute(ATTEMPTS, exam, ended, question));
  }

  @Override
  public boolean know(String operationId) {
    return OPERATIONS.contains(operationId);
  }

  @Override
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "createExamBank", "createExamQuestion", "createExam" -> List.of(201);
      case "changeExamQuestion", "confirmExamQuestion", "stopExamQuestion", "changeExam" ->
          List.of(200, 409);
      default -> List.of(200);
    };
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    String who = account == null ? "resident" : account;
    return switch (operationId) {
      case "startExamAttempt" -> Map.of("exam", startable);
      case "getExamPaper" -> Map.of("attempt", attemptOf(running, who));
      case "saveExamAnswer" -> Map.of("attempt", attemptOf(running, who), "place", 1);
      case "handInExam" -> Map.of("attempt", attemptOf(handedIn, who));
      case "getExamResult" -> Map.of("attempt", attemptOf(ended, who));
      case "getExamQuestion", "changeExamQuestion", "confirmExamQuestion" ->
          Map.of("question", question);
      case "stopExamQuestion" -> Map.of("question", questionToStop);
      case "getExamStatistics" -> Map.of("bank", bank);
      case "changeExam" -> Map.of("exam", changed);
      case "getExamResults", "listExamResultRows", "exportExamResults" -> Map.of("exam", ended);
      default -> Map.of();
    };
  }

  private String attemptOf(String exam, String account) {
    return server
        .store()
        .read(tx -> tx.one(ATTEMPT_OF, row -> row.getUUID("id").toString(), exam, account));
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return switch (operationId) {
      case "saveExamAnswer" -> answer(1, 1);
      case "createExamBank" -> bankDraft();
      case "createExamQuestion" -> bare(draft(bank, "single"));
      case "changeExamQuestion" -> change(bare(draft(bank, "single")), 1);
      case "confirmExamQuestion" -> after(1);
      case "stopExamQuestion" -> reason();
      case "createExam" -> examDraft(bank, 1);
      case "changeExam" -> after(examDraft(bank, 1), 1);
      case "checkExam" -> check(bank, 1);
      default -> null;
    };
  }

  public static JsonObject bankDraft() {
    var draft = new JsonObject();
    draft.addProperty("title", "演示·题库" + NUMBER.incrementAndGet());
    return draft;
  }

  public static String bank(Api trainer) {
    return trainer.call("createExamBank", Map.of(), bankDraft()).expect(201).text("id");
  }

  public static String question(Api trainer, String bank, String kind) {
    return question(trainer, draft(bank, kind));
  }

  public static String question(Api trainer, JsonObject draft) {
    return trainer.call("createExamQuestion", Map.of(), draft).expect(201).text("id");
  }

  /** Choices and reasons of each question are words that stand nowhere else. */
  public static JsonObject draft(String bank, String kind) {
    int number = NUMBER.incrementAndGet();
    var draft = new JsonObject();
    draft.addProperty("bank", bank);
    draft.addProperty("kind", kind);
    draft.addProperty("topic", "强制报告");
    draft.addProperty("lesson", "03-report");
    draft.addProperty("ask", "演示问题" + number + "：看到孩子身上有伤，先做什么？");
    if (kind.equals("scenario")) {
      draft.addProperty("case", "演示情景" + number + "：家访时看到孩子手臂有伤。");
    }
    draft.add(
        "choices",
        kind.equals("true_false")
            ? Given.texts("对", "错")
            : Given.texts("甲" + number, "乙" + number, "丙" + number));
    draft.add("right", right(kind));
    draft.addProperty("why", "演示解释" + number + "：先报警，再报告。");
    draft.add("cites", Given.texts(ARTICLE));
    return draft;
  }

  /** Without what may be left out. */
  private static JsonObject bare(JsonObject draft) {
    draft.remove("lesson");
    return draft;
  }

  private static JsonArray right(String kind) {
    return switch (kind) {
      case "multiple" -> numbers(0, 2);
      case "ordering" -> numbers(1, 2, 0);
      default -> numbers(1);
    };
  }

  public static JsonArray numbers(int... values) {
    var array = new JsonArray();
    for (int value : values) {
      array.add(value);
    }
    return array;
  }

  /** Twelve questions: six single, two multiple, two true or false, one ordering, one scenario. */
  public static String bankOfTwelve(Api trainer) {
    String bank = bank(trainer);
    List<String> kinds = new ArrayList<>(java.util.Collections.nCopies(6, "single"));
    kinds.addAll(
        List.of("multiple", "multiple", "true_false", "true_false", "ordering", "scenario"));
    kinds.forEach(kind -> question(trainer, bank, kind));
    return bank;
  }

  public static JsonObject change(JsonObject draft, int after) {
    draft.remove("bank");
    return after(draft, after);
  }

  private static JsonObject after(JsonObject body, int after) {
    body.addProperty("after", after);
    return body;
  }

  public static JsonObject after(int after) {
    return after(new JsonObject(), after);
  }

  public static JsonObject reason() {
    var reason = new JsonObject();
    reason.addProperty("reason", "演示·测试用");
    return reason;
  }

  /**
   * For everybody who may learn; forty minutes, eight of ten pass, thrice a year, a day between.
   */
  public static JsonObject examDraft(String bank, int questions) {
    JsonObject draft = check(bank, questions);
    draft.addProperty("title", "演示·考试" + NUMBER.incrementAndGet());
    draft.add("audience", Given.texts("child_director", "child_supervisor", "volunteer"));
    draft.addProperty("minutes", 40);
    draft.addProperty("passPercent", 80);
    draft.addProperty("attempts", 3);
    draft.addProperty("coolDownHours", 24);
    draft.addProperty("open", true);
    return draft;
  }

  public static JsonObject check(String bank, int questions) {
    var part = new JsonObject();
    part.addProperty("bank", bank);
    part.addProperty("count", questions);
    var parts = new JsonArray();
    parts.add(part);
    var draft = new JsonObject();
    draft.add("parts", parts);
    return draft;
  }

  public static String exam(Api trainer, JsonObject draft) {
    return trainer.call("createExam", Map.of(), draft).expect(201).text("id");
  }

  public static JsonObject answer(int version, int... places) {
    var answer = new JsonObject();
    answer.add("answer", numbers(places));
    answer.addProperty("version", version);
    return answer;
  }

  /** In their order; each leaves one event. */
  public static Map<String, Runnable> commands(TestServer server) {
    Api trainer = server.as("trainer");
    Api director = server.as("child_director");
    String bank = bank(trainer);
    String question = question(trainer, bank, "single");
    String[] exam = new String[1];
    String[] attempt = new String[1];
    Map<String, Runnable> commands = new LinkedHashMap<>();
    commands.put("createExamBank", () -> bank(trainer));
    String another = bank(trainer);
    commands.put("createExamQuestion", () -> question(trainer, another, "ordering"));
    commands.put(
        "changeExamQuestion",
        () -> on(trainer, "changeExamQuestion", question, change(draft(bank, "single"), 1)));
    commands.put(
        "confirmExamQuestion", () -> on(trainer, "confirmExamQuestion", question, after(2)));
    commands.put("createExam", () -> exam[0] = exam(trainer, examDraft(bank, 1)));
    commands.put(
        "changeExam",
        () ->
            trainer
                .call("changeExam", Map.of("exam", exam[0]), after(examDraft(bank, 1), 1))
                .expect(200));
    commands.put("startExamAttempt", () -> attempt[0] = start(director, exam[0]));
    commands.put("saveExamAnswer", () -> save(director, attempt[0], 1, answer(1, 0)).expect(200));
    commands.put(
        "handInExam", () -> director.call("handInExam", Map.of("attempt", attempt[0])).expect(200));
    commands.put("stopExamQuestion", () -> on(trainer, "stopExamQuestion", question, reason()));
    return commands;
  }

  private static void on(Api trainer, String operation, String question, JsonObject body) {
    trainer.call(operation, Map.of("question", question), body).expect(200);
  }

  public static String start(Api learner, String exam) {
    return learner.call("startExamAttempt", Map.of("exam", exam)).expect(200).text("id");
  }

  public static Api.Answer save(Api learner, String attempt, int place, JsonObject answer) {
    return learner.call("saveExamAnswer", Map.of("attempt", attempt, "place", place), answer);
  }

  /** Somebody with a post in the county, signed in. */
  public static Api learner(TestServer server, String role, String division) {
    return server.as(account(server, role, division));
  }

  /** Somebody with a post in the county. */
  public static String account(TestServer server, String role, String division) {
    String account = "exam-learner-" + NUMBER.incrementAndGet();
    UUID person = Staff.add(server, account, role);
    server.store().run(tx -> tx.execute(MOVE, person, division));
    return account;
  }
}
