package cn.pufa.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the words of a question typed in pinyin: dibao zenme shenqing. */
final class SearchPinyin {

  private static final Pattern LETTERS = Pattern.compile("[a-z]{2,}(?: [a-z]{2,})*");

  /** A longer run is no question in pinyin. */
  private static final int LONGEST_RUN = 60;

  private static final int LONGEST_WORD = 30;
  private static final Map<Character, String> READINGS = readings();
  private static final Set<String> SYLLABLES = Set.copyOf(READINGS.values());

  /** What each costs: two words are better than one and a syllable passed over. */
  private static final int WORD = 1;

  private static final int PAIR = 2;

  private static final int SYLLABLE = 3;

  private final Map<String, String> words = new HashMap<>();
  private final Map<String, String> pairs = new HashMap<>();

  /**
   * @param vocabulary words that may be meant, the likeliest of those that sound the same first
   * @param pairs characters that stand side by side in questions: beiting is 被停, which is no word
   */
  SearchPinyin(Collection<String> vocabulary, Collection<String> pairs) {
    spell(vocabulary, words);
    spell(pairs, this.pairs);
  }

  private static void spell(Collection<String> texts, Map<String, String> into) {
    for (String text : texts) {
      if (text.length() > 1) {
        spell(text).ifPresent(spelt -> into.putIfAbsent(spelt, text));
      }
    }
  }

  private static Map<Character, String> readings() {
    Map<Character, String> readings = new HashMap<>();
    for (String line : SearchData.lines("pinyin.txt")) {
      String[] parts = line.split(" ");
      parts[1].chars().forEach(character -> readings.put((char) character, parts[0]));
    }
    return readings;
  }

  /** With each character that has a reading in its place, others as they stand. */
  static String spelt(String text) {
    var spelt = new StringBuilder();
    for (char character : text.toCharArray()) {
      spelt.append(READINGS.getOrDefault(character, String.valueOf(character)));
    }
    return spelt.toString();
  }

  /** The first letter of each reading: zmsqdb for 怎么申请低保. */
  static String initials(String text) {
    var initials = new StringBuilder();
    for (char character : text.toCharArray()) {
      initials.append(READINGS.getOrDefault(character, String.valueOf(character)).charAt(0));
    }
    return initials.toString();
  }

  private static Optional<String> spell(String word) {
    var spelt = new StringBuilder();
    for (char character : word.toCharArray()) {
      String reading = READINGS.get(character);
      if (reading == null) {
        return Optional.empty();
      }
      spelt.append(reading);
    }
    return Optional.of(spelt.toString());
  }

  /** The text with its runs of letters written out where they are pinyin of known words. */
  String writtenOut(String text) {
    return LETTERS.matcher(text).replaceAll(found -> written(found.group()));
  }

  private String written(String letters) {
    // ü is typed as v, and read as u in the list of readings.
    String run = letters.replace(" ", "").replace("nv", "nu").replace("lv", "lu");
    if (run.length() > LONGEST_RUN) {
      return letters;
    }
    Reading best = best(run);
    return best == null || best.words().isEmpty() ? letters : String.join(" ", best.words());
  }

  /** The words read so far; a single syllable, which could be any of many, is passed over. */
  private record Reading(List<String> words, int cost) {
    Reading with(String word, int price) {
      List<String> more = new ArrayList<>(words);
      more.add(word);
      return new Reading(more, cost + price);
    }

    Reading past() {
      return new Reading(words, cost + SYLLABLE);
    }
  }

  /** The run as the fewest words, so the longest; null when some letters are no syllable. */
  private Reading best(String run) {
    Reading[] best = new Reading[run.length() + 1];
    best[0] = new Reading(List.of(), 0);
    for (int end = 1; end <= run.length(); end++) {
      for (int start = Math.max(0, end - LONGEST_WORD); start < end; start++) {
        Reading next = next(best[start], run.substring(start, end));
        if (next != null && (best[end] == null || next.cost() < best[end].cost())) {
          best[end] = next;
        }
      }
    }
    return best[run.length()];
  }

  private Reading next(Reading sofar, String letters) {
    if (sofar == null) {
      return null;
    }
    String word = words.get(letters);
    if (word != null) {
      return sofar.with(word, WORD);
    }
    String pair = pairs.get(letters);
    if (pair != null) {
      return sofar.with(pair, PAIR);
    }
    return SYLLABLES.contains(letters) ? sofar.past() : null;
  }
}
