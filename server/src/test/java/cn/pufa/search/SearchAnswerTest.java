package cn.pufa.search;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.search.SearchAnswer.Item;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a resident is shown of what was found. */
class SearchAnswerTest {

  private final SearchIndex index = SampleDocuments.index();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "停车罚款怎么交",
        "今天天气怎么样",
        "彩票中奖号码",
        "驾照考试预约",
        "车辆年检怎么办",
        "领养猫要办证吗",
        "公积金怎么提取",
        "手机贷款利息多少",
        "孩子发烧怎么办",
        "英语四级成绩",
        "附近的加油站"
      })
  void whatIsNotOurBusinessIsSentElsewhere(String query) {
    var answer = answer(query, null, 10);

    assertThat(answer.items()).isEmpty();
    assertThat(answer.elsewhere().words()).contains("不归民政管", "12345", "12348");
  }

  /** Near to no question of anybody: it is not found, and nobody is said to be in charge. */
  @Test
  void whatOnlyFindsNothingIsNotSentElsewhere() {
    assertThat(answer("kubernetes pod restart", null, 10).items()).isEmpty();
    assertThat(answer("kubernetes pod restart", null, 10).elsewhere()).isNull();
    assertThat(answer("真的吗", null, 10).elsewhere()).isNull();
    assertThat(answer("离婚冷静期", null, 10).elsewhere()).isNull();
  }

  @Test
  void aTopicNarrowsTheAnswers() {
    assertThat(answer("离婚冷静期", "marriage", 10).items())
        .isNotEmpty()
        .extracting(Item::topic)
        .containsOnly("marriage");
    assertThat(answer("离婚冷静期", "funeral", 10).items()).isEmpty();
  }

  @Test
  void topicsAreCountedWhateverWasAskedFor() {
    var all = answer("孩子", null, 50);
    var narrowed = answer("孩子", "child", 1);

    assertThat(narrowed.items()).hasSize(1);
    assertThat(narrowed.topics()).isEqualTo(all.topics());
    for (var topic : all.topics()) {
      assertThat(all.items().stream().filter(item -> item.topic().equals(topic.topic())))
          .hasSize((int) topic.count());
    }
  }

  @Test
  void theSnippetShowsTheBestPieceAndMarksIt() {
    var body =
        "无关的话。".repeat(30) + "**已满八周岁的**，[尊重](https://example.cn)孩子的真实意愿。" + "别的话。".repeat(30);
    var item =
        SearchAnswer.of(
                SampleDocuments.index(
                        List.of(SampleDocuments.card("one", "child", "孩子的意愿", "", body)))
                    .find("真实意愿"),
                null,
                1)
            .items()
            .getFirst();

    assertThat(item.snippet())
        .contains("尊重孩子的真实意愿")
        .hasSizeLessThanOrEqualTo(80)
        .startsWith("…")
        .endsWith("…");
    assertThat(marked(item.snippet(), item.snippetMarks())).contains("真实意愿");
    assertThat(marked(item.title(), item.titleMarks())).contains("意愿");
  }

  @Test
  void noSnippetIsTooLong() {
    for (var query : List.of("离婚", "低保", "孩子", "安葬", "收养")) {
      assertThat(answer(query, null, 20).items())
          .isNotEmpty()
          .allSatisfy(item -> assertThat(item.snippet()).isNotBlank().hasSizeLessThanOrEqualTo(80));
    }
  }

  @Test
  void marksThatTouchAreOne() {
    assertThat(SearchMarks.of("离婚冷静期", List.of("离婚", "冷静", "静期", "期")))
        .containsExactly(new SearchAnswer.Mark(0, 5));
    assertThat(SearchMarks.of("离婚后离婚", List.of("离婚")))
        .containsExactly(new SearchAnswer.Mark(0, 2), new SearchAnswer.Mark(3, 5));
  }

  private SearchAnswer answer(String query, String topic, int size) {
    return SearchAnswer.of(index.find(query), topic, size);
  }

  private static List<String> marked(String text, List<SearchAnswer.Mark> marks) {
    return marks.stream().map(mark -> text.substring(mark.from(), mark.to())).toList();
  }
}
