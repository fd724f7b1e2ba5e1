package cn.pufa.filing;

import cn.pufa.platform.db.Tx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What one person filled in, to be shown to them; what the organisation filed is not theirs. */
public final class OwnFilings {

  OwnFilings() {}

  public List<Map<String, String>> export(Tx tx, UUID person) {
    return CellStore.ofPerson(tx, person).stream().map(OwnFilings::row).toList();
  }

  private static Map<String, String> row(CellStore.Share share) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("单位", share.organization());
    row.put("年度", Integer.toString(share.year()));
    row.put("填写的项数", Long.toString(share.cells()));
    row.put("最后填写", share.at().toString());
    return row;
  }

  public List<Map<String, String>> exportStands(Tx tx, UUID person) {
    return StandStore.ofPerson(tx, person).stream().map(OwnFilings::row).toList();
  }

  private static Map<String, String> row(StandStore.Said said) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("单位", said.organization());
    row.put("年度", Integer.toString(said.year()));
    row.put("内容", said.consent() ? said.given() ? "初审同意" : "初审不同意" : "法定代表人确认");
    row.put("日期", said.day().toString());
    if (said.by() != null) {
      row.put("姓名", said.by());
    }
    if (said.opinion() != null) {
      row.put("意见", said.opinion());
    }
    return row;
  }

  public void eraseStands(Tx tx, UUID person) {
    StandStore.forgetName(tx, person);
  }

  /** Nobody speaks for a unit with an account that is gone. */
  public void erase(Tx tx, UUID person) {
    UnitStore.untie(tx, person);
  }
}
