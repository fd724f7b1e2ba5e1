package cn.pufa.evidence;

import cn.pufa.platform.db.Tx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The photos that one person marked, to be shown to them. */
public final class OwnMarks {

  OwnMarks() {}

  public List<Map<String, String>> export(Tx tx, UUID person) {
    return PhotoMarkStore.ofPerson(tx, person).stream().map(OwnMarks::row).toList();
  }

  private static Map<String, String> row(PhotoMark mark) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("标注", words(mark.state()));
    row.put("遮挡几处", Integer.toString(mark.areas().size()));
    row.put("时间", mark.markedAt().toString());
    return row;
  }

  private static String words(PhotoMark.State state) {
    return switch (state) {
      case UNMARKED -> "取消标注";
      case NO_CHILD -> "没有儿童面部";
      case COVERED -> "已遮挡";
    };
  }
}
