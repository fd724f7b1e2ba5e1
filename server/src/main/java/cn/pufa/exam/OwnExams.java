package cn.pufa.exam;

import cn.pufa.platform.db.Tx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What this feature keeps about one person: to be shown to them whole, and to be forgotten. */
public final class OwnExams {

  private final Map<String, String> divisionNames;

  OwnExams(Map<String, String> divisionNames) {
    this.divisionNames = divisionNames;
  }

  public List<Map<String, String>> export(Tx tx, UUID person) {
    return AttemptStore.ofPerson(tx, person, null).stream().map(this::row).toList();
  }

  private Map<String, String> row(Attempt attempt) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("考试", attempt.title());
    row.put(
        "身份",
        divisionNames.getOrDefault(attempt.division(), attempt.division())
            + attempt.role().title());
    row.put("开始时间", attempt.startedAt().toString());
    row.put("答过的题数", String.valueOf(attempt.answered()));
    if (attempt.ended()) {
      row.put("结束时间", attempt.endedAt().toString());
      row.put("结果", result(attempt));
    }
    return row;
  }

  private static String result(Attempt attempt) {
    return "答对 %d 题，共 %d 题，%s"
        .formatted(attempt.right(), attempt.total(), attempt.hasPassed() ? "合格" : "不合格");
  }

  /** One that runs goes; of those that have ended only what names nobody stays. */
  public void erase(Tx tx, UUID person) {
    AttemptStore.forget(tx, person);
  }
}
