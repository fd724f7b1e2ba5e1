package cn.pufa.wording;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills placeholders in one pass: a value that holds braces is text, never a placeholder. */
public final class Wording {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");

  private Wording() {}

  /**
   * @throws IllegalArgumentException where a placeholder has no value; templates are checked before
   */
  public static String fill(String words, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(words)
        .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), values)));
  }

  private static String value(String name, Map<String, String> values) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no value for {" + name + "}");
    }
    return value;
  }

  /** Names of the placeholders in the order they stand, each as often as it does. */
  static List<String> names(String words) {
    return PLACEHOLDER.matcher(words).results().map(found -> found.group(1)).toList();
  }

  /** The words without their placeholders. */
  static String without(String words) {
    return PLACEHOLDER.matcher(words).replaceAll((MatchResult found) -> "");
  }
}
