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

  /** Nobody speaks for a unit with an account that is gone. */
  public void erase(Tx tx, UUID person) {
    UnitStore.untie(tx, person);
  }
}
