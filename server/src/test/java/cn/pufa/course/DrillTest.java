package cn.pufa.course;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.course.LessonText.Choice;
import cn.pufa.course.LessonText.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which drills can be walked, and where a way leads. */
class DrillTest {

  private static final Step GOOD = end("good", "good");
  private static final Step BAD = end("bad", "bad");

  private static Step step(String id, String... to) {
    List<Choice> choices =
        java.util.stream.Stream.of(to).map(next -> new Choice("去" + next, next, null)).toList();
    return new Step(id, "情景", choices, null, null, null);
  }

  private static Step end(String id, String end) {
    return new Step(id, "结局", null, end, null, null);
  }

  private static Drill drill(Step... steps) {
    return Drill.of(
        new LessonText(LessonKind.DRILL, "演示", 5, null, null, "a", List.of(steps), null));
  }

  private static List<String> faults(Step... steps) {
    return drill(steps).faults().stream()
        .map(fault -> fault.step() + " " + fault.message())
        .toList();
  }

  @Test
  void aSoundDrillHasNoFaults() {
    assertThat(faults(step("a", "b", "good"), step("b", "bad", "a"), GOOD, BAD)).isEmpty();
  }

  @Test
  void eachStepIsReachedAndEachWayEnds() {
    assertThat(faults(step("b", "good", "b"), GOOD)).containsExactly("null 没有写明从哪一步开始");
    assertThat(faults(step("a", "good", "nowhere"), GOOD))
        .containsExactly("a 选择“去nowhere”通到的步骤不存在");
    assertThat(faults(step("a", "good", "bad"), step("b", "good", "bad"), GOOD, BAD))
        .containsExactly("b 没有哪个选择通到这一步");
    assertThat(faults(step("a", "good", "b"), step("b", "c", "c"), step("c", "b", "c"), GOOD))
        .containsExactly("b 从这一步走不到结局", "c 从这一步走不到结局");
    assertThat(faults(step("a", "bad", "bad"), BAD)).containsExactly("null 没有一条路走到好的结局");
    assertThat(faults(step("a", "good"), GOOD)).containsExactly("a 这一步要有两个以上的选择，或者标成结局");
    Step both = new Step("a", "情景", List.of(new Choice("去", "a", null)), "good", null, null);
    assertThat(faults(both)).containsExactly("a 这一步是结局，不能再有选择");
  }

  @Test
  void aWayIsWalkedToItsEndAndNoFurther() {
    Drill drill = drill(step("a", "b", "good"), step("b", "bad", "a"), GOOD, BAD);
    assertThat(drill.walk(List.of(1))).hasValue(new Drill.Walk(List.of("a", "good"), true));
    assertThat(drill.walk(List.of(0, 1, 0, 0)))
        .hasValue(new Drill.Walk(List.of("a", "b", "a", "b", "bad"), false));
    assertThat(drill.walk(List.of(0))).as("not at an end").isEmpty();
    assertThat(drill.walk(List.of(1, 0))).as("beyond the end").isEmpty();
    assertThat(drill.walk(List.of(2))).as("no such choice").isEmpty();
    assertThat(drill.walk(List.of())).isEmpty();
  }
}
