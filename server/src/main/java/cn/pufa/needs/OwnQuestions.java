package cn.pufa.needs;

import cn.pufa.platform.db.Tx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What somebody asked, to be shown to them whole, and to be erased. */
public final class OwnQuestions {

  private static final Map<Question.Kind, String> KINDS =
      Map.of(
          Question.Kind.QUESTION, "提问",
          Question.Kind.SUGGESTION, "意见",
          Question.Kind.COMPLAINT, "投诉");

  OwnQuestions() {}

  public List<Map<String, String>> export(Tx tx, UUID person) {
    return QuestionStore.allOf(tx, person).stream().map(OwnQuestions::row).toList();
  }

  private static Map<String, String> row(Question question) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put(KINDS.get(question.kind()), question.text());
    row.put("写的时间", question.askedAt().toString());
    if (question.answer() != null) {
      row.put("回答", question.answer());
      row.put("回答时间", question.answeredAt().toString());
    }
    return row;
  }

  /** A wording that staff settled stays; it tells nothing of who asked. */
  public void erase(Tx tx, UUID person) {
    QuestionStore.erase(tx, person);
  }
}
