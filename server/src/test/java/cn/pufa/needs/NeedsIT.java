package cn.pufa.needs;

import static cn.pufa.testing.NeedsRequests.json;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.NeedsRequests;
import cn.pufa.testing.Race;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who asks and does not find is heard without being known, and shown in groups of five. */
@ServerAt(NeedsIT.NOW)
class NeedsIT {

  static final String NOW = "2031-03-10T02:00:00Z";
  private static final String TOWN = "440881101";
  private static final String OTHER_TOWN = "440881102";

  private static MovableClock clock;
  private static TestServer server;
  private static Jdbc database;
  private static Api nobody;
  private static Api editor;

  @BeforeAll
  static void start() {
    nobody = server.api();
    editor = server.as("editor");
    Eventually.within(
        Duration.ofSeconds(60), () -> nobody.call("search", Map.of("q", "x")).expect(200));
  }

  @BeforeEach
  void nothingHeard() {
    clock.moveTo(NOW);
    server.node().tick();
    for (String table : List.of("need_signal", "need_search", "topic_proposal", "usefulness")) {
      database.execute("delete from " + table);
    }
  }

  private JsonObject board(Map<String, Object> filter) {
    return editor.call("getNeedsBoard", filter).expect(200).json();
  }

  private static List<JsonObject> objects(JsonObject of, String list) {
    return of.getAsJsonArray(list).asList().stream().map(JsonElement::getAsJsonObject).toList();
  }

  private String search(String words) {
    return nobody.call("search", Map.of("q", words)).expect(200).text("search");
  }

  private List<String> signals() {
    return database.column(
        "select kind || ' ' || coalesce(words, '-') from need_signal order by kind, words");
  }

  @Test
  void aSearchNobodyFoundAnAnswerByIsASignalAndAClickIsNone() {
    String found = search("离婚冷静期怎么算");
    search("领结婚证要带户口本吗");
    nobody.call("reportClick", Map.of("search", found)).expect(204);
    server.node().tick();
    assertThat(signals()).isEmpty();

    clock.moveTo("2031-03-10T02:11:00Z");
    server.node().tick();
    assertThat(signals()).containsExactly("search_no_click 领结婚证要带户口本吗");
    assertThat(database.number("select count(*) from need_search")).isZero();
  }

  @Test
  void aSearchWithoutResultIsCleanedAndCountsOnceADayForAnAddress() {
    String words = "zzqqxx 13800138000 张建国先生";
    nobody.call("search", Map.of("q", words, "township", TOWN)).expect(200);
    search(words);
    server.node().tick();
    assertThat(database.column("select township from need_signal")).containsExactly(TOWN);
    assertThat(signals())
        .hasSize(1)
        .allSatisfy(
            row -> assertThat(row).startsWith("search_nothing").doesNotContain("138", "建国"));
  }

  @Race
  @Test
  void searchesAreWrittenOnceByTwoWhoWriteAtOnce() {
    Signals signals = server.node().needs().signals();
    for (int number = 0; number < 5000; number++) {
      signals.searched("演示：第%d个问题".formatted(number), null, null, 1, "203.0.113.7");
    }
    AtOnce.call(Collections.nCopies(2, Executors.callable(signals::writeGathered)));
    assertThat(database.number("select count(*) from need_search")).isEqualTo(5000);
  }

  @Test
  void aClickHeardByAnotherNodeFirstCountsAsWell() {
    String found = search("低保怎么申请");
    database.execute(
        "insert into need_search (id, at, clicked, searched) values ('%s', '%s', true, false)"
            .formatted(found, clock.instant()));
    server.node().tick();
    clock.moveTo("2031-03-10T02:30:00Z");
    server.node().tick();
    assertThat(signals()).isEmpty();
  }

  @Test
  void whatWasMissingIsKeptWithoutWhoSaidIt() {
    String card = card("marriage");
    nobody
        .call(
            "sendFeedback",
            Map.of("card", card),
            json("{useful:false,missing:'没写电话，打13800138000找张先生',township:'%s'}".formatted(TOWN)))
        .expect(204);
    nobody.call("sendFeedback", Map.of("card", card), json("{useful:true}")).expect(204);
    assertThat(database.column("select kind || topic || township || words from need_signal"))
        .containsExactly("not_usefulmarriage" + TOWN + "没写电话，打某号码找某人先生");
    assertThat(
            database.column(
                "select useful || '/' || not_useful from usefulness where card = '" + card + "'"))
        .containsExactly("1/1");
    assertThat(objects(editor.call("listUsefulness").expect(200).json(), "items"))
        .as("two are too few to be told")
        .noneMatch(one -> one.get("card").getAsString().equals(card));
    database.execute("update usefulness set useful = 4 where card = '" + card + "'");
    assertThat(objects(editor.call("listUsefulness").expect(200).json(), "items"))
        .anyMatch(
            one ->
                one.get("card").getAsString().equals(card)
                    && one.get("useful").getAsInt() == 4
                    && one.get("notUseful").getAsInt() == 1);
  }

  private String card(String topic) {
    return objects(nobody.call("listCards", Map.of("topic", topic)).expect(200).json(), "items")
        .getFirst()
        .get("id")
        .getAsString();
  }

  /** Said once a day counts, but only what was kept has been said. */
  @Test
  void whatCouldNotBeKeptIsKeptWhenItIsSentAgain() {
    String card = card("funeral");
    var said = json("{useful:false,missing:'没写几点开门'}");
    try (var owner = Jdbc.connect(server.database().ownerUrl())) {
      owner.execute("alter table need_signal add constraint poison check (false) not valid");
      nobody.call("sendFeedback", Map.of("card", card), said).expect(500);
      owner.execute("alter table need_signal drop constraint poison");
    }
    assertThat(signals()).isEmpty();
    nobody.call("sendFeedback", Map.of("card", card), said).expect(204);
    nobody.call("sendFeedback", Map.of("card", card), said).expect(204);
    assertThat(signals()).containsExactly("not_useful 没写几点开门");
  }

  @Test
  void badFeedbackIsRefusedByName() {
    String card = card("relief");
    assertThat(
            nobody
                .call(
                    "sendFeedback",
                    Map.of("card", card),
                    json("{useful:false,missing:'%s'}".formatted("长".repeat(5000))))
                .expect(422)
                .pointers())
        .containsExactly("/missing");
    assertThat(
            nobody
                .call(
                    "sendFeedback",
                    Map.of("card", card),
                    json("{useful:false,township:'440881999'}"))
                .expect(422)
                .pointers())
        .containsExactly("/township");
    nobody.call("sendFeedback", Map.of("card", "no-such-card"), json("{useful:true}")).expect(404);
    nobody
        .call("answerQuiz", Map.of("card", "no-such-card"), json("{question:0,choice:0}"))
        .expect(404);
    assertThat(
            nobody
                .call("answerQuiz", Map.of("card", card), json("{question:5,choice:-1}"))
                .expect(422)
                .pointers())
        .contains("/question", "/choice");
    nobody
        .call(
            "sendFeedback",
            Map.of("card", card),
            json("{useful:false,missing:'<img src=x onerror=alert(1)>没写地址'}"))
        .expect(204);
    assertThat(signals()).containsExactly("not_useful 没写地址");
  }

  @Test
  void theBoardShowsGroupsOfFiveAndTheRestTogether() {
    hear(7, "marriage", TOWN);
    hear(3, "marriage", OTHER_TOWN);
    hear(4, "marriage", null);
    hear(2, "funeral", TOWN);
    JsonObject board = board(Map.of());
    assertThat(board.get("total").getAsInt()).isEqualTo(16);
    assertThat(objects(board, "groups"))
        .extracting(NeedsIT::shown)
        .containsExactlyInAnyOrder("- - 9", "marriage " + TOWN + " 7");
    assertThat(board(Map.of("township", OTHER_TOWN)).get("total").getAsInt()).isZero();
    assertThat(board(Map.of("topic", "funeral")).get("total").getAsInt()).isZero();
    assertThat(board(Map.of("topic", "marriage", "township", TOWN)).get("total").getAsInt())
        .isEqualTo(7);
    assertThat(objects(board, "sources"))
        .extracting(one -> one.get("kind").getAsString() + one.get("count").getAsInt())
        .containsExactly("stand16");
    editor.call("getNeedsBoard", Map.of("from", "2031-04", "to", "2031-03")).expect(422);
    editor.call("getNeedsBoard", Map.of("from", "2001-04")).expect(422);
  }

  private static String shown(JsonObject group) {
    return Stream.of("topic", "township", "count")
        .map(name -> group.has(name) ? group.get(name).getAsString() : "-")
        .reduce((left, right) -> left + " " + right)
        .orElseThrow();
  }

  private void hear(int times, String topic, String township) {
    database.execute(
        """
        insert into need_signal (division, kind, topic, township, month, heard_on, words)
        select '440881', 'stand', %s, %s, date '2031-03-01', date '2031-03-05', '离婚冷静期怎么算'
          from generate_series(1, %d)
        """
            .formatted(quoted(topic), quoted(township), times));
  }

  private static String quoted(String text) {
    return text == null ? "null" : "'" + text + "'";
  }

  @Test
  void phrasesAreShownWhereFiveSaidThem() {
    hear(4, "marriage", null);
    assertThat(objects(board(Map.of()), "phrases")).isEmpty();
    hear(1, "marriage", null);
    assertThat(objects(board(Map.of()), "phrases").toString()).contains("冷静期");
  }

  @Test
  void wordsGoAfterTheirTimeAndTheCountStays() {
    hear(6, "marriage", TOWN);
    database.execute(
        "update need_signal set heard_on = date '2030-09-01', month = date '2030-09-01'");
    server.node().needs().forgetWords(Duration.ofDays(180));
    assertThat(database.number("select count(*) from need_signal where words is not null"))
        .isZero();
    assertThat(board(Map.of()).get("total").getAsInt()).isEqualTo(6);
  }

  @Test
  void whatIsAskedMuchAndCoveredLittleIsProposedTakenAndClosed() {
    hear(40, "funeral", TOWN);
    hear(6, "marriage", TOWN);
    database.execute("update need_signal set month = date '2031-02-01'");
    server.node().tick();
    List<JsonObject> proposed =
        objects(
            editor.call("listTopicProposals", Map.of("state", "open")).expect(200).json(), "items");
    assertThat(proposed.getFirst().get("topic").getAsString()).isEqualTo("funeral");
    assertThat(proposed.getFirst().get("asked").getAsInt()).isEqualTo(40);
    assertThat(proposed.getFirst().get("month").getAsString()).isEqualTo("2031-03");
    assertThat(proposed.getFirst().get("title").getAsString()).contains("冷静期");
    server.node().tick();
    assertThat(editor.call("listTopicProposals").expect(200).number("total"))
        .as("once")
        .isEqualTo(proposed.size());

    String id = proposed.getFirst().get("id").getAsString();
    Map<String, Object> proposal = Map.of("proposal", id);
    JsonObject taken = editor.call("takeProposal", proposal).expect(200).json();
    assertThat(taken.get("state").getAsString()).isEqualTo("taken");
    assertThat(taken.get("takenBy").getAsString()).isNotBlank();
    server.as("case_officer").call("takeProposal", proposal).expect(409);
    assertThat(
            editor
                .call("closeProposal", proposal, json("{reason:'写好了',card:'no-such-card'}"))
                .expect(422)
                .pointers())
        .containsExactly("/card");
    server
        .store()
        .run(tx -> server.node().needs().answered(tx, UUID.fromString(id), card("funeral")));
    JsonObject closed =
        objects(
                editor.call("listTopicProposals", Map.of("state", "closed")).expect(200).json(),
                "items")
            .getFirst();
    assertThat(closed.get("card").getAsString()).isEqualTo(card("funeral"));
    editor.call("closeProposal", proposal, json("{reason:'再关一次'}")).expect(409);
  }

  @Test
  void nobodyButStaffSeesTheBoard() {
    List<String> faults = new ArrayList<>();
    for (String account : List.of("resident", "volunteer", "org_agent", "partner", "township")) {
      Api caller = server.as(account);
      for (String operation :
          List.of(
              "getNeedsBoard",
              "listTopicProposals",
              "listMisunderstandings",
              "listHotline",
              "listQuestions")) {
        int status = caller.call(operation).status();
        if (status != 403) {
          faults.add(account + " " + operation + " " + status);
        }
      }
    }
    assertThat(faults).isEmpty();
    nobody.call("getNeedsBoard").expect(401);
  }

  @Test
  void aQuizQuestionFewGetRightIsAMisunderstandingOnceFiveAnswered() {
    String card = NeedsRequests.cardWithQuiz(nobody);
    JsonObject quiz =
        objects(nobody.call("getCard", Map.of("card", card)).expect(200).json(), "quiz").getFirst();
    int right = quiz.get("right").getAsInt();
    int wrong = right == 0 ? 1 : 0;
    for (int choice : List.of(wrong, right)) {
      nobody
          .call(
              "answerQuiz", Map.of("card", card), json("{question:0,choice:%d}".formatted(choice)))
          .expect(204);
    }
    assertThat(database.number("select sum(answers) from quiz_tally"))
        .as("once a day from one address")
        .isEqualTo(1);
    if (quiz.getAsJsonArray("choices").size() < 4) {
      assertThat(
              nobody
                  .call("answerQuiz", Map.of("card", card), json("{question:0,choice:3}"))
                  .expect(422)
                  .pointers())
          .containsExactly("/choice");
    }
    database.execute("update quiz_tally set answers = 4");
    assertThat(misunderstood()).isEmpty();
    database.execute("update quiz_tally set answers = 5");
    assertThat(misunderstood())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.get("card").getAsString()).isEqualTo(card);
              assertThat(one.get("rightShare").getAsInt()).isZero();
              assertThat(one.get("answers").getAsInt()).isEqualTo(5);
            });
  }

  private static List<JsonObject> misunderstood() {
    return objects(editor.call("listMisunderstandings").expect(200).json(), "items");
  }
}
