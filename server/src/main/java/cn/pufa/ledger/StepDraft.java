package cn.pufa.ledger;

import com.google.gson.JsonObject;
import java.time.LocalDate;

/**
 * A step as it is handed in.
 *
 * @param on the day it was done
 * @param values of its fields; null for none
 * @param seen {@link Guards#content} of the entry as it was read; null for none
 */
record StepDraft(String step, LocalDate on, JsonObject values, Integer seen) {

  JsonObject data() {
    return values == null ? new JsonObject() : values;
  }
}
