package cn.pufa.lawreport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words with placeholders: {@code {{figure:events}}} for a figure, {@code {{year}}}, {@code
 * {{last}}} and {@code {{next}}} for the report's year and its neighbours, {@code {{bureau}}} for
 * whose report it is. They keep last year's words true when they are carried over.
 */
final class ReportText {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]*)}}");
  private static final String FIGURE = "figure:";

  private final String bureau;
  private final int year;
  private final Map<String, Integer> figures;

  /**
   * @param figures values by code; those that are lacking stay as they are written
   */
  ReportText(String bureau, int year, Map<String, Integer> figures) {
    this.bureau = bureau;
    this.year = year;
    this.figures = figures;
  }

  String filled(String text) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), found.group())));
  }

  private String value(String name, String written) {
    if (name.startsWith(FIGURE)) {
      Integer figure = figures.get(name.substring(FIGURE.length()));
      return figure == null ? written : figure.toString();
    }
    return switch (name) {
      case "year" -> Integer.toString(year);
      case "last" -> Integer.toString(year - 1);
      case "next" -> Integer.toString(year + 1);
      case "bureau" -> bureau;
      default -> written;
    };
  }

  /** As words name it. */
  static String figure(String code) {
    return "{{" + FIGURE + code + "}}";
  }

  /** Codes of the figures it names, in their order. */
  static List<String> figures(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(name -> name.startsWith(FIGURE))
        .map(name -> name.substring(FIGURE.length()))
        .toList();
  }

  /** Placeholders that stand for nothing, and braces that are none. */
  static List<String> unknown(String text, Set<String> codes) {
    List<String> unknown = new ArrayList<>();
    PLACEHOLDER
        .matcher(text)
        .results()
        .filter(found -> !isKnown(found.group(1), codes))
        .forEach(found -> unknown.add(found.group()));
    String rest = PLACEHOLDER.matcher(text).replaceAll("");
    if (rest.contains("{{") || rest.contains("}}")) {
      unknown.add(rest.contains("{{") ? "{{" : "}}");
    }
    return unknown;
  }

  private static boolean isKnown(String name, Set<String> codes) {
    return name.startsWith(FIGURE)
        ? codes.contains(name.substring(FIGURE.length()))
        : Set.of("year", "last", "next", "bureau").contains(name);
  }

  /** The words without their placeholders, for what looks at what a person has typed. */
  static String typed(String text) {
    return PLACEHOLDER.matcher(text).replaceAll("□");
  }
}
