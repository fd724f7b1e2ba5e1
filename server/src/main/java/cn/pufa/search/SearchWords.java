package cn.pufa.search;

import cn.pufa.law.ChineseNumeral;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Takes a resident's question apart into the words worth searching. */
final class SearchWords {

  /**
   * A word of a question.
   *
   * @param text as written, or an article's label
   * @param alternatives what statutes say for it, or what it probably is a slip of
   * @param subject whether it is of the bureau's own business, not just any word
   * @param article whether it is an article's label
   */
  record Word(String text, List<String> alternatives, boolean subject, boolean article) {}

  /** A resident's story is shorter; a pasted page or an attack costs no more than this. */
  private static final int MAX_LENGTH = 500;

  /**
   * Keeps the query below Lucene's limit of 1,024 clauses, with every word's fields and
   * alternatives.
   */
  private static final int MAX_WORDS = 14;

  private static final int MAX_ALTERNATIVES = 4;
  private static final int LONGEST_SOUND = 6;
  private static final Pattern ARTICLE =
      Pattern.compile("第?\\s*([0-9]{1,4}|[〇零一二三四五六七八九十百千]{1,7})\\s*条(?!例|件|款|文|约)");

  private final Synonyms synonyms;

  /** Whether two adjacent characters occur anywhere in the index. */
  private final Predicate<String> knownPair;

  private final Map<String, Word> words = new LinkedHashMap<>();

  private SearchWords(Synonyms synonyms, Predicate<String> knownPair) {
    this.synonyms = synonyms;
    this.knownPair = knownPair;
  }

  /** The words worth searching of a question as {@link #normalize} leaves it. */
  static List<Word> of(String question, Synonyms synonyms, Predicate<String> knownPair) {
    var words = new SearchWords(synonyms, knownPair);
    words.split(words.takeArticles(question));
    // Of a long story, the words of our own business first.
    return words.words.values().stream()
        .sorted(Comparator.comparing(word -> !word.subject()))
        .limit(MAX_WORDS)
        .toList();
  }

  static String normalize(String query) {
    return SearchText.plain(query.length() > MAX_LENGTH ? query.substring(0, MAX_LENGTH) : query);
  }

  private String takeArticles(String text) {
    return ARTICLE
        .matcher(text)
        .replaceAll(
            found ->
                articleLabel(found.group(1))
                    .map(
                        label -> {
                          words.put(label, new Word(label, List.of(), true, true));
                          return " ";
                        })
                    .orElse(found.group()));
  }

  private static Optional<String> articleLabel(String number) {
    try {
      var value =
          Character.isDigit(number.charAt(0))
              ? Integer.parseInt(number)
              : ChineseNumeral.parse(number);
      return Optional.of(ChineseNumeral.label(value));
    } catch (IllegalArgumentException notAnArticle) {
      return Optional.empty();
    }
  }

  /** Listed words first, the longest from the left: the segmenter does not know 五保户 or 扯证. */
  private void split(String text) {
    var rest = new StringBuilder();
    var at = 0;
    while (at < text.length()) {
      var listed = synonyms.wordAt(text, at);
      if (listed.isPresent()) {
        segment(rest);
        addListed(listed.get());
        at += listed.get().length();
        continue;
      }
      var begin = at;
      var meant = slipAt(text, at).or(() -> soundAt(text, begin));
      if (meant.isPresent()) {
        segment(rest);
        var length = meant.get().length();
        add(
            new Word(
                text.substring(at, at + length), alternatives(meant.get(), true), true, false));
        at += length;
        continue;
      }
      rest.append(text.charAt(at++));
    }
    segment(rest);
  }

  private void addListed(String word) {
    if (!synonyms.isStopWord(word)) {
      add(new Word(word, alternatives(word, false), synonyms.isSubject(word), false));
    }
  }

  private List<String> alternatives(String word, boolean itself) {
    return Stream.concat(Stream.of(word), synonyms.statuteWords(word).stream())
        .distinct()
        .filter(alternative -> itself || !alternative.equals(word))
        .limit(MAX_ALTERNATIVES)
        .toList();
  }

  /**
   * A listed word of three or more characters written with one wrong character, which makes pairs
   * no text has. The first character is taken as right, of three also the last: 带户口 and 户口能 are no
   * slips of 上户口 and 户口簿.
   */
  private Optional<String> slipAt(String text, int start) {
    String best = null;
    for (var word : synonyms.subjectsFrom(text.charAt(start))) {
      var better = word.length() >= 3 && (best == null || word.length() > best.length());
      if (better && start + word.length() <= text.length() && isSlip(text, start, word)) {
        best = word;
      }
    }
    return Optional.ofNullable(best);
  }

  /** A listed word written with others that sound the same, which makes a pair no text has: 年捡. */
  private Optional<String> soundAt(String text, int start) {
    for (var length = Math.min(LONGEST_SOUND, text.length() - start); length >= 2; length--) {
      var written = text.substring(start, start + length);
      if (hasUnknownPair(written) && noListedWordWithin(text, start + 1, start + length)) {
        var meant = synonyms.subjectThatSounds(written);
        if (meant.isPresent()) {
          return meant;
        }
      }
    }
    return Optional.empty();
  }

  private boolean hasUnknownPair(String text) {
    return text.chars().allMatch(Character::isIdeographic)
        && IntStream.range(0, text.length() - 1)
            .anyMatch(at -> !knownPair.test(text.substring(at, at + 2)));
  }

  private boolean isSlip(String text, int start, String word) {
    var wrong = 0;
    for (var index = 0; index < word.length(); index++) {
      if (text.charAt(start + index) == word.charAt(index)) {
        continue;
      }
      if (wrong > 0 || index == 0 || word.length() == 3 && index == 2) {
        return false;
      }
      wrong = index;
    }
    var at = start + wrong;
    return !knownPair.test(text.substring(at - 1, at + 1))
        && (wrong == word.length() - 1 || !knownPair.test(text.substring(at, at + 2)))
        && noListedWordWithin(text, start + 1, start + word.length());
  }

  /**
   * Where another listed word begins, the characters before it are no slip but words of their own.
   */
  private boolean noListedWordWithin(String text, int from, int to) {
    return IntStream.range(from, to).noneMatch(at -> synonyms.wordAt(text, at).isPresent());
  }

  /**
   * The segmenter's words; characters it left single are joined again, because it does not know 彩礼
   * either.
   */
  private void segment(StringBuilder rest) {
    var single = new StringBuilder();
    for (var token : tokens(rest.toString())) {
      if (token.length() == 1 && !synonyms.isStopWord(token) && !token.isBlank()) {
        addIfSubject(token);
        single.append(token);
        continue;
      }
      addJoined(single);
      addSegmented(token);
    }
    addJoined(single);
    rest.setLength(0);
  }

  /** A single character is too common to be searched, unless it is a listed word such as 坟. */
  private void addIfSubject(String character) {
    if (synonyms.isSubject(character)) {
      addListed(character);
    }
  }

  private void addJoined(StringBuilder single) {
    if (single.length() > 1) {
      add(new Word(single.toString(), List.of(), false, false));
    }
    single.setLength(0);
  }

  private void addSegmented(String token) {
    if (token.length() > 1 && !synonyms.isStopWord(token)) {
      add(new Word(token, List.of(), false, false));
    }
  }

  private void add(Word word) {
    words.putIfAbsent(word.text(), word);
  }

  /**
   * Made anew for each text: Lucene's reuse by thread would keep one segmenter for every virtual
   * thread.
   */
  static List<String> tokens(String text) {
    var tokens = new ArrayList<String>();
    try (var tokenizer = new HMMChineseTokenizer()) {
      var term = tokenizer.addAttribute(CharTermAttribute.class);
      tokenizer.setReader(new StringReader(text));
      tokenizer.reset();
      while (tokenizer.incrementToken()) {
        var token = term.toString();
        if (Character.isLetterOrDigit(token.charAt(0))) {
          tokens.add(token);
        }
      }
      tokenizer.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tokens;
  }
}
