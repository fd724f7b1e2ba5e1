package cn.pufa.filing;

import java.util.List;
import java.util.Map;

/**
 * Something in a return that cannot be, or that needs a word of explanation.
 *
 * @param rule id in the catalogue, such as {@code assets-balance-close}
 * @param cells where to look
 * @param message what is the matter and what to do, in Chinese
 * @param values label to value, in words
 * @param basis where the rule comes from
 * @param explanation of the filer; null where there is none
 */
public record Finding(
    String rule,
    Severity severity,
    List<String> cells,
    String message,
    Map<String, String> values,
    String basis,
    String explanation) {

  boolean isOpen() {
    return severity == Severity.HARD || explanation == null;
  }

  Finding explained(String words) {
    return new Finding(rule, severity, cells, message, values, basis, words);
  }
}
