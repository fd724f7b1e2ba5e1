package cn.pufa.ledger;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A step that was taken.
 *
 * @param number from 1, @param day on which it was done, @param at when it was entered
 * @param byName of the officer as called then
 * @param data the step's own fields, by code
 */
record Taken(
    int number, String code, LocalDate day, Instant at, UUID by, String byName, JsonObject data) {

  /** Codes of steps that no kind has: what happened to the entry itself. */
  static final String REVISED = "revised";

  static final String CLAIMED = "claimed";

  boolean isOfEntry() {
    return code.equals(REVISED) || code.equals(CLAIMED);
  }
}
