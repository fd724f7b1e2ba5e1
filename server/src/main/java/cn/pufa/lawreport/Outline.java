package cn.pufa.lawreport;

import cn.pufa.platform.json.GsonJson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a kind of report is made of (提纲), as data: its sections in their order, and which figures of
 * it must add up.
 *
 * @param name as people call it, 法治政府建设情况报告
 * @param title with placeholders, see {@link ReportText}
 */
record Outline(String code, String name, String title, List<Sum> sums, List<Part> sections) {

  /** The total is what those of its parts come to that the report names. */
  record Sum(String total, List<String> parts) {}

  /** Words taken over from another report, as this outline has them now where they are its own. */
  String current(String section, String words) {
    return sections.stream()
        .filter(part -> part.code().equals(section))
        .findFirst()
        .map(part -> part.current(words))
        .orElse(words);
  }

  /**
   * @param level 0 for what stands without a heading, 1 for 一、, 2 for （一）, 3 for 1.
   * @param paragraphs empty under a heading that only holds others together
   * @param renamed figures that its paragraphs named before, and those that took their place; null
   *     for none
   */
  record Part(
      String code,
      int level,
      String heading,
      About about,
      List<String> paragraphs,
      Map<String, String> renamed) {

    About aboutOrYear() {
      return about == null ? About.YEAR : about;
    }

    /** What somebody has worded otherwise names the figures that were meant. */
    private String current(String words) {
      if (renamed == null) {
        return words;
      }
      String now = words;
      for (Map.Entry<String, String> figure : renamed.entrySet()) {
        now = now.replace(ReportText.figure(figure.getKey()), ReportText.figure(figure.getValue()));
      }
      return paragraphs.contains(now) ? now : words;
    }
  }

  /** Which year the words of a section are about. */
  enum About {
    YEAR,
    NEXT
  }

  private static final String RESOURCE = "/lawreport/outlines.json";

  static Map<String, Outline> load() {
    try (var in =
        new InputStreamReader(
            Outline.class.getResourceAsStream(RESOURCE), StandardCharsets.UTF_8)) {
      return Stream.of(GsonJson.GSON.fromJson(in, Outline[].class))
          .collect(
              Collectors.toMap(
                  Outline::code, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
