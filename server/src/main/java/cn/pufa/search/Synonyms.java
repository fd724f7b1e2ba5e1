package cn.pufa.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The curated words: what residents say for what statutes say, and the words of asking that say
 * nothing.
 */
final class Synonyms {

  private final Map<String, Set<String>> statuteWords = new HashMap<>();
  private final Set<String> subjects = new HashSet<>();
  private final Set<String> people = new HashSet<>();
  private final Set<String> stopWords = new HashSet<>();
  private final Set<String> phrases = new HashSet<>();
  private final Set<String> elsewhere = new HashSet<>();
  private final Set<String> said = new LinkedHashSet<>();
  private final Map<Character, List<String>> byFirst = new HashMap<>();
  private final Map<String, String> bySound = new HashMap<>();
  private int longest;

  private Synonyms() {}

  static Synonyms load() {
    var synonyms = read(SearchData.lines("synonyms.txt"), SearchData.lines("stopwords.txt"));
    SearchData.lines("elsewhere-words.txt").forEach(line -> synonyms.elsewhere.addAll(words(line)));
    return synonyms;
  }

  static Synonyms read(List<String> synonymLines, List<String> stopLines) {
    var synonyms = new Synonyms();
    synonymLines.forEach(synonyms::add);
    synonyms.subjects.removeAll(synonyms.people);
    synonyms.narrow();
    stopLines.forEach(line -> synonyms.stopWords.addAll(words(line)));
    synonyms.phrases.addAll(synonyms.statuteWords.keySet());
    synonyms.phrases.addAll(synonyms.subjects);
    synonyms.phrases.addAll(synonyms.people);
    synonyms.phrases.addAll(synonyms.stopWords);
    // A single character is a phrase nowhere: 坟 is found as a word, but 办 inside 办法 is not.
    synonyms.phrases.removeIf(phrase -> phrase.length() < 2);
    for (var subject : synonyms.subjects) {
      synonyms.byFirst.computeIfAbsent(subject.charAt(0), any -> new ArrayList<>()).add(subject);
      synonyms.bySound.putIfAbsent(SearchPinyin.spelt(subject), subject);
    }
    synonyms.longest = synonyms.phrases.stream().mapToInt(String::length).max().orElse(0);
    return synonyms;
  }

  private void add(String line) {
    var sides = line.split("[→~]", 2);
    var said = words(sides[0]);
    var meant = sides.length > 1 ? words(sides[1]) : List.<String>of();
    for (var word : said) {
      statuteWords.computeIfAbsent(word, absent -> new LinkedHashSet<>()).addAll(meant);
    }
    if (!meant.isEmpty()) {
      var about = line.contains("~") ? people : subjects;
      about.addAll(said);
      about.addAll(meant);
      if (about == subjects) {
        this.said.addAll(said);
      }
    }
  }

  /** Beside a better word a person widens too far: 打游戏 means 网络沉迷, not every article on 未成年人. */
  private void narrow() {
    statuteWords.forEach(
        (word, meant) -> {
          if (subjects.contains(word) && !people.containsAll(meant)) {
            meant.removeAll(people);
          }
        });
  }

  private static List<String> words(String line) {
    return line.isBlank()
        ? List.of()
        : Arrays.stream(line.strip().split("\\s+")).map(SearchText::plain).distinct().toList();
  }

  /** The longest listed word that starts there. */
  Optional<String> wordAt(String text, int start) {
    for (var length = Math.min(longest, text.length() - start); length >= 2; length--) {
      var word = text.substring(start, start + length);
      if (phrases.contains(word)) {
        return Optional.of(word);
      }
    }
    return Optional.empty();
  }

  /** What statutes say for it; empty for a word not listed. */
  Collection<String> statuteWords(String word) {
    return statuteWords.getOrDefault(word, Set.of());
  }

  boolean isStopWord(String word) {
    return stopWords.contains(word);
  }

  /** Whether the word is of the bureau's own business. */
  boolean isSubject(String word) {
    return subjects.contains(word);
  }

  /** Words of other offices' business. */
  Set<String> elsewhere() {
    return elsewhere;
  }

  /** The subjects that begin with the character. */
  List<String> subjectsFrom(char first) {
    return byFirst.getOrDefault(first, List.of());
  }

  /** What residents say of the bureau's own business. */
  Set<String> saidWords() {
    return said;
  }

  /** The subject that sounds so and has as many characters. */
  Optional<String> subjectThatSounds(String text) {
    return Optional.ofNullable(bySound.get(SearchPinyin.spelt(text)))
        .filter(word -> word.length() == text.length());
  }

  Set<String> subjects() {
    return subjects;
  }

  /** Every word listed, of the subjects first. */
  List<String> vocabulary() {
    var vocabulary = new LinkedHashSet<>(subjects);
    vocabulary.addAll(people);
    vocabulary.addAll(phrases);
    return List.copyOf(vocabulary);
  }
}
