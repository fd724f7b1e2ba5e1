package cn.pufa.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a resident may be about to ask: curated words and the questions of cards and guides, found
 * by their beginning or by that of a listed word inside them, in Chinese, in pinyin or by initials.
 */
final class Suggestions {

  /**
   * @param kind and id of what answers it; null for a word
   */
  record Suggestion(String text, String kind, String id) {}

  private record Entry(Suggestion suggestion, int rank) {}

  private static final int MOST = 8;

  /** More than one or two ways of asking the same would push other questions out. */
  private static final int MOST_OF_ONE = 2;

  private static final int MAX_TYPED = 30;

  /** Two letters may be the beginning of hundreds. */
  private static final int MOST_CANDIDATES = 400;

  /** A word, a question, another way of asking it; each also from the middle. */
  private static final int WORD = 0;

  private static final int QUESTION = 1;
  private static final int VARIANT = 2;
  private static final int INSIDE = 3;

  private final TreeMap<String, List<Entry>> beginnings = new TreeMap<>();
  private final Synonyms synonyms = Synonyms.load();

  private Suggestions() {}

  static Suggestions of(Collection<SearchDocument> documents) {
    var suggestions = new Suggestions();
    suggestions.synonyms.saidWords().forEach(word -> suggestions.add(word, null, WORD));
    for (var document : documents) {
      if (document.isPlainWords()) {
        suggestions.add(document.title(), document, QUESTION);
        document.variants().forEach(variant -> suggestions.add(variant, document, VARIANT));
      }
    }
    return suggestions;
  }

  private void add(String text, SearchDocument document, int rank) {
    var suggestion =
        document == null
            ? new Suggestion(text, null, null)
            : new Suggestion(text, document.kind(), document.id());
    var plain = SearchText.plain(text).replace(" ", "");
    if (plain.length() < 2) {
      return;
    }
    addBeginning(plain, new Entry(suggestion, rank));
    if (document != null) {
      for (var at = 1; at + 1 < plain.length(); at++) {
        if (synonyms.wordAt(plain, at).filter(synonyms::isSubject).isPresent()) {
          addBeginning(plain.substring(at), new Entry(suggestion, rank + INSIDE));
        }
      }
    }
  }

  private void addBeginning(String text, Entry entry) {
    for (var key : List.of(text, SearchPinyin.spelt(text), SearchPinyin.initials(text))) {
      beginnings.computeIfAbsent(key, any -> new ArrayList<>()).add(entry);
    }
  }

  /** At most eight, the likeliest first. */
  List<Suggestion> of(String typed) {
    var plain =
        SearchText.plain(typed.length() > MAX_TYPED ? typed.substring(0, MAX_TYPED) : typed);
    var text = plain.replace(" ", "");
    if (text.isEmpty() || text.length() == 1 && text.charAt(0) < 0x80) {
      return List.of();
    }
    var found = found(text);
    if (found.size() < MOST) {
      // 低宝 sounds like 低保, and 低bao is half pinyin.
      found.addAll(found(SearchPinyin.spelt(text)));
    }
    return chosen(found);
  }

  private List<Entry> found(String beginning) {
    var found = new ArrayList<Entry>();
    for (var entries : beginnings.subMap(beginning, beginning + Character.MAX_VALUE).values()) {
      found.addAll(entries);
      if (found.size() >= MOST_CANDIDATES) {
        break;
      }
    }
    found.sort(
        Comparator.comparing(Entry::rank)
            .thenComparing(entry -> entry.suggestion().text().length()));
    return found;
  }

  private static List<Suggestion> chosen(List<Entry> found) {
    var chosen = new ArrayList<Suggestion>();
    var texts = new HashSet<String>();
    Map<String, Integer> ofOne = new HashMap<>();
    for (var entry : found) {
      var suggestion = entry.suggestion();
      var enough =
          suggestion.id() != null
              && ofOne.getOrDefault(suggestion.kind() + suggestion.id(), 0) >= MOST_OF_ONE;
      if (chosen.size() < MOST && !enough && texts.add(suggestion.text())) {
        chosen.add(suggestion);
        ofOne.merge(suggestion.kind() + suggestion.id(), 1, Integer::sum);
      }
    }
    return chosen;
  }
}
