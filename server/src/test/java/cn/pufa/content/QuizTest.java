package cn.pufa.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Two questions under each card: answerable from it, never a trick, no place that is always right.
 */
class QuizTest {

  private record Question(
      String card, String ask, List<String> choices, int right, WrittenPieces.Sentence why) {
    String answer() {
      return choices.get(right);
    }
  }

  private final Map<String, JsonObject> cards =
      WrittenPieces.cards().stream()
          .collect(Collectors.toMap(WrittenPieces::id, Function.identity()));
  private final JsonObject quizzes = WrittenPieces.quizzes();
  private final List<Question> questions =
      quizzes.asMap().entrySet().stream()
          .flatMap(
              entry ->
                  entry.getValue().getAsJsonArray().asList().stream()
                      .map(question -> question(entry.getKey(), question.getAsJsonObject())))
          .toList();

  private static Question question(String card, JsonObject json) {
    return new Question(
        card,
        json.get("ask").getAsString(),
        WrittenPieces.texts(json.get("choices")),
        json.get("right").getAsInt(),
        WrittenPieces.sentences(card, json).getFirst());
  }

  @Test
  void eachCardHasTwo() {
    assertThat(quizzes.keySet()).isEqualTo(cards.keySet());
    assertThat(quizzes.asMap().values()).allMatch(QuizTest::areTwo);
  }

  private static boolean areTwo(JsonElement list) {
    return list.getAsJsonArray().size() == 2
        && !list.getAsJsonArray().get(0).equals(list.getAsJsonArray().get(1));
  }

  @Test
  void eachAsksOneThingWithDifferentChoices() {
    assertThat(questions)
        .allSatisfy(
            question -> {
              assertThat(question.ask()).endsWith("？").hasSizeLessThanOrEqualTo(45);
              assertThat(question.choices()).hasSizeBetween(2, 4).doesNotHaveDuplicates();
              assertThat(question.right()).isBetween(0, question.choices().size() - 1);
            });
  }

  @Test
  void whyIsOneSentenceThatRestsOnTheCard() {
    assertThat(questions)
        .allSatisfy(
            question -> {
              var why = question.why();
              assertThat(why.text()).matches("[^。]{5,39}。");
              JsonObject card = cards.get(question.card());
              assertThat(articlesOf(card)).as(question.ask()).containsAll(why.cites());
              assertThat(why.cites().isEmpty() && !card.get("unverified").getAsBoolean()).isFalse();
            });
  }

  private static List<String> articlesOf(JsonObject card) {
    return WrittenPieces.sentences("", card).stream()
        .flatMap(sentence -> sentence.cites().stream())
        .toList();
  }

  @Test
  void noPlaceAndNoLengthGivesTheAnswerAway() {
    var pairs = questions.stream().filter(question -> question.choices().size() == 2).toList();
    assertThat(share(pairs, question -> question.right() == 0)).isBetween(0.4, 0.6);
    var threes = questions.stream().filter(question -> question.choices().size() == 3).toList();
    for (int place = 0; place < 3; place++) {
      int right = place;
      assertThat(share(threes, question -> question.right() == right)).isBetween(0.2, 0.5);
    }
    assertThat(share(questions, QuizTest::isLongest)).isLessThan(0.66);
  }

  private static double share(List<Question> all, Function<Question, Boolean> is) {
    return (double) all.stream().filter(is::apply).count() / all.size();
  }

  private static boolean isLongest(Question question) {
    return question.choices().stream()
        .filter(choice -> !choice.equals(question.answer()))
        .allMatch(choice -> choice.length() < question.answer().length());
  }
}
