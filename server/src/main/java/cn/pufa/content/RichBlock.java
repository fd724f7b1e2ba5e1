package cn.pufa.content;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A paragraph, or a list with a line for each of its items. There is no markup in it to be hostile:
 * what is bold or a link is said by a field beside the text, and the text is only ever text.
 */
record RichBlock(Type type, List<List<Run>> items) {

  enum Type {
    PARAGRAPH,
    LIST
  }

  /**
   * @param piece a card or guide of our own that a tap opens, or null
   * @param article {@code statute@version#article} that a tap opens, or null
   */
  record Run(String text, Boolean bold, String piece, String article) {}

  static String words(List<Run> item) {
    return item.stream().map(Run::text).collect(Collectors.joining());
  }
}
