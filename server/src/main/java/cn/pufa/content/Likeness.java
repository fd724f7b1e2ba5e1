package cn.pufa.content;

import com.google.gson.JsonElement;
import java.util.HashSet;
import java.util.Set;

/** How much of its pairs of adjacent letters a value shares with another: 1 for the same. */
final class Likeness {

  /** With less in common it is another sentence, not the same one changed. */
  private static final double LEAST = 0.4;

  private Likeness() {}

  /** 0 where they are not to be laid beside each other. */
  static double of(JsonElement one, JsonElement other) {
    if (one.equals(other)) {
      return 1;
    }
    Set<String> pairs = pairs(words(one));
    Set<String> others = pairs(words(other));
    double all = pairs.size() + others.size();
    pairs.retainAll(others);
    double shared = all == 0 ? 0 : 2 * pairs.size() / all;
    return shared < LEAST ? 0 : shared;
  }

  /** Of a sentence its text alone: many cite the same article. */
  private static String words(JsonElement element) {
    boolean isSentence =
        element.isJsonObject()
            && element.getAsJsonObject().has("cites")
            && element.getAsJsonObject().has("text");
    return isSentence ? element.getAsJsonObject().get("text").toString() : element.toString();
  }

  private static Set<String> pairs(String text) {
    Set<String> pairs = new HashSet<>();
    for (int at = 0; at + 1 < text.length(); at++) {
      pairs.add(text.substring(at, at + 2));
    }
    return pairs;
  }
}
