package cn.pufa.content;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the words of a question typed in pinyin: dibao zenme shenqing. */
final class SearchPinyin {

  private static final Pattern LETTERS = Pattern.compile("[a-z]{2,}(?: [a-z]{2,})*");

  /** A longer run is no question in pinyin. */
  private static final int LONGEST_RUN = 60;

  private static final int LONGEST_WORD = 30;
  private static final Map<Character, String> READINGS = readings();

  private final Map<String, String> words = new HashMap<>();

  /**
   * @param vocabulary words that may be meant, the likeliest of those that sound the same first
   */
  SearchPinyin(Collection<String> vocabulary) {
    for (String word : vocabulary) {
      if (word.length() > 1) {
        spell(word).ifPresent(spelt -> words.putIfAbsent(spelt, word));
      }
    }
  }

  private static Map<Character, String> readings() {
    Map<Character, String> readings = new HashMap<>();
    for (String line : SearchData.lines("search/pinyin.txt")) {
      String[] parts = line.split(" ");
      parts[1].chars().forEach(character -> readings.put((char) character, parts[0]));
    }
    return readings;
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

  /** The text with every run of letters that is wholly made of known words written out. */
  String writtenOut(String text) {
    return LETTERS.matcher(text).replaceAll(found -> written(found.group()));
  }

  private String written(String letters) {
    // ü is typed as v, and read as u in the list of readings.
    String run = letters.replace(" ", "").replace("nv", "nu").replace("lv", "lu");
    if (run.length() > LONGEST_RUN) {
      return letters;
    }
    List<String> found = fewestWords(run);
    return found.isEmpty() ? letters : String.join(" ", found);
  }

  /** The run as the fewest words, so the longest; empty when some letters are in no word. */
  private List<String> fewestWords(String run) {
    List<List<String>> best = new ArrayList<>();
    best.add(List.of());
    for (int end = 1; end <= run.length(); end++) {
      List<String> shortest = null;
      for (int start = Math.max(0, end - LONGEST_WORD); start < end; start++) {
        String word = best.get(start) == null ? null : words.get(run.substring(start, end));
        if (word != null && (shortest == null || best.get(start).size() + 1 < shortest.size())) {
          shortest = new ArrayList<>(best.get(start));
          shortest.add(word);
        }
      }
      best.add(shortest);
    }
    return best.getLast() == null ? List.of() : best.getLast();
  }
}
