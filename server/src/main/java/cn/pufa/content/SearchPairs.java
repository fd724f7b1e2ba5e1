package cn.pufa.content;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The pairs of adjacent characters of a question, with what each counts: pairs find what the
 * segmenter cut differently, and words that no list has.
 */
final class SearchPairs {

  /** Words of asking tell a deadline from a fee, but not one subject from another. */
  private static final float ASKING = 0.25f;

  private static final String PARTICLES = "的了吗呢吧啊嘛哦呀是就都也还很太又再才这那么";

  private SearchPairs() {}

  static Map<String, Float> of(String text, Synonyms synonyms) {
    var owner = new int[text.length()];
    for (var at = 0; at < text.length(); at++) {
      var listed = synonyms.wordAt(text, at);
      if (listed.isPresent() && synonyms.isStopWord(listed.get())) {
        var end = at + listed.get().length();
        Arrays.fill(owner, at, end, at + 1);
        at = end - 1;
      }
    }
    Map<String, Float> pairs = new LinkedHashMap<>();
    for (var at = 0; at + 1 < text.length(); at++) {
      var pair = text.substring(at, at + 2);
      if (owner[at] == owner[at + 1] && pair.codePoints().allMatch(SearchPairs::counts)) {
        pairs.merge(pair, owner[at] == 0 ? 1 : ASKING, Math::max);
      }
    }
    return pairs;
  }

  private static boolean counts(int character) {
    return Character.isIdeographic(character) && PARTICLES.indexOf(character) < 0;
  }
}
