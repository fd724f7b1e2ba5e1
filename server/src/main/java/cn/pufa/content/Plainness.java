package cn.pufa.content;

import cn.pufa.law.ArticleRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * How plain the words of an edition are (通俗度), against what we want. A measure, never a fault: a
 * sentence can be short and still be nobody's language.
 *
 * @param averageLength characters a sentence
 * @param statuteShare part of the citing sentences that stands just so, eight characters and more,
 *     in an article they cite
 */
record Plainness(
    int sentences,
    double averageLength,
    Longest longest,
    double statuteShare,
    List<Unexplained> jargon,
    Targets targets,
    boolean reached) {

  record Longest(String pointer, int length) {}

  record Unexplained(String pointer, String word, String plain) {}

  /** At most so much of each. */
  record Targets(double averageLength, int longest, double statuteShare, int jargon) {}

  static final Targets TARGETS = new Targets(25, 45, 0.3, 0);
  private static final int SHINGLE = 8;

  /**
   * @param article words of an article; empty where none are known
   */
  static Plainness of(DraftText text, Function<ArticleRef, String> article) {
    List<Part> parts =
        Part.of(text).stream().filter(part -> part.role() != Part.Role.NOTE).toList();
    var measuring = new Measuring(article, parts.stream().map(Part::text).toList());
    parts.forEach(measuring::part);
    return measuring.result();
  }

  private static final class Measuring {

    private final Function<ArticleRef, String> article;
    private final List<String> texts;
    private final List<Unexplained> jargon = new ArrayList<>();
    private int sentences;
    private int characters;
    private Longest longest;
    private int citing;
    private int copied;

    Measuring(Function<ArticleRef, String> article, List<String> texts) {
      this.article = article;
      this.texts = texts;
    }

    void part(Part part) {
      if (part.role() == Part.Role.TELLING) {
        for (String sentence : part.text().split("[。！？!?；;]")) {
          sentence(part.pointer(), letters(sentence).length());
        }
      }
      if (part.role() == Part.Role.TELLING || part.role() == Part.Role.HEADING) {
        Jargon.in(part.text(), texts)
            .forEach((word, plain) -> jargon.add(new Unexplained(part.pointer(), word, plain)));
      }
      if (part.sentence() != null && !part.sentence().cites().isEmpty()) {
        String words = letters(part.text());
        citing += words.length();
        copied += copied(words, part.sentence());
      }
    }

    private void sentence(String pointer, int length) {
      if (length > 0) {
        sentences++;
        characters += length;
        longest =
            longest == null || length > longest.length() ? new Longest(pointer, length) : longest;
      }
    }

    private int copied(String words, Card.Sentence sentence) {
      Set<String> shingles = new HashSet<>();
      sentence.cites().stream()
          .flatMap(ref -> DraftText.ref(ref).stream())
          .map(article)
          .map(Plainness::letters)
          .forEach(text -> addShingles(text, shingles));
      boolean[] covered = new boolean[words.length()];
      int count = 0;
      for (int at = 0; at + SHINGLE <= words.length(); at++) {
        if (shingles.contains(words.substring(at, at + SHINGLE))) {
          for (int place = at; place < at + SHINGLE; place++) {
            count += covered[place] ? 0 : 1;
            covered[place] = true;
          }
        }
      }
      return count;
    }

    private static void addShingles(String text, Set<String> shingles) {
      for (int at = 0; at + SHINGLE <= text.length(); at++) {
        shingles.add(text.substring(at, at + SHINGLE));
      }
    }

    Plainness result() {
      double average = sentences == 0 ? 0 : round((double) characters / sentences);
      double share = citing == 0 ? 0 : round((double) copied / citing);
      boolean reached =
          average <= TARGETS.averageLength()
              && (longest == null || longest.length() <= TARGETS.longest())
              && share <= TARGETS.statuteShare()
              && jargon.size() <= TARGETS.jargon();
      return new Plainness(sentences, average, longest, share, jargon, TARGETS, reached);
    }
  }

  /** Two places. */
  private static double round(double value) {
    return Math.round(value * 100) / 100.0;
  }

  /** Without spaces and signs, which articles print in other ways. */
  private static String letters(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
