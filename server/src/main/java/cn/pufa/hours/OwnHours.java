package cn.pufa.hours;

import cn.pufa.platform.db.Tx;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The hours of one person, to be shown whole; statements are erased, attendance stays unnamed. */
public final class OwnHours {

  private static final int ALL = 100_000;
  private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  OwnHours() {}

  public List<Map<String, String>> exportEntries(Tx tx, UUID person) {
    return HoursStore.entries(tx, person, FIRST, LAST, ALL).stream().map(OwnHours::row).toList();
  }

  private static Map<String, String> row(HoursStore.Kept one) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("内容", one.title());
    row.put("日期", one.heldOn().toString());
    row.put("分钟", Integer.toString(one.minutes()));
    if (one.reason() != null) {
      row.put("更正原因", one.reason());
    }
    return row;
  }

  public List<Map<String, String>> exportStatements(Tx tx, UUID person) {
    return HoursStore.statements(tx, person, FIRST, LAST, ALL).stream().map(OwnHours::row).toList();
  }

  private static Map<String, String> row(Statement one) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("姓名", one.name());
    row.put("内容", one.title());
    row.put("日期", one.heldOn().toString());
    row.put("分钟", Integer.toString(one.minutes()));
    if (one.note() != null) {
      row.put("工作人员的说明", one.note());
    }
    return row;
  }

  public void eraseStatements(Tx tx, UUID person) {
    HoursStore.erase(tx, person);
  }
}
