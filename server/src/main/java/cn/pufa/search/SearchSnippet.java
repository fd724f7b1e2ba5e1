package cn.pufa.search;

import java.util.Collection;
import java.util.List;

/**
 * The piece of a text that says most of what was asked, plain and short enough for two lines on a
 * phone.
 */
final class SearchSnippet {

  private static final int MAX_LENGTH = 80;

  /** How far before the first match a sentence may start and still be shown from its start. */
  private static final int RUN_UP = 24;

  private SearchSnippet() {}

  static String of(String markdown, Collection<String> words) {
    var text = plain(markdown);
    if (text.length() <= MAX_LENGTH) {
      return text;
    }
    var said = words.stream().filter(text::contains).toList();
    var start = sentenceStart(text, bestStart(text, said));
    // An ellipsis takes a place at each end that is cut.
    var room = MAX_LENGTH - (start > 0 ? 1 : 0);
    var whole = text.length() - start <= room;
    var end = whole ? text.length() : start + room - 1;
    if (!whole && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return (start > 0 ? "…" : "") + text.substring(start, end) + (whole ? "" : "…");
  }

  private static String plain(String markdown) {
    return markdown
        .replaceAll("!?\\[([^\\]]*)]\\([^)]*\\)", "$1")
        .replaceAll("(?m)^\\s*(#{1,6}|>|[-*+]|\\d+\\.)\\s+", "")
        .replaceAll("[*_`|~]+", "")
        .replaceAll("\\s+", " ")
        .strip();
  }

  /**
   * Where the window with the most different words begins: at a match, for a better one begins at
   * none.
   */
  private static int bestStart(String text, Collection<String> words) {
    var best = 0;
    var bestScore = 0;
    for (var word : words) {
      for (var at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        var window = text.substring(at, Math.min(text.length(), at + MAX_LENGTH - RUN_UP));
        var score = score(window, words);
        if (score > bestScore || score == bestScore && at < best) {
          best = at;
          bestScore = score;
        }
      }
    }
    return best;
  }

  private static int score(String window, Collection<String> words) {
    return words.stream().filter(window::contains).mapToInt(String::length).sum();
  }

  private static int sentenceStart(String text, int at) {
    for (var index = at; index > 0 && at - index <= RUN_UP; index--) {
      if (List.of('。', '；', '！', '？', '，', ' ').contains(text.charAt(index - 1))) {
        return index;
      }
    }
    return Math.max(0, at - RUN_UP / 2);
  }
}
