package cn.pufa.search;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One way of writing for questions and texts alike: simplified characters, the words of Mandarin,
 * no punctuation.
 */
final class SearchText {

  private static final Map<Integer, String> SIMPLIFIED = simplified();
  private static final Map<String, String> DIALECT = dialect();

  /** By their first character, the longest first. */
  private static final Map<Character, List<String>> DIALECT_WORDS =
      DIALECT.keySet().stream()
          .sorted(Comparator.comparing(String::length).reversed())
          .collect(Collectors.groupingBy(word -> word.charAt(0)));

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
    return PUNCTUATION.matcher(inMandarin(toSimplified(same))).replaceAll(" ").strip();
  }

  private static String inMandarin(String text) {
    var said = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); ) {
      String word = dialectWord(text, at);
      if (word == null) {
        said.append(text.charAt(at++));
      } else {
        said.append(DIALECT.get(word));
        at += word.length();
      }
    }
    return said.toString();
  }

  /** The longest that begins there, or null. */
  private static String dialectWord(String text, int at) {
    for (String word : DIALECT_WORDS.getOrDefault(text.charAt(at), List.of())) {
      if (text.startsWith(word, at)) {
        return word;
      }
    }
    return null;
  }
}
