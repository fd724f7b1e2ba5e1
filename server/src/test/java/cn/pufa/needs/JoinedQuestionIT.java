package cn.pufa.needs;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.NeedsRequests;
import cn.pufa.testing.Proofs;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who asked what others have asked is told of the answer, and has it for as long as they had. */
class JoinedQuestionIT {

  private static final Duration KEPT = Duration.ofDays(180);

  private static TestServer server;
  private static Jdbc database;
  private static Api officer;
  private static List<String> cards;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    database = Jdbc.connect(server.database().ownerUrl());
    officer = server.as("case_officer");
    cards =
        server
            .api()
            .call("listCards", Map.of("topic", "marriage"))
            .expect(200)
            .json()
            .getAsJsonArray("items")
            .asList()
            .stream()
            .map(card -> card.getAsJsonObject().get("id").getAsString())
            .toList();
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

  private static void look(Api resident, String question) {
    resident.call("openMyQuestion", Map.of("question", question)).expect(200);
  }

  private static JsonObject only(Api resident) {
    JsonObject mine = resident.call("listMyQuestions").expect(200).json();
    assertThat(mine.get("total").getAsInt()).isEqualTo(1);
    return mine.getAsJsonArray("items").get(0).getAsJsonObject();
  }

  private static int unseen(Api resident) {
    return resident.call("listMyQuestions").expect(200).json().get("unseen").getAsInt();
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

  @Test
  void whoLookedBeforeIsToldOfTheAnswerThatWasThere() {
    String old = answeredDaysAgo(3);
    Api resident = somebody();
    String id = ask(resident, "演示：冷静期有多久");
    look(resident, id);
    assertThat(unseen(resident)).isZero();
    act("mergeQuestion", id, "{into:'%s'}".formatted(old));
    assertThat(unseen(resident)).isEqualTo(1);
    assertThat(only(resident).get("unseen").getAsBoolean()).isTrue();
    look(resident, id);
    assertThat(unseen(resident)).isZero();
  }

  @Test
  void aCardThatJoinsAnAnswerIsNewToAllWhoShareIt() {
    Api first = somebody();
    Api second = somebody();
    String id = ask(first, "演示：领证带什么");
    String same = ask(second, "演示：登记结婚带什么");
    act("mergeQuestion", same, "{into:'%s'}".formatted(id));
    act("answerQuestion", id, "{answer:'身份证。'}");
    look(first, id);
    look(second, same);
    answerBy(id, cards.getFirst());
    assertThat(unseen(first)).isEqualTo(1);
    assertThat(unseen(second)).isEqualTo(1);
    assertThat(only(second).getAsJsonArray("cards")).hasSize(1);

    look(first, id);
    look(second, same);
    answerBy(id, cards.getFirst());
    assertThat(unseen(first) + unseen(second)).as("published once more").isZero();
  }

  private static void answerBy(String question, String card) {
    server.store().run(tx -> server.node().needs().answered(tx, UUID.fromString(question), card));
  }

  @Test
  void noCardComesToWhomWePassedOn() {
    Api resident = somebody();
    String id = ask(resident, "演示：违章停车找谁");
    act("transferQuestion", id, "{words:'请打 12345。'}");
    look(resident, id);
    answerBy(id, cards.getFirst());
    assertThat(unseen(resident)).isZero();
    assertThat(only(resident).getAsJsonArray("cards")).isEmpty();
  }
}
