package cn.pufa.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pufa.platform.http.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionTextTest {

  private static final List<String> CHOICES = List.of("风筝", "线", "轴");

  private static QuestionText text(QuestionKind kind, List<String> choices, Integer... right) {
    String scenario = kind == QuestionKind.SCENARIO ? "演示·有人放风筝" : null;
    return new QuestionText(
        kind, "演示", null, scenario, "问什么", choices, List.of(right), "因为", List.of());
  }

  private static QuestionText text(QuestionKind kind, Integer... right) {
    return text(kind, kind == QuestionKind.TRUE_FALSE ? QuestionText.TRUE_FALSE : CHOICES, right);
  }

  private static List<String> pointers(QuestionText text) {
    return text.faults().stream().map(Problem.Field::pointer).toList();
  }

  @Test
  void severalAreRightInWhateverOrder() {
    QuestionText multiple = text(QuestionKind.MULTIPLE, 0, 2);
    assertThat(multiple.isRight(List.of(2, 0))).isTrue();
    assertThat(multiple.isRight(List.of(0))).isFalse();
    assertThat(multiple.isRight(List.of(0, 1, 2))).isFalse();
    assertThat(multiple.isRight(List.of())).isFalse();
    assertThat(multiple.isRight(null)).isFalse();
  }

  @Test
  void anOrderingIsRightInItsOrderOnly() {
    QuestionText ordering = text(QuestionKind.ORDERING, 2, 0, 1);
    assertThat(ordering.isRight(List.of(2, 0, 1))).isTrue();
    assertThat(ordering.isRight(List.of(0, 1, 2))).isFalse();
  }

  @Test
  void saysHowManyArePicked() {
    assertThat(text(QuestionKind.SINGLE, 0).pick()).isEqualTo(Pick.ONE);
    assertThat(text(QuestionKind.TRUE_FALSE, 0).pick()).isEqualTo(Pick.ONE);
    assertThat(text(QuestionKind.MULTIPLE, 0, 1).pick()).isEqualTo(Pick.MANY);
    assertThat(text(QuestionKind.ORDERING, 0, 1, 2).pick()).isEqualTo(Pick.ORDER);
    assertThat(text(QuestionKind.SCENARIO, 0).pick()).isEqualTo(Pick.ONE);
    assertThat(text(QuestionKind.SCENARIO, 0, 1).pick()).isEqualTo(Pick.MANY);
  }

  @Test
  void onlyTrueAndFalseKeepTheirPlaces() {
    assertThat(List.of(QuestionKind.values()))
        .filteredOn(kind -> !text(kind, 0).shuffles())
        .containsExactly(QuestionKind.TRUE_FALSE);
  }

  @Test
  void anAnswerThatCannotBeIsRefused() {
    QuestionText single = text(QuestionKind.SINGLE, 0);
    single.requireAnswer(List.of());
    single.requireAnswer(List.of(2));
    requireRefused(single, List.of(3), "没有这个选项");
    requireRefused(single, List.of(0, 1), "这道题只能选一项");
    text(QuestionKind.MULTIPLE, 0, 1).requireAnswer(List.of(0, 1));
    QuestionText ordering = text(QuestionKind.ORDERING, 0, 1, 2);
    ordering.requireAnswer(List.of(2, 1, 0));
    requireRefused(ordering, List.of(2, 1), "排序题要把每一项都排上");
  }

  private static void requireRefused(QuestionText text, List<Integer> answer, String why) {
    assertThatThrownBy(() -> text.requireAnswer(answer))
        .isInstanceOfSatisfying(
            Problem.class,
            problem ->
                assertThat(problem.errors()).containsExactly(new Problem.Field("/answer", why)));
  }

  @Test
  void aGoodQuestionHasNoFaults() {
    assertThat(pointers(text(QuestionKind.SINGLE, 0))).isEmpty();
    assertThat(pointers(text(QuestionKind.MULTIPLE, 0, 1))).isEmpty();
    assertThat(pointers(text(QuestionKind.SCENARIO, 0, 1))).isEmpty();
    assertThat(pointers(text(QuestionKind.TRUE_FALSE, 1))).isEmpty();
    assertThat(pointers(text(QuestionKind.ORDERING, 0, 1, 2))).isEmpty();
  }

  @Test
  void aKeyThatDoesNotFitItsKindIsNamed() {
    assertThat(pointers(text(QuestionKind.SINGLE, 0, 1))).containsExactly("/right");
    assertThat(pointers(text(QuestionKind.MULTIPLE, 0))).containsExactly("/right");
    assertThat(pointers(text(QuestionKind.SCENARIO, 0, 1, 2))).containsExactly("/right");
    assertThat(pointers(text(QuestionKind.TRUE_FALSE, 0, 1))).containsExactly("/right");
    assertThat(pointers(text(QuestionKind.ORDERING, 0, 1))).containsExactly("/right");
    assertThat(pointers(text(QuestionKind.SINGLE, 3))).containsExactly("/right");
  }

  @Test
  void choicesThatDoNotFitAreNamed() {
    assertThat(pointers(text(QuestionKind.TRUE_FALSE, CHOICES, 0))).containsExactly("/choices");
    assertThat(pointers(text(QuestionKind.ORDERING, List.of("线", "轴"), 0, 1)))
        .containsExactly("/choices");
    assertThat(pointers(text(QuestionKind.SINGLE, List.of("线", "线"), 0)))
        .containsExactly("/choices");
    assertThat(pointers(text(QuestionKind.SINGLE, List.of("线", " "), 0)))
        .containsExactly("/choices/1");
  }

  @Test
  void wordsThatAreMissingOrTooManyAreNamed() {
    var blank =
        new QuestionText(
            QuestionKind.SINGLE, "演示", null, "演示", " ", CHOICES, List.of(0), "", List.of());
    assertThat(pointers(blank)).containsExactly("/case", "/ask");
  }

  @Test
  void theScreenShowsChoicesInItsOwnOrder() {
    List<Integer> order = List.of(2, 0, 1);
    assertThat(text(QuestionKind.SINGLE, 0).shown(order)).containsExactly("轴", "风筝", "线");
    assertThat(QuestionText.onScreen(List.of(0, 2), order)).containsExactly(1, 0);
    assertThat(QuestionText.offScreen(List.of(1, 0), order)).containsExactly(0, 2);
    assertThat(text(QuestionKind.SINGLE, 0).inOrder()).containsExactly(0, 1, 2);
  }

  @Test
  void anotherCitationChangesNothingElse() {
    QuestionText text = text(QuestionKind.SINGLE, 0);
    assertThat(text.citing(List.of("demo#1")).cites()).containsExactly("demo#1");
    assertThat(text.citing(List.of())).isEqualTo(text);
  }
}
