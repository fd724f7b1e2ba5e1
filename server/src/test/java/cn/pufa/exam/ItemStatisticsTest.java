package cn.pufa.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.pufa.exam.ItemStatistics.Taken;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemStatisticsTest {

  /**
   * Worked by hand: rests 0.9 0.8 0.7 (right) and 0.6 0.4 (wrong); mean 0.68, standard deviation
   * sqrt(0.0296); (0.8 - 0.5) / 0.17205 * sqrt(0.6 * 0.4) = 0.8542.
   */
  @Test
  void theCorrelationIsThePointBiserialOne() {
    var figures =
        ItemStatistics.of(
            List.of(
                new Taken(true, 0.9),
                new Taken(true, 0.8),
                new Taken(true, 0.7),
                new Taken(false, 0.6),
                new Taken(false, 0.4)));
    assertThat(figures.share()).isEqualTo(0.6);
    assertThat(figures.discrimination()).isCloseTo(0.8542, within(0.0001));
    assertThat(figures.advice()).isNull();
  }

  @Test
  void whereAllOrNobodyGotItRightThereIsNone() {
    var easy = ItemStatistics.of(List.of(new Taken(true, 0.5), new Taken(true, 0.9)));
    assertThat(easy.discrimination()).isNull();
    assertThat(easy.advice()).contains("几乎人人答对");
    var hard = ItemStatistics.of(List.of(new Taken(false, 0.5), new Taken(false, 0.9)));
    assertThat(hard.advice()).contains("答对的很少");
    assertThat(
            ItemStatistics.of(List.of(new Taken(false, 0.5), new Taken(true, 0.5)))
                .discrimination())
        .isNull();
  }

  @Test
  void aKeyThatIsWrongShowsAsNegative() {
    var figures =
        ItemStatistics.of(
            List.of(new Taken(true, 0.2), new Taken(true, 0.3), new Taken(false, 0.9)));
    assertThat(figures.discrimination()).isNegative();
    assertThat(figures.advice()).contains("请看看答案对不对");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "0.96, -, 几乎人人答对",
        "0.95, -, -",
        "0.29, -, 答对的很少",
        "0.3, -, -",
        "0.5, -0.01, 请看看答案对不对",
        "0.5, 0, 请看看选项",
        "0.5, 0.09, 请看看选项",
        "0.5, 0.1, -",
      })
  void advisesOnlyWhereThereIsSomethingToLookAt(double share, Double discrimination, String words) {
    String advice = new ItemStatistics(20, share, discrimination).advice();
    if (words == null) {
      assertThat(advice).isNull();
    } else {
      assertThat(advice).contains(words);
    }
  }
}
