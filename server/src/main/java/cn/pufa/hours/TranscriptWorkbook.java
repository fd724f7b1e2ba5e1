package cn.pufa.hours;

import cn.pufa.platform.files.TextWorkbook;
import java.util.List;
import java.util.Map;

/** A transcript (学时证明) as a workbook: verified hours and stated ones on sheets of their own. */
final class TranscriptWorkbook {

  static final Map<String, String> SOURCES =
      Map.of(
          Source.SESSION.code(),
          Source.SESSION.title(),
          Source.COURSE.code(),
          Source.COURSE.title());
  static final Map<String, String> STATES =
      Map.of("waiting", "待确认", "confirmed", "已确认", "refused", "没有确认", "withdrawn", "已撤回");

  private TranscriptWorkbook() {}

  static byte[] write(HoursViews.Ledger ledger) {
    var workbook = new TextWorkbook();
    var verified = workbook.sheet("已核实学时", List.of("姓名", "日期", "内容", "来源", "分钟", "说明"));
    for (HoursViews.Verified one : ledger.verified()) {
      verified.add(
          ledger.name(),
          one.heldOn(),
          one.title(),
          SOURCES.get(one.source()),
          one.minutes(),
          one.reason());
    }
    verified.add("合计", null, null, null, ledger.verifiedMinutes());
    var stated = workbook.sheet("自己申报", List.of("姓名", "日期", "内容", "状态", "分钟", "工作人员的说明"));
    for (HoursViews.Stated one : ledger.stated()) {
      stated.add(
          ledger.name(),
          one.heldOn(),
          one.title(),
          STATES.get(one.state()),
          one.minutes(),
          one.note());
    }
    stated.add("已确认合计", null, null, null, ledger.confirmedMinutes());
    return workbook.finish();
  }
}
