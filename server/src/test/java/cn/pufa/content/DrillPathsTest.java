package cn.pufa.content;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.content.LearningWords.Choice;
import cn.pufa.content.LearningWords.Lesson;
import cn.pufa.content.LearningWords.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Drills branch: every step can be reached, every way ends, and some end badly. */
class DrillPathsTest {

  private static final int FEWEST_STEPS = 8;

  private final List<Lesson> drills =
      LearningWords.lessons().stream().filter(Lesson::isDrill).toList();

  @Test
  void everyStepIsReachedAndEveryWayEnds() {
    assertThat(drills)
        .hasSizeGreaterThanOrEqualTo(3)
        .allSatisfy(
            drill -> {
              assertThat(drill.steps()).hasSizeGreaterThanOrEqualTo(FEWEST_STEPS);
              var reached = new HashSet<String>();
              walk(drill, drill.start(), new ArrayList<>(), reached);
              assertThat(reached).isEqualTo(drill.steps().keySet());
            });
  }

  private static void walk(Lesson drill, String at, List<String> way, Set<String> reached) {
    assertThat(drill.steps()).as(drill.id()).containsKey(at);
    assertThat(way).as(drill.id() + " goes in a circle").doesNotContain(at);
    reached.add(at);
    Step step = drill.steps().get(at);
    if (step.ends()) {
      return;
    }
    way.add(at);
    step.choices().forEach(choice -> walk(drill, choice.to(), way, reached));
    way.removeLast();
  }

  @Test
  void aStepHasChoicesOrAnEndWithSomethingToRemember() {
    assertThat(steps())
        .allSatisfy(
            step -> {
              assertThat(step.situation()).isNotBlank();
              if (step.ends()) {
                assertThat(step.end()).isIn("good", "bad");
                assertThat(step.remember()).isNotBlank();
                assertThat(step.choices()).isNull();
              } else {
                assertThat(step.choices()).hasSizeBetween(2, 4);
                assertThat(step.choices())
                    .allMatch(choice -> !choice.text().isBlank() && !choice.feedback().isBlank());
                assertThat(step.choices()).anyMatch(Choice::isRight);
              }
            });
  }

  @Test
  void eachDrillCanEndWellAndBadly() {
    assertThat(drills)
        .allSatisfy(
            drill ->
                assertThat(drill.steps().values().stream().filter(Step::ends).map(Step::end))
                    .contains("good", "bad"));
  }

  /** Whoever always does what is right ends well. */
  @Test
  void theRightChoicesLeadToAGoodEnd() {
    assertThat(drills)
        .allSatisfy(
            drill -> {
              String at = drill.start();
              while (!drill.steps().get(at).ends()) {
                at =
                    drill.steps().get(at).choices().stream()
                        .filter(Choice::isRight)
                        .findFirst()
                        .orElseThrow()
                        .to();
              }
              assertThat(drill.steps().get(at).end()).isEqualTo("good");
            });
  }

  @Test
  void noPlaceIsAlwaysRight() {
    var open = steps().filter(step -> !step.ends()).toList();
    IntStream.range(0, 2)
        .forEach(
            place ->
                assertThat(
                        (double)
                                open.stream()
                                    .filter(step -> step.choices().get(place).isRight())
                                    .count()
                            / open.size())
                    .isBetween(0.2, 0.65));
  }

  private Stream<Step> steps() {
    return drills.stream().flatMap(drill -> drill.steps().values().stream());
  }
}
