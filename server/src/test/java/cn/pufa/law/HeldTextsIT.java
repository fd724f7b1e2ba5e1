package cn.pufa.law;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.LawRequests;
import cn.pufa.testing.LawRequests.Law;
import cn.pufa.testing.Race;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An article near one that was read comes from memory, and never from before a change. */
class HeldTextsIT {

  private static final String PASSED = "2019-01-02";

  /** More than are read together. */
  private static final int ARTICLES = 70;

  private static TestServer server;
  private static TestServer other;
  private static Jdbc database;
  private static Api reviewer;
  private final Law law = Law.invented();

  @BeforeAll
  static void start() {
    server = TestServer.start();
    other = TestServer.start(server.database(), Map.of());
    database = Jdbc.connect(server.database().ownerUrl());
    reviewer = server.as("legal_reviewer");
  }

  @AfterAll
  static void stop() {
    database.close();
    other.close();
    server.close();
  }

  @BeforeEach
  void importFirst() {
    importText("旧", true);
    Eventually.within(
        Duration.ofSeconds(2), () -> other.api().call("getArticle", article(1)).expect(200));
  }

  private void importText(String word, boolean isNew) {
    var text = new StringBuilder("# " + law.title() + "\n\n");
    String[] articles = texts(word);
    for (int number = 1; number <= ARTICLES; number++) {
      text.append(ChineseNumeral.label(number)).append(' ').append(articles[number - 1]);
      text.append("\n\n");
    }
    byte[] file = text.toString().getBytes(StandardCharsets.UTF_8);
    LawRequests.send(reviewer, law, PASSED, PASSED, isNew, file).expect(200);
  }

  private static String[] texts(String word) {
    return IntStream.rangeClosed(1, ARTICLES)
        .mapToObj(number -> word + "风筝要有" + number + "根线。")
        .toArray(String[]::new);
  }

  private Map<String, Object> article(int number) {
    return Map.of("statute", law.code(), "article", number);
  }

  private String text(TestServer node, int number) {
    JsonObject article = node.api().call("getArticle", article(number)).expect(200).json();
    return article.get("text").getAsString();
  }

  /** Nobody tells the servers of it. */
  private void overwriteInTheDatabase() {
    database.execute("update article set text = '偷偷改的' where code = '%s'".formatted(law.code()));
  }

  @Test
  void itsNeighboursCostNoQuery() {
    assertThat(text(server, 2)).isEqualTo("旧风筝要有2根线。");
    overwriteInTheDatabase();
    assertThat(text(server, 3)).isEqualTo("旧风筝要有3根线。");
    assertThat(text(server, 63)).isEqualTo("旧风筝要有63根线。");
    assertThat(text(server, 64)).isEqualTo("偷偷改的");
    assertThat(text(server, ARTICLES)).isEqualTo("偷偷改的");
    server.api().call("getArticle", article(ARTICLES + 1)).expect(404);
  }

  @Race
  @Test
  void aTextThatIsImportedAgainIsReadOnBothNodes() {
    for (TestServer node : List.of(server, other)) {
      assertThat(text(node, 1)).isEqualTo("旧风筝要有1根线。");
    }
    importText("新", false);
    assertThat(text(server, 1)).isEqualTo("新风筝要有1根线。");
    assertThat(text(server, 2)).isEqualTo("新风筝要有2根线。");
    Eventually.within(
        Duration.ofSeconds(2), () -> assertThat(text(other, 1)).isEqualTo("新风筝要有1根线。"));
    assertThat(text(other, 3)).isEqualTo("新风筝要有3根线。");
  }

  @Race
  @Test
  void allOfThemAtOnceAreRight() {
    List<Callable<String>> calls =
        IntStream.rangeClosed(1, ARTICLES)
            .<Callable<String>>mapToObj(number -> () -> text(other, number))
            .toList();
    assertThat(AtOnce.call(calls)).containsExactly(texts("旧"));
  }
}
