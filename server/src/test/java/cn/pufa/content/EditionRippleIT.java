package cn.pufa.content;

import static cn.pufa.testing.EditionRequests.list;
import static cn.pufa.testing.EditionRequests.sentence;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.EditionFlow;
import cn.pufa.testing.EditionFlow.Edition;
import cn.pufa.testing.EditionRequests;
import cn.pufa.testing.LawRequests;
import cn.pufa.testing.LawRequests.Law;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** When the law changes, what is public says so, moves along, or leaves. */
class EditionRippleIT {

  private static final String FIRST = "2019-01-02";
  private static final String SECOND = "2020-01-02";

  private static TestServer server;
  private static Api reviewer;
  private static EditionFlow flow;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    reviewer = server.as("legal_reviewer");
    flow = new EditionFlow(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aChangedArticleIsInDoubtUntilSomebodyHasLooked() {
    Law law = law("风筝要有线。", "线要结实，放之前看一看。");
    String card = live(law, 1, 2).piece();
    assertThat(page(card).get("unverified").getAsBoolean()).isFalse();

    LawRequests.importLaw(reviewer, law, SECOND, false, "风筝要有线。", "线要很结实，放之前看两看。");
    JsonObject doubted = page(card);
    assertThat(doubted.get("unverified").getAsBoolean()).isTrue();
    assertThat(doubted.get("note").getAsString()).contains("正在核对");
    assertThat(versions(doubted)).as("the same words moved along").containsExactly(SECOND, FIRST);
    assertThat(reviewDue(card)).isTrue();
    JsonObject stale = stale(law).getFirst();
    assertThat(stale.get("link").getAsString()).isEqualTo("/content/" + card);

    LawRequests.settle(reviewer, stale, LawRequests.settlement("still_right")).expect(200);
    JsonObject settled = page(card);
    assertThat(settled.get("unverified").getAsBoolean()).isFalse();
    assertThat(versions(settled)).containsExactly(SECOND, SECOND);
    assertThat(reviewDue(card)).isFalse();
  }

  @Test
  void whatRestsOnNothingLeavesThePublicSide() {
    Law law = law("风筝要有线。", "线要结实。");
    String card = live(law, 2).piece();
    LawRequests.importLaw(reviewer, law, SECOND, false, "风筝要有线，线要长。");
    server.api().call("getCard", Map.of("card", card)).expect(404);
    assertThat(
            flow.approver()
                .call("getPiece", Map.of("piece", card))
                .expect(200)
                .json()
                .getAsJsonObject("piece")
                .get("unpublishReason")
                .getAsString())
        .contains(law.title());
  }

  @Test
  void ofAQuizOnlyTheQuizGoes() {
    Law law = law("风筝要有线。", "线要结实。");
    JsonObject text = words(ref(law, FIRST, 1));
    var question = new JsonObject();
    question.addProperty("ask", "放风筝要什么？");
    question.add("choices", list(EditionRequests.text("线"), EditionRequests.text("船")));
    question.addProperty("right", 0);
    question.add("why", sentence("没有结实的线飞不稳。", ref(law, FIRST, 2)));
    text.getAsJsonObject("card").add("quiz", list(question, question.deepCopy()));
    String card = live(text).piece();
    assertThat(page(card).getAsJsonArray("quiz")).hasSize(2);

    LawRequests.importLaw(reviewer, law, SECOND, false, "风筝要有线。");
    JsonObject without = page(card);
    assertThat(without.has("quiz")).isFalse();
    assertThat(without.get("unverified").getAsBoolean()).isFalse();

    assertThat(stale(law)).extracting(one -> one.get("kind").getAsString()).containsOnly("quiz");
    liveAgain(card, words(ref(law, SECOND, 1)));
    assertThat(stale(law)).as("written anew without one").isEmpty();
  }

  private static Law law(String... articles) {
    var law = Law.invented();
    LawRequests.importLaw(reviewer, law, FIRST, true, articles);
    return law;
  }

  private static String ref(Law law, String version, int article) {
    return law.code() + "@" + version + "#" + article;
  }

  private static Edition live(Law law, int... articles) {
    return live(
        words(
            IntStream.of(articles)
                .mapToObj(article -> ref(law, FIRST, article))
                .toArray(String[]::new)));
  }

  private static JsonObject words(String... refs) {
    JsonObject text = EditionRequests.card();
    var answer = list();
    for (String ref : refs) {
      answer.add(sentence("放风筝先看线结不结实。", ref));
    }
    text.getAsJsonObject("card").add("answer", answer);
    return text;
  }

  private static Edition live(JsonObject text) {
    JsonObject draft = EditionRequests.draft();
    draft.add("text", text);
    return publish(EditionRequests.created(flow.editor().call("createPiece", Map.of(), draft)), 1);
  }

  private static void liveAgain(String card, JsonObject text) {
    Edition next =
        EditionRequests.created(
            flow.editor().call("createEdition", Map.of("piece", card), new JsonObject()));
    flow.editor().call("saveEdition", next.path(), EditionRequests.save(1, text)).expect(200);
    publish(next, 2);
  }

  private static Edition publish(Edition edition, int revision) {
    flow.submit(edition, revision);
    flow.passFirst(edition);
    flow.passLegal(edition);
    flow.passSecrecy(edition);
    return flow.publish(edition);
  }

  private static JsonObject page(String card) {
    return server.api().call("getCard", Map.of("card", card)).expect(200).json();
  }

  private static List<String> versions(JsonObject page) {
    return page.getAsJsonArray("citations").asList().stream()
        .map(citation -> citation.getAsJsonObject().get("version").getAsString())
        .toList();
  }

  private static boolean reviewDue(String card) {
    return flow.approver()
        .call("getPiece", Map.of("piece", card))
        .expect(200)
        .json()
        .getAsJsonObject("piece")
        .get("reviewDue")
        .getAsBoolean();
  }

  private static List<JsonObject> stale(Law law) {
    return LawRequests.stale(reviewer, Map.of("statute", law.code()));
  }
}
