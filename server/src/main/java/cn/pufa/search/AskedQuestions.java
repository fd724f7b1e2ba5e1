package cn.pufa.search;

import cn.pufa.law.ArticleRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What residents ask in their own words, by the article or the card that answers; of an article of
 * a newer version nothing, until someone has read it.
 */
final class AskedQuestions {

  private static final List<String> FILES =
      List.of("marriage", "relief", "child", "welfare", "organization", "funeral", "cards");

  private static final String CARDS = "cards";

  private final Map<ArticleRef, List<String>> byArticle = new HashMap<>();

  private final Map<String, List<String>> byCard = new HashMap<>();

  private AskedQuestions() {}

  static AskedQuestions load() {
    var questions = new AskedQuestions();
    FILES.forEach(file -> questions.read(SearchData.lines("questions/" + file + ".txt")));
    return questions;
  }

  private void read(List<String> lines) {
    String statute = null;
    for (String line : lines) {
      if (line.startsWith("[")) {
        statute = line.substring(1, line.indexOf(']'));
        continue;
      }
      int space = line.indexOf(' ');
      if (statute.equals(CARDS)) {
        byCard.put(line.substring(0, space), questions(line.substring(space)));
        continue;
      }
      ArticleRef ref = ArticleRef.parse(statute + "#" + line.substring(0, space));
      byArticle.merge(ref, questions(line.substring(space)), AskedQuestions::both);
    }
  }

  private static List<String> questions(String text) {
    return List.of(text.strip().split("\\s*\\|\\s*"));
  }

  private static List<String> both(List<String> some, List<String> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  List<String> of(ArticleRef ref) {
    return byArticle.getOrDefault(ref, List.of());
  }

  /** Those beside the card's own. */
  List<String> ofCard(String id) {
    return byCard.getOrDefault(id, List.of());
  }

  Set<ArticleRef> articles() {
    return byArticle.keySet();
  }

  Set<String> cards() {
    return byCard.keySet();
  }
}
