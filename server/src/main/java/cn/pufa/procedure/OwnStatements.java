package cn.pufa.procedure;

import cn.pufa.platform.db.Tx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The statements that one person made for an organisation, to be shown to them. */
public final class OwnStatements {

  /** Reads one row of the store. */
  interface Read<T> {
    T row(String organization, String subject, Statement statement);
  }

  OwnStatements() {}

  public List<Map<String, String>> export(Tx tx, UUID person) {
    return ProcedureStore.ofPerson(tx, person, OwnStatements::row);
  }

  private static Map<String, String> row(String organization, String subject, Statement one) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("单位", organization);
    row.put("事项", subject);
    row.put("内容", one.text());
    row.put("提交日期", one.receivedOn().toString());
    return row;
  }
}
