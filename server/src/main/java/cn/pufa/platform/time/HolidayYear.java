package cn.pufa.platform.time;

import java.time.LocalDate;
import java.util.List;

/**
 * The days off of one year, as the State Council's notice tells them (国务院办公厅放假通知).
 *
 * @param source title or number of the notice
 * @param days those that differ from Monday to Friday; may reach into the December before
 */
public record HolidayYear(int year, String source, List<Day> days) {

  /**
   * @param name of the festival
   * @param off false for a make-up working day (调休上班)
   */
  public record Day(LocalDate date, String name, boolean off) {}

  public HolidayYear {
    days = List.copyOf(days);
  }
}
