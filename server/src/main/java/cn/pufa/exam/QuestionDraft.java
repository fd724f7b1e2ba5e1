package cn.pufa.exam;

import com.google.gson.annotations.SerializedName;
import java.util.List;

/**
 * A question as somebody writes it.
 *
 * @param bank of a new one; null of one that is there
 * @param after the version that was looked at, of one that is there
 */
record QuestionDraft(
    String bank,
    Integer after,
    QuestionKind kind,
    String topic,
    String lesson,
    @SerializedName("case") String scenario,
    String ask,
    List<String> choices,
    List<Integer> right,
    String why,
    List<String> cites) {

  QuestionText text() {
    return new QuestionText(
        kind, topic.strip(), lesson, scenario, ask.strip(), choices, right, why.strip(), cites);
  }
}
