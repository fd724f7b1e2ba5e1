package cn.pufa.creditlist;

import cn.pufa.procedure.Period;
import cn.pufa.procedure.PeriodRule;
import java.time.LocalDate;

/**
 * From which day the two years of an entry count, by each of the two readings.
 *
 * @param continued a further missed report goes on with the same ground
 * @param restarted it starts anew, as any other new ground does in both readings
 */
record TwoYears(LocalDate continued, LocalDate restarted) {

  static TwoYears listed(LocalDate on) {
    return new TwoYears(on, on);
  }

  /**
   * @param sameGround a missed report added to an entry that already rests on one
   */
  TwoYears added(LocalDate on, boolean sameGround) {
    return new TwoYears(sameGround ? continued : on, on);
  }

  LocalDate from(Reading reading) {
    return reading == Reading.CONTINUES ? continued : restarted;
  }

  LocalDate fromOther(Reading reading) {
    return reading == Reading.CONTINUES ? restarted : continued;
  }

  static Period full(LocalDate from, PeriodRule rule) {
    return rule.from(from, null);
  }
}
