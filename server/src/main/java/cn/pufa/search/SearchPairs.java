package cn.pufa.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * The pairs of adjacent characters of a question, with what each counts: pairs find what the
 * segmenter cut differently, and words that no list has.
 */
final class SearchPairs {

  /** Words of asking tell a deadline from a fee, but not one subject from another. */
  private static final float ASKING = 0.3f;

  /** A story has hundreds; the common ones say least of what it is about. */
  private static final int MOST = 50;

  private static final String PARTICLES = "的了吗呢吧啊嘛哦呀是就都也还很太又再才这那么";

  private SearchPairs() {}

  /**
   * The rarest pairs of a question, if it is long; none that no text has.
   *
   * @param uses in how many texts a pair is
   */
  static Map<String, Float> of(String text, Synonyms synonyms, ToIntFunction<String> uses) {
    Map<String, Integer> known = new HashMap<>();
    var all = of(text, synonyms);
    all.keySet().forEach(pair -> known.put(pair, uses.applyAsInt(pair)));
    all.keySet().removeIf(pair -> known.get(pair) == 0);
    if (all.size() <= MOST) {
      return all;
    }
    Map<String, Float> rarest = new LinkedHashMap<>();
    all.keySet().stream()
        .sorted(Comparator.comparing(known::get))
        .limit(MOST)
        .forEach(pair -> rarest.put(pair, all.get(pair)));
    return rarest;
  }

  private static Map<String, Float> of(String text, Synonyms synonyms) {
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
