package cn.pufa.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is typed is answered, and costs no more than a question. */
class SearchFuzzTest {

  private static final SearchIndex INDEX = SampleDocuments.index();
  private static final Suggestions SUGGESTIONS = Suggestions.of(SampleDocuments.ALL);

  /** As the contract lets through. */
  private static final int LONGEST = 200;

  static Stream<byte[]> questions() {
    return Stream.of(
            "离婚冷静期多久",
            "lihun 要 hukou 吗",
            "第一千零七十七条",
            "title:离* AND (\"~2^9",
            "１２３４５",
            "👩‍👩‍👧 𠮷",
            "離婚")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("questions")
  @FuzzTest(maxDuration = "1h")
  void aQuestionIsAnswered(byte[] typed) {
    String text = new String(typed, StandardCharsets.UTF_8);
    String question = text.substring(0, Math.min(LONGEST, text.length()));
    assertThat(SearchAnswer.of(INDEX.find(question), null, 10)).isNotNull();
    assertThat(SUGGESTIONS.of(question)).hasSizeLessThan(20);
  }
}
