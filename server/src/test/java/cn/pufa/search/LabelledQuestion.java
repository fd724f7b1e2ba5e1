package cn.pufa.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * A question with what answers it; see {@code search/README.md}.
 *
 * @param split "tune", "seen" or "held"
 * @param topic "none" where it is not the bureau's business
 * @param articles any of them will do, as title and label; empty where no text has the answer
 */
record LabelledQuestion(String id, String split, String topic, String text, Set<String> articles) {

  private static final String FILE = "/search/questions.tsv";

  private static LabelledQuestion of(String line) {
    String[] cells = line.split("\t", -1);
    Set<String> articles = cells[4].isEmpty() ? Set.of() : Set.of(cells[4].strip().split("\\|"));
    return new LabelledQuestion(cells[0], cells[1], cells[2], cells[3], articles);
  }

  static List<LabelledQuestion> of(Set<String> splits) {
    try (var in = LabelledQuestion.class.getResourceAsStream(FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(LabelledQuestion::of)
          .filter(question -> splits.contains(question.split()))
          .toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  boolean isOurs() {
    return !topic.equals("none");
  }
}
