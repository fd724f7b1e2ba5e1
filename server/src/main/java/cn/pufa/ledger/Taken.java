package cn.pufa.ledger;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
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

  /** What was a step, and never was taken. */
  static final String VOIDED = "step_voided";

  /** That a step was put right, with what it was. */
  static final String CORRECTED = "step_corrected";

  /** That the entry never should have been registered; it is the last. */
  static final String ENTRY_VOIDED = "entry_voided";

  /** In the data of {@link #VOIDED} and {@link #CORRECTED}: code of the step it is about. */
  static final String OF = "step";

  static final Set<String> OF_ENTRY = Set.of(REVISED, CLAIMED, VOIDED, CORRECTED, ENTRY_VOIDED);

  boolean isOfEntry() {
    return OF_ENTRY.contains(code);
  }

  /** Code of the step that is or was meant; null where it is about the entry. */
  String about() {
    return code.equals(VOIDED) || code.equals(CORRECTED) ? Entry.text(data, OF) : code;
  }

  Taken with(LocalDate on, JsonObject values) {
    return new Taken(number, code, on, at, by, byName, values);
  }

  Taken voided() {
    var of = new JsonObject();
    of.addProperty(OF, code);
    return new Taken(number, VOIDED, day, at, by, byName, of);
  }
}
