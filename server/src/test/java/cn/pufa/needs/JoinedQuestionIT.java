package cn.pufa.needs;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.NeedsRequests;
import cn.pufa.testing.Proofs;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who asked what others have asked is told of the answer, and has it for as long as they had. */
class JoinedQuestionIT {

  private static final Duration KEPT = Duration.ofDays(180);

  private static TestServer server;
  private static Jdbc database;
  private static Api officer;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    database = Jdbc.connect(server.database().ownerUrl());
    officer = server.as("case_officer");
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  private static Api somebody() {
    return new Proofs(server).signIn(Proofs.phone());
  }

  private static String ask(Api resident, String text) {
    JsonObject question = new JsonObject();
    question.addProperty("text", text);
    return resident.call("askQuestion", Map.of(), question).expect(201).text("id");
  }

  private static void act(String operation, String question, String body) {
    officer
        .call(operation, Map.of("question", question), NeedsRequests.seen(officer, question, body))
        .expect(200);
  }

  private static JsonObject only(Api resident) {
    JsonObject mine = resident.call("listMyQuestions").expect(200).json();
    assertThat(mine.get("total").getAsInt()).isEqualTo(1);
    return mine.getAsJsonArray("items").get(0).getAsJsonObject();
  }

  private static String answeredDaysAgo(int days) {
    String id = ask(somebody(), "演示：离婚冷静期几天");
    act("answerQuestion", id, "{answer:'三十天。'}");
    database.execute(
        "update question set answered_at = now() - interval '%d days' where id = '%s'"
            .formatted(days, id));
    return id;
  }

  @Test
  void whatIsJoinedToAnOldAnswerIsKeptForItsWholeTime() {
    String old = answeredDaysAgo(200);
    Api resident = somebody();
    String id = ask(resident, "演示：离婚要等几天");
    act("mergeQuestion", id, "{into:'%s'}".formatted(old));
    server.node().needs().forgetQuestions(KEPT);
    assertThat(only(resident).get("answer").getAsString()).isEqualTo("三十天。");
    assertThat(only(resident).get("text").getAsString()).isEqualTo("演示：离婚要等几天");

    database.execute(
        "update question set changed_at = now() - interval '181 days' where id = '%s'"
            .formatted(id));
    server.node().needs().forgetQuestions(KEPT);
    assertThat(resident.call("listMyQuestions").expect(200).number("total")).isZero();
  }

  @Test
  void whatIsJoinedToOneThatWaitsIsKeptUntilItsAnswer() {
    String waits = ask(somebody(), "演示：结婚要几岁");
    Api resident = somebody();
    String id = ask(resident, "演示：多大能结婚");
    act("mergeQuestion", id, "{into:'%s'}".formatted(waits));
    database.execute(
        "update question set changed_at = now() - interval '200 days' where id = '%s'"
            .formatted(id));
    server.node().needs().forgetQuestions(KEPT);
    assertThat(only(resident).get("state").getAsString()).isEqualTo("waiting");
  }
}
