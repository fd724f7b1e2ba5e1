package cn.pufa.content;

import cn.pufa.law.ArticleRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What residents ask of an article in their own words; of an article of an older version nothing,
 * until someone has read the new one.
 */
final class ArticleQuestions {

  private static final List<String> FILES =
      List.of("marriage", "relief", "child", "welfare", "organization");

  private final Map<ArticleRef, List<String>> byArticle = new HashMap<>();

  private ArticleQuestions() {}

  static ArticleQuestions load() {
    var questions = new ArticleQuestions();
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
      ArticleRef ref = ArticleRef.parse(statute + "#" + line.substring(0, space));
      byArticle.merge(ref, questions(line.substring(space)), ArticleQuestions::both);
    }
  }

  private static List<String> questions(String text) {
    return List.of(text.strip().split("\\s*\\|\\s*"));
  }

  private static List<String> both(List<String> some, List<String> others) {
    return java.util.stream.Stream.concat(some.stream(), others.stream()).toList();
  }

  List<String> of(ArticleRef ref) {
    return byArticle.getOrDefault(ref, List.of());
  }

  Map<ArticleRef, List<String>> all() {
    return byArticle;
  }
}
