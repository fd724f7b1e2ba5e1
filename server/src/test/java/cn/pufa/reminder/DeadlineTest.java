package cn.pufa.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.time.WorkingDays;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DeadlineTest {

  private static final WorkingDays DAYS = WorkingDays.load();
  private static final LocalDate SUNDAY = LocalDate.of(2026, 5, 31);

  @Test
  void aDayOfRestMovesOn() {
    Deadline deadline = Deadline.of(SUNDAY, DAYS);
    assertThat(deadline.due()).isEqualTo("2026-06-01");
    assertThat(deadline.explanation()).contains("原定5月31日是星期日", "民法典第二百零三条");
  }

  @Test
  void anUnknownYearStandsAsSet() {
    Deadline deadline = Deadline.of(LocalDate.of(2027, 5, 31), DAYS);
    assertThat(deadline.due()).isEqualTo("2027-05-31");
    assertThat(deadline.explanation()).contains("2027年的放假安排还没有公布");
  }

  @Test
  void whatWasToldNeverBecomesEarlier() {
    var told = new Deadline(SUNDAY, LocalDate.of(2026, 6, 3), "原来的说明");
    Deadline kept = told.reckonedAnew(DAYS, true);
    assertThat(kept.due()).isEqualTo("2026-06-03");
    assertThat(kept.explanation()).endsWith("已经通知的截止日不提前，仍按原来通知的6月3日。");
    assertThat(told.reckonedAnew(DAYS, false).due()).isEqualTo("2026-06-01");
  }

  @Test
  void whatWasToldMayBecomeLater() {
    var told = new Deadline(SUNDAY, SUNDAY, "原来的说明");
    assertThat(told.reckonedAnew(DAYS, true)).isEqualTo(Deadline.of(SUNDAY, DAYS));
  }

  @Test
  void aFixedDayStandsWhateverDayItIs() {
    assertThat(Deadline.fixed(SUNDAY, "法定")).isEqualTo(new Deadline(SUNDAY, SUNDAY, "法定"));
  }
}
