package cn.pufa.course;

import cn.pufa.course.LessonText.Choice;
import cn.pufa.course.LessonText.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The branches of a drill (情景演练): whether every way leads somewhere, and one way walked. */
record Drill(String start, Map<String, Step> steps) {

  /**
   * @param step where, or null where it is the whole
   */
  record Fault(String step, String message) {}

  /**
   * @param steps ids from the first to the end
   */
  record Walk(List<String> steps, boolean good) {}

  static Drill of(LessonText text) {
    Map<String, Step> steps = new LinkedHashMap<>();
    text.steps().forEach(step -> steps.putIfAbsent(step.id(), step));
    return new Drill(text.start(), steps);
  }

  /** All that keeps learners from walking it; empty where it is sound. */
  List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    if (start == null || !steps.containsKey(start)) {
      faults.add(new Fault(null, "没有写明从哪一步开始"));
      return faults;
    }
    steps.values().forEach(step -> addFaults(step, faults));
    Set<String> reached = reachedFrom(start);
    for (Step step : steps.values()) {
      if (!reached.contains(step.id())) {
        faults.add(new Fault(step.id(), "没有哪个选择通到这一步"));
      } else if (reachedFrom(step.id()).stream().noneMatch(id -> steps.get(id).end() != null)) {
        faults.add(new Fault(step.id(), "从这一步走不到结局"));
      }
    }
    if (reached.stream().noneMatch(id -> steps.get(id).isGood())) {
      faults.add(new Fault(null, "没有一条路走到好的结局"));
    }
    return faults;
  }

  private void addFaults(Step step, List<Fault> faults) {
    boolean isEnd = step.end() != null;
    if (isEnd && !step.choices().isEmpty()) {
      faults.add(new Fault(step.id(), "这一步是结局，不能再有选择"));
    }
    if (!isEnd && step.choices().size() < 2) {
      faults.add(new Fault(step.id(), "这一步要有两个以上的选择，或者标成结局"));
    }
    for (Choice choice : step.choices()) {
      if (!steps.containsKey(choice.to())) {
        faults.add(new Fault(step.id(), "选择“" + choice.text() + "”通到的步骤不存在"));
      }
    }
  }

  private Set<String> reachedFrom(String first) {
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(first));
    while (!open.isEmpty()) {
      String id = open.pop();
      Step step = steps.get(id);
      if (step != null && reached.add(id)) {
        step.choices().forEach(choice -> open.push(choice.to()));
      }
    }
    return reached;
  }

  /**
   * The way these choices lead, from the first step to an end; nothing where there is none such.
   */
  Optional<Walk> walk(List<Integer> choices) {
    List<String> way = new ArrayList<>();
    Step step = steps.get(start);
    for (int choice : choices) {
      if (step == null || choice < 0 || choice >= step.choices().size()) {
        return Optional.empty();
      }
      way.add(step.id());
      step = steps.get(step.choices().get(choice).to());
    }
    if (step == null || step.end() == null) {
      return Optional.empty();
    }
    way.add(step.id());
    return Optional.of(new Walk(List.copyOf(way), step.isGood()));
  }
}
