package cn.pufa.needs;

import cn.pufa.platform.db.Tx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What somebody asked, to be shown to them whole, and to be erased. */
public final class OwnQuestions {

  OwnQuestions() {}

  public List<Map<String, String>> export(Tx tx, UUID person) {
    return QuestionStore.allOf(tx, person).stream().map(OwnQuestions::row).toList();
  }

  private static Map<String, String> row(Question question) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("提问", question.text());
    row.put("提问时间", question.askedAt().toString());
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
