package cn.pufa.creditlist;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * An organisation held back for a time, or years left out for which it is not responsible (令60号 art
 * 12).
 *
 * @param years left out; all that are owed where none is named, @param until null for an exclusion
 */
record Hold(
    UUID id,
    UUID organization,
    String name,
    How kind,
    String reason,
    List<Integer> years,
    LocalDate until,
    LocalDate since,
    String by,
    LocalDate endedOn,
    String endReason) {

  enum How {
    HOLD,
    EXCLUDE;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static How of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  boolean holdsOn(LocalDate today) {
    return endedOn == null && (until == null || !today.isAfter(until));
  }

  boolean leavesOut(int year) {
    return kind == How.EXCLUDE && (years.isEmpty() || years.contains(year));
  }
}
