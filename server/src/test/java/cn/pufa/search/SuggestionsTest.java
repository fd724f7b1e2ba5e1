package cn.pufa.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestionsTest {

  private final Suggestions suggestions = Suggestions.of(SampleDocuments.ALL);

  @ParameterizedTest
  @CsvSource({
    "离婚冷,离婚冷静期是怎么回事？",
    "離婚冷,离婚冷静期是怎么回事？",
    "彩礼,离婚时彩礼要退吗？",
    "cailineng,没领证彩礼能要回来吗",
    "lihunlengj,离婚冷静期是怎么回事？",
    "lhljq,离婚冷静期是怎么回事？",
    "离婚leng,离婚冷静期是怎么回事？",
    "申请低宝,申请低保需要什么条件",
    "shenqing dibao,申请低保需要什么条件"
  })
  void aBeginningIsEnough(String typed, String question) {
    assertThat(texts(typed)).contains(question);
  }

  @Test
  void aQuestionKnowsWhatAnswersIt() {
    assertThat(suggestions.of("离婚冷静期是"))
        .contains(new Suggestions.Suggestion("离婚冷静期是怎么回事？", "card", "cooling"));
  }

  @Test
  void curatedWordsAreSuggestedToo() {
    assertThat(suggestions.of("五保")).contains(new Suggestions.Suggestion("五保户", null, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"离", "l", "li", "孩子", "怎么", "a", "z", "低保", "h"})
  void thereAreNeverMoreThanEight(String typed) {
    assertThat(texts(typed)).hasSizeLessThanOrEqualTo(8).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "*", "\u0000", "😀", "((", "\uD83D", "x", "zzzzzz", "<b>"})
  void whatBeginsNothingSuggestsNothing(String typed) {
    assertThat(texts(typed)).isEmpty();
  }

  private List<String> texts(String typed) {
    return suggestions.of(typed).stream().map(Suggestions.Suggestion::text).toList();
  }
}
