package cn.pufa.jointsheet;

import cn.pufa.platform.db.Tx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The joint sheets that one person opened or closed, and the parts they wrote, to be shown to them.
 */
public final class OwnSheets {

  OwnSheets() {}

  public List<Map<String, String>> exportSheets(Tx tx, UUID person) {
    return JointSheetStore.openedBy(tx, person).stream().map(OwnSheets::row).toList();
  }

  private static Map<String, String> row(JointSheet sheet) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("活动", sheet.title());
    row.put("计划日期", sheet.plannedOn().toString());
    row.put("发起时间", sheet.openedAt().toString());
    return row;
  }

  public List<Map<String, String>> exportParts(Tx tx, UUID person) {
    return JointPartStore.ofPartner(tx, person).stream().map(OwnSheets::row).toList();
  }

  private static Map<String, String> row(JointPart part) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("单位", part.department());
    row.put("情况", part.state().label());
    if (part.note() != null) {
      row.put("做了什么", part.note());
    }
    if (part.answeredAt() != null) {
      row.put("填写时间", part.answeredAt().toString());
    }
    return row;
  }
}
