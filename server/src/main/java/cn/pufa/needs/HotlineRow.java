package cn.pufa.needs;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * How often the 12345 hotline was asked about a topic within a month.
 *
 * @param month such as 2026-05
 * @param township nine digits, null where it is not known
 * @param count 0 takes an earlier number away
 */
record HotlineRow(String month, String topic, String township, int count) {

  static HotlineRow of(LocalDate firstDay, String topic, String township, int count) {
    return new HotlineRow(YearMonth.from(firstDay).toString(), topic, township, count);
  }

  HotlineRow counted(int other) {
    return new HotlineRow(month, topic, township, other);
  }

  LocalDate firstDay() {
    return YearMonth.parse(month).atDay(1);
  }
}
