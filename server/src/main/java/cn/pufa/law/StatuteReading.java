package cn.pufa.law;

import java.time.LocalDate;
import java.util.List;

/**
 * What was read from a file, as far as it could be.
 *
 * @param readable false where it is no text at all, as far as anybody can tell
 * @param title "" where none was found
 * @param faults what keeps it from being imported; empty where nothing does
 * @param passed the last day of adoption its head names, or null
 * @param effective the first day of application it names, or null
 */
record StatuteReading(
    boolean readable,
    String title,
    List<StatuteMarkdown.ParsedArticle> articles,
    List<Fault> faults,
    LocalDate passed,
    LocalDate effective) {

  /**
   * @param line of the file, or paragraph of a DOCX; 0 for the whole file
   */
  record Fault(int line, String message) {}

  StatuteReading {
    articles = List.copyOf(articles);
    faults = List.copyOf(faults);
  }

  static StatuteReading refused(String message) {
    return new StatuteReading(false, "", List.of(), List.of(new Fault(0, message)), null, null);
  }

  boolean isSound() {
    return faults.isEmpty();
  }

  /** Number of its first article; parts of the Civil Code do not begin at 1. */
  int first() {
    return articles.getFirst().number();
  }
}
