package cn.pufa.hours;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Verified hours of one person.
 *
 * @param sourceId of the session or course; with source and person, what makes it the only one
 * @param title as printed
 * @param minutes nominal, above zero; never time online
 */
public record Entry(
    UUID person, Source source, UUID sourceId, String title, LocalDate on, int minutes) {

  public Entry {
    if (minutes <= 0) {
      throw new IllegalArgumentException("hours of " + minutes + " minutes");
    }
  }
}
