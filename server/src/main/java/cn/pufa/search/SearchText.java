package cn.pufa.search;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One way of writing for questions and texts alike: simplified characters, the words of Mandarin,
 * no punctuation.
 */
final class SearchText {

  private static final Map<Integer, String> SIMPLIFIED = simplified();
  private static final Map<String, String> DIALECT = dialect();
  private static final Pattern DIALECT_WORD =
      Pattern.compile(
          DIALECT.keySet().stream()
              .sorted(Comparator.comparing(String::length).reversed())
              .map(Pattern::quote)
              .collect(Collectors.joining("|")));
  private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{Nd}]+");

  private SearchText() {}

  private static Map<Integer, String> simplified() {
    Map<Integer, String> simplified = new HashMap<>();
    for (String line : SearchData.lines("traditional.txt")) {
      String plain = line.substring(0, 1);
      line.substring(1).codePoints().forEach(other -> simplified.put(other, plain));
    }
    return simplified;
  }

  private static Map<String, String> dialect() {
    Map<String, String> dialect = new HashMap<>();
    for (String line : SearchData.lines("dialect.txt")) {
      String[] sides = line.split("→");
      String said = toSimplified(sides[0].strip().toLowerCase(Locale.ROOT));
      dialect.put(said, sides[1].strip());
    }
    return dialect;
  }

  private static String toSimplified(String text) {
    var simplified = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            character -> {
              String plain = SIMPLIFIED.get(character);
              if (plain == null) {
                simplified.appendCodePoint(character);
              } else {
                simplified.append(plain);
              }
            });
    return simplified.toString();
  }

  /**
   * Full-width forms become plain ones, and everything but letters and digits a space: no syntax
   * survives.
   */
  static String plain(String text) {
    String same = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String said =
        DIALECT_WORD
            .matcher(toSimplified(same))
            .replaceAll(found -> Matcher.quoteReplacement(DIALECT.get(found.group())));
    return PUNCTUATION.matcher(said).replaceAll(" ").strip();
  }
}
