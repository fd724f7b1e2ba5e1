package cn.pufa.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Only what five say in the same words is a phrase. */
class PhrasesTest {

  private static List<String> texts(int times, String text) {
    return new ArrayList<>(Collections.nCopies(times, text));
  }

  @Test
  void fourAreTooFew() {
    assertThat(Phrases.frequent(texts(4, "彩礼能退吗"), 5, 6)).isEmpty();
    assertThat(Phrases.frequent(texts(5, "彩礼能退吗"), 5, 6)).isNotEmpty();
  }

  @Test
  void wordsInCommonAreFoundInDifferentQuestions() {
    List<String> texts =
        List.of("离婚冷静期怎么算", "冷静期能不能撤回", "过了冷静期还要去吗", "什么叫冷静期", "冷静期三十天从哪天算", "申请低保要什么");
    assertThat(Phrases.frequent(texts, 5, 6)).containsExactly("冷静期");
  }

  @Test
  void onePersonsWordsCountOnceInAText() {
    assertThat(Phrases.frequent(List.of("彩礼".repeat(20)), 5, 6)).isEmpty();
  }

  @Test
  void wordsThatSayNothingAndGapsAreNoPhrases() {
    assertThat(Phrases.frequent(texts(9, "怎么办"), 5, 6)).isEmpty();
    assertThat(Phrases.frequent(texts(9, "某人某地几"), 5, 6)).isEmpty();
    assertThat(Phrases.frequent(texts(9, "abc <b>"), 5, 6)).isEmpty();
  }

  @Test
  void noPhraseIsPartOfAnother() {
    List<String> phrases = Phrases.frequent(texts(30, "骨灰安放证明去哪里开"), 5, 6);
    assertThat(phrases)
        .allSatisfy(
            one ->
                assertThat(phrases)
                    .filteredOn(other -> !other.equals(one))
                    .noneMatch(other -> other.contains(one)));
  }
}
