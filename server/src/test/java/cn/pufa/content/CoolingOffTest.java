package cn.pufa.content;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.time.WorkingDays;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoolingOffTest {

  private static final WorkingDays DAYS = WorkingDays.load();

  @ParameterizedTest
  @CsvSource({
    // 2026-03-04 + 30 is Friday the 3rd of April; + 30 from there is Sunday the 3rd of May, still
    // within the days off of 劳动节, which end on the 5th.
    "2026-03-04, 2026-03-05, 2026-04-03, 2026-04-04, 2026-05-06",
    // + 30 is Saturday the 4th of April, in 清明, back at work on Tuesday the 7th.
    "2026-03-05, 2026-03-06, 2026-04-07, 2026-04-08, 2026-05-07",
    // Both ends on working days.
    "2025-06-02, 2025-06-03, 2025-07-02, 2025-07-03, 2025-08-01",
  })
  void countsFromTheDayAfterAndMovesALastDayOfRest(
      LocalDate received, LocalDate from, LocalDate to, LocalDate collectFrom, LocalDate last) {
    CoolingOff found = CoolingOff.of(received, DAYS);
    assertThat(found.withdraw().from()).isEqualTo(from);
    assertThat(found.withdraw().to()).isEqualTo(to);
    assertThat(found.collect().from()).isEqualTo(collectFrom);
    assertThat(found.collect().to()).isEqualTo(last);
    assertThat(found.withdraw().certain()).isTrue();
  }

  @Test
  void saysWhyTheLastDayIsAnother() {
    assertThat(CoolingOff.of(LocalDate.of(2026, 3, 5), DAYS).withdraw().words())
        .contains("4月7日（星期二）")
        .contains("清明");
  }

  @Test
  void aYearWithoutItsDaysOffIsToldAndNotGuessed() {
    LocalDate unknown = LocalDate.of(DAYS.years().iterator().next().year(), 12, 20);
    CoolingOff found = CoolingOff.of(unknown, DAYS);
    assertThat(found.withdraw().to()).isEqualTo(unknown.plusDays(30));
    assertThat(found.withdraw().certain()).isFalse();
    assertThat(found.withdraw().words()).contains("还没有公布");
    assertThat(found.collect().certain()).isFalse();
  }
}
