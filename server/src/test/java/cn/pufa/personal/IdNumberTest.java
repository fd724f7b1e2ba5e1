package cn.pufa.personal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.IdNumbers;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GB 11643: place, day of birth, check sign; with the numbers printed in the standard. */
class IdNumberTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  /** The examples of GB 11643-1999, appendix A and the text. */
  @ParameterizedTest
  @ValueSource(strings = {"11010519491231002X", "11010519491231002x", "440524188001010014"})
  void theStandardsOwnExamples(String typed) {
    IdNumber number = IdNumber.of(typed);
    if (typed.startsWith("440524188")) {
      assertThat(number.fault(TODAY)).hasValue("第7到14位不是一个出生日期，请核对");
    } else {
      assertThat(number.fault(TODAY)).isEmpty();
    }
  }

  @Test
  void invented() {
    for (int place = 0; place < 3000; place++) {
      assertThat(IdNumber.of(IdNumbers.number(place)).fault(TODAY)).isEmpty();
    }
  }

  @Test
  void anyOtherCheckSignIsRefused() {
    String good = IdNumbers.number(7);
    for (char sign : "0123456789X".toCharArray()) {
      boolean isGood = sign == good.charAt(17);
      assertThat(IdNumber.of(good.substring(0, 17) + sign).fault(TODAY).isEmpty())
          .isEqualTo(isGood);
    }
  }

  /** One digit typed wrong, or two neighbours exchanged, is always found. */
  @Test
  void slipsOfTheHandAreFound() {
    String good = IdNumbers.number(321);
    for (int place = 6; place < 17; place++) {
      for (char digit = '0'; digit <= '9'; digit++) {
        if (digit != good.charAt(place)) {
          String slip = good.substring(0, place) + digit + good.substring(place + 1);
          assertThat(IdNumber.of(slip).fault(TODAY)).as(slip).isPresent();
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', 18位",
    "1101051949123100, 18位",
    "11010519491231002XX, 18位",
    "１１０１０５１９４９１２３１００２X, 18位",
    "11010519491231002-, 18位",
    "991105194912310029, 省份",
    "110105194913310029, 出生日期",
    "110105194902300029, 出生日期",
    "110105202611250029, 出生日期",
    "110105189912310029, 出生日期"
  })
  void whatIsWrongIsSaid(String typed, String word) {
    assertThat(IdNumber.of(typed).fault(TODAY))
        .hasValueSatisfying(fault -> assertThat(fault).contains(word));
  }

  @Test
  void showsFourAndFourAndPrintsNothing() {
    IdNumber number = IdNumber.of("11010519491231002x");
    assertThat(number.masked()).isEqualTo("1101**********002X");
    assertThat(number).hasToString("***");
  }
}
