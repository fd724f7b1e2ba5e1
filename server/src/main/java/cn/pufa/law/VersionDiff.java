package cn.pufa.law;

import cn.pufa.law.LawStore.ArticleText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which article of a newer version is which of the older one: the same words first, then by
 * likeness of the words, then by number; what is left has gone or is new.
 */
final class VersionDiff {

  /** The names are those of the contract. */
  enum Kind {
    same,
    changed,
    /** The words are the same, the number is another. */
    renumbered,
    added,
    gone
  }

  /**
   * @param before null for an added article
   * @param after null for one that has gone
   */
  record Pair(Kind kind, ArticleText before, ArticleText after) {}

  private record Likeness(ArticleText before, ArticleText after, double degree) {}

  /** Two pieces of about the same length share half of their pairs of characters. */
  private static final double ALIKE = 0.5;

  /** Enough where the number is the same, too. */
  private static final double A_LITTLE_ALIKE = 0.2;

  private final List<ArticleText> newer;
  private final Map<Integer, Pair> pairs = new HashMap<>();
  private final List<ArticleText> lonelyBefore;
  private final List<ArticleText> lonelyAfter;

  private VersionDiff(List<ArticleText> older, List<ArticleText> newer) {
    this.newer = newer;
    this.lonelyBefore = new ArrayList<>(older);
    this.lonelyAfter = new ArrayList<>(newer);
    pairSameWords(true);
    pairSameWords(false);
    pairAlike();
    lonelyBefore.forEach(before -> pairs.put(before.number(), new Pair(Kind.gone, before, null)));
  }

  static VersionDiff of(List<ArticleText> older, List<ArticleText> newer) {
    return new VersionDiff(older, newer);
  }

  /** Numbers under which other words stood than do now; none where no text was held. */
  static Set<Integer> reworded(List<ArticleText> before, List<ArticleText> now) {
    Map<Integer, String> words =
        now.stream().collect(Collectors.toMap(ArticleText::number, VersionDiff::words));
    return before.stream()
        .filter(article -> !words(article).equals(words.get(article.number())))
        .map(ArticleText::number)
        .collect(Collectors.toSet());
  }

  /** What became of an article of the older version; empty where that had none of the number. */
  Optional<Pair> of(int article) {
    return Optional.ofNullable(pairs.get(article));
  }

  /** In the order of the newer version; each that has gone after the one it stood behind. */
  List<Pair> pairs() {
    List<Pair> all = new ArrayList<>();
    Map<Integer, Pair> byAfter = new HashMap<>();
    pairs.values().stream()
        .filter(pair -> pair.after() != null)
        .forEach(pair -> byAfter.put(pair.after().number(), pair));
    for (ArticleText after : newer) {
      all.add(byAfter.getOrDefault(after.number(), new Pair(Kind.added, null, after)));
    }
    pairs.values().stream()
        .filter(pair -> pair.kind() == Kind.gone)
        .sorted(Comparator.comparing(pair -> pair.before().number()))
        .forEach(gone -> all.add(placeOf(gone, all), gone));
    return all;
  }

  private static int placeOf(Pair gone, List<Pair> all) {
    for (int place = all.size(); place > 0; place--) {
      ArticleText before = all.get(place - 1).before();
      if (before != null && before.number() < gone.before().number()) {
        return place;
      }
    }
    return 0;
  }

  private void pairSameWords(boolean sameNumber) {
    for (ArticleText before : List.copyOf(lonelyBefore)) {
      lonelyAfter.stream()
          .filter(after -> words(after).equals(words(before)))
          .filter(after -> !sameNumber || after.number() == before.number())
          .findFirst()
          .ifPresent(after -> pair(before, after));
    }
  }

  private void pairAlike() {
    Map<ArticleText, Set<String>> pieces = new HashMap<>();
    lonelyBefore.forEach(article -> pieces.put(article, pieces(article)));
    lonelyAfter.forEach(article -> pieces.put(article, pieces(article)));
    List<Likeness> candidates = new ArrayList<>();
    for (ArticleText before : lonelyBefore) {
      for (ArticleText after : lonelyAfter) {
        double degree = degree(pieces.get(before), pieces.get(after));
        boolean sameNumber = before.number() == after.number();
        if (degree >= (sameNumber ? A_LITTLE_ALIKE : ALIKE)) {
          candidates.add(new Likeness(before, after, degree));
        }
      }
    }
    candidates.sort(
        Comparator.comparing(Likeness::degree)
            .reversed()
            .thenComparing(one -> Math.abs(one.before().number() - one.after().number())));
    for (Likeness one : candidates) {
      if (lonelyBefore.contains(one.before()) && lonelyAfter.contains(one.after())) {
        pair(one.before(), one.after());
      }
    }
  }

  private void pair(ArticleText before, ArticleText after) {
    lonelyBefore.remove(before);
    lonelyAfter.remove(after);
    pairs.put(before.number(), new Pair(kind(before, after), before, after));
  }

  private static Kind kind(ArticleText before, ArticleText after) {
    if (!words(before).equals(words(after))) {
      return Kind.changed;
    }
    return before.number() == after.number() ? Kind.same : Kind.renumbered;
  }

  /** How a text is spaced out is the printer's affair. */
  private static String words(ArticleText article) {
    return article.text().replaceAll("\\s+", "");
  }

  private static Set<String> pieces(ArticleText article) {
    String words = words(article);
    Set<String> pieces = new HashSet<>();
    for (int at = 0; at + 2 <= words.length(); at++) {
      pieces.add(words.substring(at, at + 2));
    }
    return pieces;
  }

  private static double degree(Set<String> one, Set<String> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return 0;
    }
    long shared = one.stream().filter(other::contains).count();
    return 2.0 * shared / (one.size() + other.size());
  }
}
