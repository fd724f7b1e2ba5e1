package cn.pufa.needs;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.BareWorkbook;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is uploaded as a month of the hotline is read or named by row and column. */
class HotlineFuzzTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final Places PLACES = SomeMatters.places();
  private static final List<String> HEADINGS = List.of("月份", "主题", "镇街", "件数");
  private static final byte[] GOOD =
      BareWorkbook.sheet(HEADINGS, List.of("2026-05", "邻里", "440881001", "12"));

  static Stream<byte[]> sheets() {
    return Stream.of(
        GOOD,
        BareWorkbook.sheet(
            HEADINGS, List.of("46143", "neighbours", "", "0"), List.of("明年", "？", "x", "-1")),
        BareWorkbook.ODD);
  }

  @MethodSource("sheets")
  @FuzzTest(maxDuration = "1h")
  void aMonthOfTheHotlineIsReadOrRefused(byte[] sheet) {
    read(sheet);
  }

  /** So that chance begins with what is taken, and not at the gate. */
  @Test
  void theFirstSeedIsTaken() {
    assertThat(read(GOOD).faults()).isEmpty();
    assertThat(read(GOOD).rows()).hasSize(1);
  }

  private static HotlineSheet.Reading read(byte[] sheet) {
    return new HotlineSheet(PLACES, TODAY).read(BareWorkbook.around(sheet));
  }
}
