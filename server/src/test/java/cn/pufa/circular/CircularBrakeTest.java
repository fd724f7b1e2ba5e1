package cn.pufa.circular;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.circular.CircularBrake.Setting;
import cn.pufa.circular.WatchStore.Rested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When so many messages of a circular fail that it stops: one in five, once twenty have rested. */
class CircularBrakeTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, false",
    "19, 19, false",
    "20, 3, false",
    "20, 4, true",
    "20, 20, true",
    "24, 4, false",
    "25, 5, true",
    "577, 115, false",
    "577, 116, true",
    "50000000, 9999999, false",
    "50000000, 10000000, true",
  })
  void oneInFiveOfAtLeastTwenty(int rested, int failed, boolean isTooMany) {
    assertThat(Setting.USUAL.isTooMany(new Rested(rested, failed))).isEqualTo(isTooMany);
  }
}
