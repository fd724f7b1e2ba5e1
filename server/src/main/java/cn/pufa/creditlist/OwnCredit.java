package cn.pufa.creditlist;

import cn.pufa.platform.db.Tx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What one person applied for and objected to for an organisation, to be shown to them. */
public final class OwnCredit {

  OwnCredit() {}

  public List<Map<String, String>> export(Tx tx, UUID person) {
    List<Map<String, String>> rows = new ArrayList<>();
    MoveStore.ofPerson(tx, person)
        .forEach(
            move ->
                rows.add(
                    row(
                        move.name(),
                        move.kind().subject,
                        move.application(),
                        move.proposedOn().toString())));
    ObjectionStore.ofPerson(tx, person)
        .forEach(one -> rows.add(row(one.name(), "异议", one.text(), one.madeOn().toString())));
    return rows;
  }

  private static Map<String, String> row(String name, String what, String text, String on) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("单位", name);
    row.put("事项", what);
    row.put("内容", text);
    row.put("提交日期", on);
    return row;
  }
}
