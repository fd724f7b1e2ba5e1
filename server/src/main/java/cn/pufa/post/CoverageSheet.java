package cn.pufa.post;

import cn.pufa.platform.files.TextWorkbook;
import cn.pufa.post.Standing.Gap;
import cn.pufa.post.Standing.State;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The list of posts as a workbook (岗位覆盖清单); phones are not in it. */
final class CoverageSheet {

  private static final List<String> COLUMNS =
      List.of(
          "镇街和村居", "岗位", "状态", "缺什么", "姓名", "任职日期", "替补", "证书有效到", "最近查询", "查询管到", "接下来做什么",
          "镇街联系电话");
  private static final Map<State, String> STATES =
      Map.of(State.VACANT, "空缺", State.UNREADY, "未就绪", State.EXPIRING, "快到期", State.READY, "可上岗");
  private static final Map<Gap, String> GAPS =
      Map.of(
          Gap.VACANT,
          "空缺",
          Gap.UNTRAINED,
          "没有有效证书",
          Gap.UNCHECKED,
          "一年内没有查询",
          Gap.EXPIRING,
          "60天内到期");

  private CoverageSheet() {}

  static byte[] write(List<PostViews.Row> rows, LocalDate on) {
    var workbook = new TextWorkbook();
    var sheet = workbook.sheet("岗位", COLUMNS);
    rows.forEach(row -> sheet.add(cells(row)));
    var about = workbook.sheet("说明", List.of("说明"));
    about.add(List.of("统计日期：" + on));
    about.add(List.of("可上岗＝岗位已确认＋证书有效＋一年内查询过违法犯罪记录（未成年人保护法第六十二条）。"));
    about.add(List.of("查询只记日期和查询单位，不记结果。"));
    return workbook.finish();
  }

  private static List<String> cells(PostViews.Row row) {
    return List.of(
        row.divisionName(),
        row.role().title(),
        STATES.get(row.state()),
        row.gaps().stream().map(GAPS::get).collect(Collectors.joining("、")),
        row.holder() == null ? "" : text(row.holder().name()),
        row.holder() == null ? "" : text(row.holder().since()),
        row.substitute() == null ? "" : text(row.substitute().name()),
        text(row.certifiedUntil()),
        text(row.checkedOn()),
        text(row.checkedUntil()),
        text(row.next()),
        row.call() == null ? "" : row.call().name() + " " + row.call().phone());
  }

  private static String text(Object value) {
    return value == null ? "" : value.toString();
  }
}
