package cn.pufa.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/**
 * What a person says to have learnt elsewhere (自己申报).
 *
 * @param name of the person when it was stated
 * @param division where the person holds a post
 * @param note what staff wrote: with what it was confirmed, or why refused
 */
record Statement(
    UUID id,
    UUID person,
    String name,
    String division,
    String title,
    LocalDate heldOn,
    int minutes,
    State state,
    Instant statedAt,
    Instant decidedAt,
    String note) {

  enum State {
    WAITING,
    CONFIRMED,
    REFUSED,
    WITHDRAWN;

    static State of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
