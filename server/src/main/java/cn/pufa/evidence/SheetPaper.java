package cn.pufa.evidence;

import cn.pufa.evidence.Evidence.Held;
import cn.pufa.jointsheet.JointPart;
import cn.pufa.platform.print.OfficialReport;
import cn.pufa.platform.print.OfficialReport.Part;
import cn.pufa.platform.print.OfficialReport.Table;
import java.time.LocalDate;
import java.util.List;

/** A joint sheet on paper (协作普法单): what each department said of itself. */
final class SheetPaper {

  private SheetPaper() {}

  static OfficialReport of(Held held, EvidenceWords words, String issuer, LocalDate dated) {
    var event = held.event();
    List<Part> parts =
        List.of(
            new Table(
                List.of(24, 76),
                List.of(),
                List.of(
                    List.of("活动名称", event.title()),
                    List.of("形式", event.kind().label()),
                    List.of("日期", EvidenceWords.day(event.heldOn())),
                    List.of(
                        "地点", words.divisions(List.of(event.division())) + "，" + event.place()))),
            table(held));
    return new OfficialReport("协作普法单", null, parts, issuer, EvidenceWords.day(dated));
  }

  static Table table(Held held) {
    return new Table(
        List.of(26, 14, 12, 12, 36),
        List.of("单位", "情况", "到场人数", "发放份数", "做了什么"),
        held.parts().stream().map(SheetPaper::row).toList());
  }

  private static List<String> row(JointPart part) {
    return List.of(
        part.department(),
        part.state().label(),
        EvidenceWords.number(part.people()),
        EvidenceWords.number(part.copies()),
        part.note() == null ? "" : part.note());
  }
}
