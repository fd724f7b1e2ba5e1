package cn.pufa.procedure;

import java.time.LocalDate;

/**
 * A period that has been counted.
 *
 * @param from the day of the event, which does not count itself
 * @param last the day at whose end it is over
 * @param next the first day after it
 * @param explanation why it is that day, in Chinese
 */
public record Period(LocalDate from, LocalDate last, LocalDate next, String explanation) {

  public boolean isOver(LocalDate today) {
    return today.isAfter(last);
  }
}
