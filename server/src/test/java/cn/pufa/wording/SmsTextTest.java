package cn.pufa.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsTextTest {

  /** With its brackets eight characters. */
  private static final SmsText SMS = new SmsText("演示民政局演", new ShortName("廉江市"));

  @ParameterizedTest
  @CsvSource({"1, 1", "62, 1", "63, 2", "126, 2", "127, 3", "193, 3", "194, 4"})
  void theSignatureCountsAndSeventyIsOne(int length, int segments) {
    assertThat(SMS.segments("字".repeat(length))).isEqualTo(segments);
  }

  @Test
  void aCharacterOutsideTheBasicPlaneCountsAsTwo() {
    assertThat(SMS.segments("𠮷".repeat(31))).isEqualTo(1);
    assertThat(SMS.segments("𠮷".repeat(32))).isEqualTo(2);
  }

  @Test
  void aNameThatFitsStandsWhole() {
    assertThat(fill("{organization}：您好。", "廉江市演示协会")).isEqualTo("廉江市演示协会：您好。");
  }

  @Test
  void aLongNameIsShortenedAndTheWordsStay() {
    String text = fill("{organization}：" + "字".repeat(175) + "。", "演示" + "名".repeat(60) + "协会");
    assertThat(text).hasSize(SMS.room()).startsWith("演示名名").contains("…协会：").endsWith("字。");
  }

  @Test
  void exactlyThreeSegmentsAreNotCut() {
    assertThat(fill("{organization}" + "字".repeat(183), "名".repeat(10)))
        .hasSize(193)
        .doesNotContain("…");
  }

  @Test
  void aNameThatStandsTwiceIsShortenedTwice() {
    String words = "{organization}：" + "字".repeat(165) + "{organization}";
    String text = fill(words, "演示" + "名".repeat(20) + "协会");
    assertThat(text).hasSizeLessThanOrEqualTo(193).endsWith("…协会").contains("…协会：");
  }

  @Test
  void wordsThatAreTooLongThemselvesAreAFaultOfOurs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fill("{organization}" + "字".repeat(300), "演示协会"));
  }

  private static String fill(String words, String name) {
    return SMS.fill(words, Map.of("organization", name));
  }
}
