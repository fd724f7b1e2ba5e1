package cn.pufa.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChineseNumeralTest {

  @Test
  void everyNumberComesBack() {
    for (var number = 1; number <= 9999; number++) {
      assertThat(ChineseNumeral.parse(ChineseNumeral.format(number))).isEqualTo(number);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1,一",
    "10,十",
    "11,十一",
    "20,二十",
    "99,九十九",
    "100,一百",
    "101,一百零一",
    "110,一百一十",
    "119,一百一十九",
    "1000,一千",
    "1001,一千零一",
    "1010,一千零一十",
    "1040,一千零四十",
    "1077,一千零七十七",
    "1100,一千一百",
    "1118,一千一百一十八",
    "2005,二千零五",
    "9999,九千九百九十九"
  })
  void printsAsStatutesDo(int number, String printed) {
    assertThat(ChineseNumeral.format(number)).isEqualTo(printed);
    assertThat(ChineseNumeral.label(number)).isEqualTo("第" + printed + "条");
  }

  @ParameterizedTest
  @CsvSource({"一千〇七十七,1077", "一十二,12", "一百十二,112"})
  void readsOtherSpellings(String text, int number) {
    assertThat(ChineseNumeral.parse(text)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "零", "两万", "12", "第一条", "一万"})
  void refusesWhatIsNoNumber(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> ChineseNumeral.parse(text));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 10_000})
  void refusesNumbersNoStatuteHas(int number) {
    assertThatIllegalArgumentException().isThrownBy(() -> ChineseNumeral.label(number));
  }
}
