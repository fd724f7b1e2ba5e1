package cn.pufa.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.pufa.content.LearningWords.Bank;
import cn.pufa.content.LearningWords.Claim;
import cn.pufa.content.LearningWords.Lesson;
import cn.pufa.content.LearningWords.Question;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Question banks: enough of each kind, answerable from the lessons, no place that is always right.
 */
class QuestionBankTest {

  private final List<Question> questions = LearningWords.questions();

  /** A supervisor takes the course of the child directors. */
  private static String courseOf(String bank) {
    return bank.equals("child-supervisor") ? "child-director" : bank;
  }

  @Test
  void banksHaveEnoughOfEachKind() {
    assertThat(kinds("child-director"))
        .satisfies(atLeast("single", 40))
        .satisfies(atLeast("multiple", 12))
        .satisfies(atLeast("true_false", 12))
        .satisfies(atLeast("ordering", 5))
        .satisfies(atLeast("scenario", 11));
    assertThat(LearningWords.bank("child-director").questions()).hasSizeGreaterThanOrEqualTo(80);
    assertThat(LearningWords.bank("child-supervisor").questions()).hasSizeGreaterThanOrEqualTo(30);
    assertThat(LearningWords.bank("volunteer-basics").questions()).hasSizeGreaterThanOrEqualTo(20);
  }

  private static Map<String, Long> kinds(String bank) {
    return count(LearningWords.bank(bank).questions(), Question::kind);
  }

  private static Consumer<Map<String, Long>> atLeast(String kind, long fewest) {
    return kinds -> assertThat(kinds.get(kind)).as(kind).isGreaterThanOrEqualTo(fewest);
  }

  private static Map<String, Long> count(Collection<Question> all, Function<Question, String> of) {
    return all.stream().collect(Collectors.groupingBy(of, Collectors.counting()));
  }

  @Test
  void topicsAreFewAndFull() {
    var director = count(LearningWords.bank("child-director").questions(), Question::topic);
    assertThat(director).hasSizeBetween(8, 10);
    assertThat(director.values()).allMatch(size -> size >= 6);
    assertThat(count(LearningWords.bank("child-supervisor").questions(), Question::topic).values())
        .allMatch(size -> size >= 5);
    assertThat(count(LearningWords.bank("volunteer-basics").questions(), Question::topic).values())
        .allMatch(size -> size >= 5);
  }

  @Test
  void idsAndWordsAreUnique() {
    assertThat(questions.stream().map(Question::id))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("(cd|cs|vb)-\\d{3}"));
    assertThat(questions.stream().map(question -> question.story() + question.ask()))
        .doesNotHaveDuplicates();
  }

  @Test
  void eachHasTheShapeOfItsKind() {
    assertThat(questions)
        .allSatisfy(
            question -> {
              assertThat(question.ask()).hasSizeBetween(5, 45);
              assertThat(question.choices()).doesNotHaveDuplicates();
              assertThat(question.right()).doesNotHaveDuplicates();
              assertThat(question.right())
                  .allMatch(place -> place >= 0 && place < question.choices().size());
              assertThat(shaped(question)).as(question.id()).isTrue();
            });
  }

  private static boolean shaped(Question question) {
    int right = question.right().size();
    int choices = question.choices().size();
    return switch (question.kind()) {
      case "single" -> right == 1 && choices >= 3 && choices <= 5 && question.story() == null;
      case "scenario" -> right == 1 && choices >= 3 && choices <= 5 && question.story() != null;
      case "multiple" -> right >= 2 && right < choices;
      case "true_false" -> right == 1 && question.choices().equals(List.of("对", "错"));
      case "ordering" ->
          right == choices
              && choices >= 3
              && !question.right().equals(question.right().stream().sorted().toList());
      default -> false;
    };
  }

  @Test
  void eachIsAnswerableFromItsLesson() {
    for (Bank bank : LearningWords.banks()) {
      var articles = articlesOf(courseOf(bank.bank()));
      assertThat(bank.questions())
          .allSatisfy(
              question -> {
                assertThat(question.why().cites()).as(question.id()).isNotEmpty();
                assertThat(articles).as(question.id()).containsKey(question.lesson());
                assertThat(articles.get(question.lesson()))
                    .as(question.id())
                    .containsAll(question.why().cites());
              });
    }
  }

  private static Map<String, List<String>> articlesOf(String course) {
    var articles = new HashMap<String, List<String>>();
    for (Lesson lesson : LearningWords.lessons(LearningWords.course(course))) {
      articles.put(
          lesson.id(),
          LearningWords.claims(lesson).stream().map(Claim::cites).flatMap(List::stream).toList());
    }
    return articles;
  }

  @Test
  void noPlaceAndNoLengthGivesTheAnswerAway() {
    for (Bank bank : LearningWords.banks()) {
      var fours =
          bank.questions().stream()
              .filter(question -> question.isOneOfMany() && question.choices().size() == 4)
              .toList();
      IntStream.range(0, 4)
          .forEach(
              place ->
                  assertThat(share(fours, question -> question.right().getFirst() == place))
                      .as(bank.bank() + " place " + place)
                      .isBetween(0.1, 0.4));
      assertThat(share(fours, QuestionBankTest::isLongest)).isLessThan(0.6);
      var statements =
          bank.questions().stream()
              .filter(question -> question.kind().equals("true_false"))
              .toList();
      assertThat(share(statements, question -> question.right().getFirst() == 0))
          .isBetween(0.3, 0.7);
    }
  }

  private static double share(List<Question> all, Predicate<Question> is) {
    return (double) all.stream().filter(is).count() / all.size();
  }

  private static boolean isLongest(Question question) {
    return question.choices().stream()
        .filter(choice -> !choice.equals(question.answer()))
        .allMatch(choice -> choice.length() < question.answer().length());
  }

  /** An age or a term that is the answer stands in the article. */
  @Test
  void figuresOfTheAnswersStandInTheArticles() {
    var printed = CitedTexts.printed();
    assumeTrue(printed.isPresent(), "no folder of statute texts");

    var wrong = new ArrayList<String>();
    questions.stream()
        .filter(question -> question.kind().equals("single"))
        .forEach(
            question -> {
              var sources =
                  question.why().cites().stream()
                      .map(cite -> LearningWords.numbered(cite, printed.get().get(cite)))
                      .toList();
              Figures.unstated(question.answer(), sources)
                  .forEach(figure -> wrong.add(question.id() + " " + question.answer()));
            });
    assertThat(wrong).isEmpty();
  }
}
