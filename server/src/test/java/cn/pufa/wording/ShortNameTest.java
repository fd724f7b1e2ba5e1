package cn.pufa.wording;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.app.demo.DemoRegister;
import cn.pufa.identity.Divisions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortNameTest {

  private static final ShortName NAMES = new ShortName("廉江市");

  @ParameterizedTest
  @CsvSource({
    // Fits as it is, to the last character.
    "20, 廉江市演示小榕树书法协会, 廉江市演示小榕树书法协会",
    "12, 廉江市演示小榕树书法协会, 廉江市演示小榕树书法协会",
    // Only the county goes.
    "11, 廉江市演示小榕树书法协会, 演示小榕树书法协会",
    "20, 廉江市石角镇演示小榕树社会工作服务中心, 廉江市石角镇演示小榕树社会工作服务中心",
    "18, 廉江市石角镇演示小榕树社会工作服务中心, 石角镇演示小榕树社会工作服务中心",
    // Then the middle: head and kind stay.
    "15, 廉江市石角镇演示小榕树社会工作服务中心, 石角镇演示小榕树社会…服务中心",
    "12, 廉江市石角镇演示小榕树社会工作服务中心, 石角镇演示小榕…服务中心",
    "8, 廉江市石角镇演示小榕树社会工作服务中心, 石角镇…服务中心",
    // Nothing known at the end: it is cut there.
    "10, 廉江市演示某某某某某某某某某某社, 演示某某某某某某某…",
    // Of another county, which nobody takes away.
    "10, 廉州县演示小榕树书法协会, 廉州县演示小榕…协会"
  })
  void theCountyGoesFirstThenTheMiddle(int room, String name, String shortened) {
    assertThat(NAMES.of(name, room)).isEqualTo(shortened).hasSizeLessThanOrEqualTo(room);
  }

  @ParameterizedTest
  @ValueSource(ints = {-5, 0, 1, 7})
  void neverShorterThanANameCanBeRead(int room) {
    assertThat(NAMES.of("廉江市石角镇演示小榕树社会工作服务中心", room)).hasSize(ShortName.SHORTEST);
  }

  @Test
  void aCharacterIsNeverHalved() {
    String name = "演示" + "𠮷".repeat(20) + "协会";
    for (int room = ShortName.SHORTEST; room <= name.length(); room++) {
      String shortened = NAMES.of(name, room);
      assertThat(shortened).hasSizeLessThanOrEqualTo(room).endsWith("协会");
      assertThat(shortened.chars().filter(c -> Character.isHighSurrogate((char) c)).count())
          .isEqualTo(shortened.chars().filter(c -> Character.isLowSurrogate((char) c)).count());
    }
  }

  @Test
  void aBracketIsNotLeftOpen() {
    assertThat(NAMES.of("演示小榕树（青少年社会工作）服务中心", 11)).isEqualTo("演示小榕树…服务中心");
  }

  @Test
  void theCountysOwnNameIsNotTakenAway() {
    assertThat(NAMES.of("廉江市", 8)).isEqualTo("廉江市");
  }

  @Test
  void everyNameOfTheRegisterFitsAFieldAndKeepsItsKind() {
    DemoRegister.rows(7, Divisions.load().townshipsByName())
        .forEach(
            row ->
                assertThat(NAMES.of(row.name(), 12))
                    .hasSizeLessThanOrEqualTo(12)
                    .endsWith(row.name().substring(row.name().length() - 1)));
  }
}
