package cn.pufa.filing;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a return breaks a rule.
 *
 * @param more what the cells were held against: label to value, in words
 */
record Breach(String message, Map<String, String> more) {

  static Breach of(String message) {
    return new Breach(message, Map.of());
  }

  /** Null where it holds, as a rule answers that is kept. */
  static Breach when(boolean broken, String message) {
    return broken ? of(message) : null;
  }

  Breach with(String label, Object value) {
    Map<String, String> all = new LinkedHashMap<>(more);
    all.put(label, String.valueOf(value));
    return new Breach(message, all);
  }
}
