package cn.pufa.content;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The order of answers: best first, but each of the first names another article, so that a card and
 * the article it rests on do not take two places on a phone's first page.
 */
final class SearchList {

  record Line(SearchDocument document, float score, List<String> citations) {}

  private static float p(String n, String d) {
    return Float.parseFloat(System.getProperty(n, d));
  }

  /** A card that fits stands before the article it explains. */
  static float CARD = p("card", "1.2");

  private static final int FIRST_PAGE = 5;
  static int MAX_CARDS = (int) p("maxcards", "3");

  /** Below this part of the best score a hit is noise in the tail of the list. */
  static float MIN_OF_BEST = p("minbest", "0.15");

  static float LATER = p("later", "0.9");

  private final Map<String, Float> articles = new HashMap<>();
  private final Set<String> named = new HashSet<>();
  private final List<Line> first = new ArrayList<>();
  private final List<Line> rest = new ArrayList<>();
  private int cards;

  private SearchList() {}

  static Stream<Line> of(List<SearchDocument> documents, float[] scores, String topic) {
    var list = new SearchList();
    for (var ordinal = 0; ordinal < scores.length; ordinal++) {
      var document = documents.get(ordinal);
      if (!document.isCard() && !document.citations().isEmpty()) {
        list.articles.put(document.citations().getFirst(), scores[ordinal]);
      }
    }
    var lines =
        IntStream.range(0, scores.length)
            .filter(ordinal -> scores[ordinal] > 0)
            .filter(ordinal -> topic == null || topic.equals(documents.get(ordinal).topic()))
            .mapToObj(ordinal -> line(documents.get(ordinal), scores[ordinal]))
            .sorted(Comparator.comparing(Line::score).reversed())
            .toList();
    if (lines.isEmpty()) {
      return Stream.of();
    }
    var enough = lines.getFirst().score() * MIN_OF_BEST;
    lines.stream().filter(line -> line.score() >= enough).forEach(list::add);
    return Stream.concat(list.first.stream(), list.rest.stream());
  }

  private static Line line(SearchDocument document, float score) {
    return new Line(document, document.isCard() ? score * CARD : score, document.citations());
  }

  private void add(Line line) {
    var ordered = line.document().isCard() ? inFittingOrder(line) : line;
    var named = ordered.citations().isEmpty() ? null : ordered.citations().getFirst();
    var card = line.document().isCard();
    if (first.size() < FIRST_PAGE
        && (named == null || !this.named.contains(named))
        && (!card || cards < MAX_CARDS)) {
      first.add(ordered);
      this.named.add(named);
      cards += card ? 1 : 0;
    } else {
      rest.add(ordered);
    }
  }

  /** The article that says most of what was asked in front; of two as good the one cited first. */
  private Line inFittingOrder(Line line) {
    var fit = new HashMap<String, Float>();
    var factor = 1f;
    for (var citation : line.citations()) {
      var fresh = named.contains(citation) ? 0.01f : 1f;
      fit.put(citation, articles.getOrDefault(citation, 0f) * factor * fresh);
      factor *= LATER;
    }
    var ordered =
        line.citations().stream()
            .sorted(Comparator.comparing(fit::get).reversed())
            .toList();
    return new Line(line.document(), line.score(), ordered);
  }
}
