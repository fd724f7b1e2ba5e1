package cn.pufa.search;

import cn.pufa.search.SearchDocument.Cited;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The order of answers: best first, but each of the first names another article, so that a card and
 * the article it rests on do not take two places on a phone's first page.
 */
final class SearchList {

  record Line(SearchDocument document, float score, List<Cited> citations) {}

  private static final int FIRST_PAGE = 5;
  private static final int THIRD = 2;

  /** More cards would leave no place for the law itself. */
  private static final int MAX_CARDS = 3;

  /** A card that fits stands before the article it explains. */
  private static final float CARD = 1.2f;

  /** A card with this part of the score of the best article it rests on answers in its place. */
  private static final float IN_PLACE = 0.6f;

  /** Below this part of the best score a hit is noise in the tail of the list. */
  private static final float MIN_OF_BEST = 0.15f;

  /** The least part of the best score for one of a topic the question does not tell of. */
  private static final float OTHER_SIDE = 0.35f;

  /** What a document gains when the question has a word of its topic. */
  private static final float TOLD = 1.45f;

  /** The least part of the best score for one of another topic that the question tells of. */
  private static final float OTHER_TOLD = 0.3f;

  /** What the card's own question says of which article is its first. */
  private static final float AFFINITY = 0.8f;

  private final Function<SearchDocument, Map<Cited, Float>> affinities;
  private final Map<Cited, Float> articles = new HashMap<>();
  private final Set<Cited> named = new HashSet<>();
  private final List<Line> first = new ArrayList<>();
  private final List<Line> rest = new ArrayList<>();
  private int cards;

  private SearchList(Function<SearchDocument, Map<Cited, Float>> affinities) {
    this.affinities = affinities;
  }

  /**
   * @param scores of each document; 0 for what was not found
   * @param told the topics the question tells of
   * @param affinities for each card how well the articles it cites answer its own question
   */
  static List<Line> of(
      List<SearchDocument> documents,
      float[] scores,
      Function<SearchDocument, Map<Cited, Float>> affinities,
      Set<String> told) {
    var list = new SearchList(affinities);
    list.rememberArticles(documents, scores);
    var lines =
        IntStream.range(0, scores.length)
            .filter(ordinal -> scores[ordinal] > 0)
            .mapToObj(ordinal -> line(documents.get(ordinal), scores[ordinal], told))
            .sorted(Comparator.comparing(Line::score).reversed())
            .toList();
    if (lines.isEmpty()) {
      return List.of();
    }
    var enough = lines.getFirst().score() * MIN_OF_BEST;
    var good = lines.stream().filter(line -> line.score() >= enough).toList();
    twoSided(cardFirst(good), told).forEach(list::add);
    return Stream.concat(list.first.stream(), list.rest.stream()).toList();
  }

  private void rememberArticles(List<SearchDocument> documents, float[] scores) {
    for (var ordinal = 0; ordinal < scores.length; ordinal++) {
      var document = documents.get(ordinal);
      if (scores[ordinal] > 0 && document.isArticle()) {
        articles.put(document.citations().getFirst(), scores[ordinal]);
      }
    }
  }

  private static Line line(SearchDocument document, float found, Set<String> told) {
    var score = document.isPlainWords() ? found * CARD : found;
    return new Line(
        document, told.contains(document.topic()) ? score * TOLD : score, document.citations());
  }

  /** Where an article is best, a card that rests on it says the same in plain words. */
  private static List<Line> cardFirst(List<Line> lines) {
    var best = lines.getFirst();
    if (best.document().isPlainWords()) {
      return lines;
    }
    var article = best.citations().getFirst();
    return moved(
        lines,
        0,
        lines.stream()
            .filter(line -> line.document().isPlainWords() && line.citations().contains(article))
            .filter(line -> line.score() >= best.score() * IN_PLACE)
            .findFirst()
            .map(card -> new Line(card.document(), best.score(), article(card, article))));
  }

  private static List<Cited> article(Line card, Cited article) {
    return Stream.concat(
            Stream.of(article),
            card.citations().stream().filter(citation -> !citation.equals(article)))
        .toList();
  }

  /**
   * The third of the list from a topic that the question tells of and the first three are not of,
   * or from any other where one is nearly as good: 送终 may be meant of an heir or of a funeral.
   */
  private static List<Line> twoSided(List<Line> lines, Set<String> told) {
    if (lines.size() <= THIRD) {
      return lines;
    }
    var missing = new HashSet<>(told);
    lines.stream().limit(THIRD + 1).forEach(line -> missing.remove(line.document().topic()));
    return moved(
        lines,
        THIRD,
        firstOf(lines, OTHER_TOLD, line -> missing.contains(line.document().topic()))
            .or(
                () ->
                    sameTopic(lines.get(0), lines.get(1))
                        ? firstOf(lines, OTHER_SIDE, line -> !sameTopic(line, lines.getFirst()))
                        : Optional.empty()));
  }

  private static Optional<Line> firstOf(List<Line> lines, float part, Predicate<Line> wanted) {
    var enough = lines.getFirst().score() * part;
    return lines.stream()
        .skip(THIRD)
        .filter(line -> line.score() >= enough)
        .filter(wanted)
        .findFirst();
  }

  private static boolean sameTopic(Line one, Line other) {
    return one.document().topic().equals(other.document().topic());
  }

  private static List<Line> moved(List<Line> lines, int to, Optional<Line> chosen) {
    if (chosen.isEmpty()) {
      return lines;
    }
    var ordered = new ArrayList<>(lines);
    ordered.removeIf(line -> line.document() == chosen.get().document());
    ordered.add(to, chosen.get());
    return ordered;
  }

  private void add(Line line) {
    var ordered = line.document().isPlainWords() ? inFittingOrder(line) : line;
    var article = ordered.citations().isEmpty() ? null : ordered.citations().getFirst();
    var card = line.document().isPlainWords();
    if (first.size() < FIRST_PAGE
        && (article == null || !named.contains(article))
        && (!card || cards < MAX_CARDS)) {
      first.add(ordered);
      named.add(article);
      cards += card ? 1 : 0;
    } else {
      rest.add(ordered);
    }
  }

  /**
   * The article in front that says most of what was asked and of what the card answers; one already
   * named only when there is no other.
   */
  private Line inFittingOrder(Line line) {
    if (line.citations() != line.document().citations()) {
      return line; // Chosen already.
    }
    var affinity =
        line.citations().size() > 1 ? affinities.apply(line.document()) : Map.<Cited, Float>of();
    var bestAsked = best(line.citations(), articles);
    var bestAffinity = best(line.citations(), affinity);
    var fit = new HashMap<Cited, Float>();
    for (var citation : line.citations()) {
      var asked = articles.getOrDefault(citation, 0f) / bestAsked;
      var own = affinity.getOrDefault(citation, 0f) / bestAffinity * AFFINITY;
      fit.put(citation, asked + own - (named.contains(citation) ? FIRST_PAGE : 0));
    }
    var ordered =
        line.citations().stream().sorted(Comparator.comparing(fit::get).reversed()).toList();
    return new Line(line.document(), line.score(), ordered);
  }

  private static float best(List<Cited> citations, Map<Cited, Float> scores) {
    return citations.stream()
        .map(citation -> scores.getOrDefault(citation, 0f))
        .max(Float::compare)
        .filter(best -> best > 0)
        .orElse(1f);
  }
}
