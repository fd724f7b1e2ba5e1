package cn.pufa.exam;

import cn.pufa.law.ArticleRef;
import cn.pufa.platform.http.Problem;
import com.google.gson.annotations.SerializedName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a question says, and when an answer to it is right.
 *
 * @param lesson the lesson that teaches it, or null
 * @param scenario what happened, of a scenario; null of the others
 * @param right places of the right choices, from 0; of an ordering all of them in their order
 * @param cites articles it rests on, as {@link ArticleRef} writes them
 */
record QuestionText(
    QuestionKind kind,
    String topic,
    String lesson,
    @SerializedName("case") String scenario,
    String ask,
    List<String> choices,
    List<Integer> right,
    String why,
    List<String> cites) {

  static final List<String> TRUE_FALSE = List.of("对", "错");

  Pick pick() {
    return switch (kind) {
      case SINGLE, TRUE_FALSE -> Pick.ONE;
      case MULTIPLE -> Pick.MANY;
      case ORDERING -> Pick.ORDER;
      case SCENARIO -> right.size() == 1 ? Pick.ONE : Pick.MANY;
    };
  }

  /** Whether the choices may be shown in any order; 对 and 错 keep theirs. */
  boolean shuffles() {
    return kind != QuestionKind.TRUE_FALSE;
  }

  List<ArticleRef> refs() {
    return cites.stream().map(ArticleRef::parse).toList();
  }

  QuestionText citing(List<String> others) {
    return new QuestionText(kind, topic, lesson, scenario, ask, choices, right, why, others);
  }

  /**
   * All of several, in whatever order; of an ordering every step in its place.
   *
   * @param answer places of choices; null where there is none
   */
  boolean isRight(List<Integer> answer) {
    if (answer == null) {
      return false;
    }
    return pick() == Pick.ORDER
        ? answer.equals(right)
        : new HashSet<>(answer).equals(new HashSet<>(right));
  }

  /** Refuses an answer that this question cannot have; an empty one takes the answer back. */
  void requireAnswer(List<Integer> answer) {
    if (answer.isEmpty()) {
      return;
    }
    if (answer.stream().anyMatch(place -> place >= choices.size())) {
      throw Problem.invalid("/answer", "没有这个选项");
    }
    if (pick() == Pick.ONE && answer.size() > 1) {
      throw Problem.invalid("/answer", "这道题只能选一项");
    }
    if (pick() == Pick.ORDER && answer.size() != choices.size()) {
      throw Problem.invalid("/answer", "排序题要把每一项都排上");
    }
  }

  /** All that is wrong with it as a question, whatever the law says. */
  List<Problem.Field> faults() {
    List<Problem.Field> faults = new ArrayList<>();
    addText(faults);
    if (right.stream().anyMatch(place -> place >= choices.size())) {
      faults.add(new Problem.Field("/right", "正确答案里有不存在的选项"));
    } else {
      addKey(faults);
    }
    if (Set.copyOf(choices).size() < choices.size()) {
      faults.add(new Problem.Field("/choices", "有两个选项一样"));
    }
    return faults;
  }

  private void addText(List<Problem.Field> faults) {
    if ((kind == QuestionKind.SCENARIO) != (scenario != null)) {
      faults.add(new Problem.Field("/case", "情景题要写情景，别的题不写"));
    }
    if (ask.isBlank()) {
      faults.add(new Problem.Field("/ask", "请写明问什么"));
    }
    for (int place = 0; place < choices.size(); place++) {
      if (choices.get(place).isBlank()) {
        faults.add(new Problem.Field("/choices/" + place, "请写明这个选项"));
      }
    }
  }

  private void addKey(List<Problem.Field> faults) {
    switch (kind) {
      case SINGLE -> addIf(faults, right.size() != 1, "单选题只有一个正确答案");
      case MULTIPLE -> addIf(faults, right.size() < 2, "多选题至少有两个正确答案");
      case SCENARIO -> addIf(faults, right.size() == choices.size(), "不能每一项都是正确答案");
      case TRUE_FALSE -> {
        addIf(faults, right.size() != 1, "判断题只有一个正确答案");
        if (!choices.equals(TRUE_FALSE)) {
          faults.add(new Problem.Field("/choices", "判断题的选项是“对”和“错”"));
        }
      }
      case ORDERING -> {
        addIf(faults, right.size() != choices.size(), "请把每一项都排进正确顺序");
        if (choices.size() < 3) {
          faults.add(new Problem.Field("/choices", "排序题至少要有三项"));
        }
      }
    }
  }

  private static void addIf(List<Problem.Field> faults, boolean wrong, String message) {
    if (wrong) {
      faults.add(new Problem.Field("/right", message));
    }
  }

  /** The choices as shown: what stands at each place of the screen. */
  List<String> shown(List<Integer> order) {
    return order.stream().map(choices::get).toList();
  }

  /** Places of choices as places on the screen. */
  static List<Integer> onScreen(List<Integer> answer, List<Integer> order) {
    return answer.stream().map(order::indexOf).toList();
  }

  /** Places on the screen as places of choices. */
  static List<Integer> offScreen(List<Integer> places, List<Integer> order) {
    return places.stream().map(order::get).toList();
  }

  List<Integer> inOrder() {
    return IntStream.range(0, choices.size()).boxed().toList();
  }
}
