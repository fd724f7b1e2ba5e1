package cn.pufa.search;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.search.SearchIndex.Found;
import cn.pufa.testing.Race;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is typed is plain text, and costs no more than a question. */
class SearchRobustnessTest {

  private final SearchIndex index = SampleDocuments.index();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "　",
        "的",
        "怎么办",
        "请问可以吗",
        "???",
        "*",
        "*:*",
        "title:离",
        "AND",
        "(",
        "\"",
        "\\",
        "+-&&||!(){}[]^~",
        "离",
        "/.*/",
        "[a TO b]",
        "<script>",
        "\u0000",
        "😀",
        "\uD83D",
        "第条",
        "第零条",
        "99999条",
        "'; drop table card; --"
      })
  void hostileOrEmptyQueriesFindNothing(String query) {
    assertThat(index.find(query).lines()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"离婚 AND (冷静期", "\"离婚冷静期", "离婚*冷静期~2^9", "title:离婚冷静期", "离婚　冷静期", "＊离婚冷静期／"})
  void syntaxIsPlainText(String query) {
    assertThat(ids(query)).contains("cooling");
  }

  @Test
  void aLongQueryIsCut() {
    assertThat(ids("离婚冷静期多久" + "离婚".repeat(2500))).contains("cooling");
    assertThat(index.find("汉字".repeat(2500)).lines()).isEmpty();
    assertThat(index.find(String.join("", Synonyms.load().subjects()))).isNotNull();
  }

  @Race
  @Test
  void oneIndexServesManyThreads() throws Exception {
    var expected = ids("吃低保需要什么条件");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks = new ArrayList<Callable<List<String>>>();
      for (var task = 0; task < 200; task++) {
        tasks.add(() -> ids("吃低保需要什么条件"));
      }
      for (var result : threads.invokeAll(tasks)) {
        assertThat(result.get()).isEqualTo(expected);
      }
    }
  }

  private List<String> ids(String query) {
    Found found = index.find(query);
    return found.lines().stream().limit(3).map(line -> line.document().id()).toList();
  }
}
