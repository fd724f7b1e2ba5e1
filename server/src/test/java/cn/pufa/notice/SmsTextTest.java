package cn.pufa.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SmsTextTest {

  @Test
  void aNameThatFitsStandsWhole() {
    assertThat(SmsText.with("{name}：您好。", "演示协会")).isEqualTo("演示协会：您好。");
  }

  @Test
  void aLongNameIsShortenedAndTheWordsStay() {
    String words = "{name}：" + "字".repeat(180) + "。";
    String text = SmsText.with(words, "名".repeat(60));
    assertThat(text).hasSize(SmsText.LONGEST).startsWith("名".repeat(27) + "…：").endsWith("字。");
  }

  @Test
  void exactlyThreeSegmentsAreNotCut() {
    String words = "{name}" + "字".repeat(200);
    assertThat(SmsText.with(words, "名".repeat(10))).hasSize(210).doesNotContain("…");
  }

  @Test
  void aCharacterIsNeverHalved() {
    String name = "名".repeat(19) + "𠮷".repeat(20);
    String text = SmsText.with("{name}" + "字".repeat(189), name);
    assertThat(text).startsWith("名".repeat(19) + "…字");
  }

  @Test
  void wordsThatAreTooLongThemselvesAreAFaultOfOurs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SmsText.with("{name}" + "字".repeat(300), "演示协会"));
  }
}
