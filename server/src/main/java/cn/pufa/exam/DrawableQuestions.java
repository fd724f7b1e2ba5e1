package cn.pufa.exam;

import cn.pufa.law.Citations;
import cn.pufa.platform.db.Tx;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which questions may be drawn: those in use whose articles are all in force. One that cites what
 * is no longer the law is 待复核, by the state of the law and not by an event that could be missed.
 */
final class DrawableQuestions {

  /** As what the law knows of questions that cite it. */
  static final String KIND = "exam_question";

  private final Citations citations;

  DrawableQuestions(Citations citations) {
    this.citations = citations;
  }

  List<Question> of(Tx tx, List<Part> parts) {
    Set<String> banks = parts.stream().map(Part::bank).collect(Collectors.toSet());
    List<Question> questions = QuestionStore.ofBanks(tx, banks);
    Map<String, Question.State> states = states(tx, questions);
    return questions.stream()
        .filter(question -> states.get(question.id()) == Question.State.LIVE)
        .toList();
  }

  Map<String, Question.State> states(Tx tx, Collection<Question> questions) {
    Map<String, List<Citations.Cited>> cited =
        citations.of(tx, KIND, questions.stream().map(Question::id).toList());
    Map<String, Question.State> states = new HashMap<>();
    questions.forEach(
        question -> states.put(question.id(), state(question, cited.get(question.id()))));
    return states;
  }

  private static Question.State state(Question question, List<Citations.Cited> cited) {
    if (question.offReason() != null) {
      return Question.State.OFF;
    }
    boolean stale =
        question.lawReason() != null
            || cited == null
            || cited.stream().anyMatch(Citations.Cited::stale);
    return stale ? Question.State.DUE : Question.State.LIVE;
  }
}
