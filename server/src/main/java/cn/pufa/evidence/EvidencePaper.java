package cn.pufa.evidence;

import cn.pufa.evidence.Evidence.Held;
import cn.pufa.evidence.Evidence.Picture;
import cn.pufa.outreach.PlanItem;
import cn.pufa.outreach.PufaEvent;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.print.OfficialReport;
import cn.pufa.platform.print.OfficialReport.Line;
import cn.pufa.platform.print.OfficialReport.Part;
import cn.pufa.platform.print.OfficialReport.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Evidence on paper: a cover, then what was done in numbers, then each event. */
final class EvidencePaper {

  private static final String TITLE = "普法履职评议材料";
  private static final List<String> NUMERALS = List.of("一", "二", "三", "四", "五", "六", "七", "八");
  private static final List<Integer> FACTS = List.of(24, 76);

  /** Of each of several events, so that the paper stays readable; the ZIP has all. */
  private static final int FEW_PICTURES = 2;

  private final Evidence evidence;
  private final EvidenceWords words;
  private final Files files;
  private final List<Part> parts = new ArrayList<>();

  /** The plan's figures are the county's, also where the events are a township's. */
  private final String ofCounty;

  private int chapters;

  private EvidencePaper(Evidence evidence, EvidenceWords words, Files files) {
    this.evidence = evidence;
    this.words = words;
    this.files = files;
    this.ofCounty = evidence.wholeCounty() ? "" : "全县";
  }

  static OfficialReport of(
      Evidence evidence, EvidenceWords words, Files files, String issuer, LocalDate dated) {
    var paper = new EvidencePaper(evidence, words, files);
    switch (evidence.kind()) {
      case EVENT -> paper.event(evidence.events().getFirst());
      case ITEM -> paper.item(evidence.items().getFirst());
      case YEAR -> paper.year();
    }
    return new OfficialReport(
        TITLE, evidence.about(), paper.parts, issuer, EvidenceWords.day(dated));
  }

  private void event(Held held) {
    chapter("基本情况");
    facts(facts(held));
    if (!held.parts().isEmpty()) {
      chapter("协作单位");
      parts.add(SheetPaper.table(held));
    }
    if (!held.event().materials().isEmpty() || !held.leaflets().isEmpty()) {
      chapter("宣传资料");
      materials(held);
    }
    if (held.event().result() != null) {
      chapter("成效");
      held.event().result().lines().forEach(this::text);
    }
    if (!held.event().pressLinks().isEmpty()) {
      chapter("媒体报道");
      held.event().pressLinks().forEach(this::text);
    }
    chapter("照片");
    pictures(held, Integer.MAX_VALUE);
  }

  private List<List<String>> facts(Held held) {
    PufaEvent event = held.event();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("活动名称", event.title()));
    rows.addAll(shortFacts(held));
    rows.add(List.of("到过的村居", words.divisions(event.villages())));
    PlanItem item = evidence.item(event);
    rows.add(List.of("普法责任清单", item == null ? "没有列入" : item.title()));
    return rows;
  }

  private List<List<String>> shortFacts(Held held) {
    PufaEvent event = held.event();
    return List.of(
        List.of("形式", event.kind().label()),
        List.of("日期", EvidenceWords.day(event.heldOn())),
        List.of("地点", words.divisions(List.of(event.division())) + "，" + event.place()),
        List.of("受众", EvidenceWords.audience(event.audience())),
        List.of("宣传内容", words.topics(event.topics())),
        List.of("协作单位", EvidenceWords.names(event.partners())),
        List.of("经费", EvidenceWords.money(event.costFen())));
  }

  private void materials(Held held) {
    List<List<String>> rows = new ArrayList<>();
    held.event()
        .materials()
        .forEach(one -> rows.add(List.of(one.name(), "活动记录", one.copies() + " 份")));
    held.leaflets()
        .forEach(
            one ->
                rows.add(
                    List.of(
                        one.title() + "（" + one.edition() + "）", "从库存发放", one.copies() + " 份")));
    parts.add(new Table(List.of(60, 20, 20), List.of("资料", "来源", "份数"), rows));
    if (!held.event().materials().isEmpty() && !held.leaflets().isEmpty()) {
      text("活动记录里写的和从库存发放的可能是同一批资料，份数不要相加。");
    }
  }

  private void pictures(Held held, int most) {
    List<Picture> pictures = held.pictures();
    int shown = Math.min(most, pictures.size());
    for (int place = 0; place < shown; place++) {
      picture(held.event(), pictures.get(place), place + 1);
    }
    if (pictures.size() > shown) {
      text("另有 %d 张照片在材料包里。".formatted(pictures.size() - shown));
    }
    if (held.unmarked() > 0) {
      text("还有 %d 张照片没有标注过有没有儿童面部，没有列入。".formatted(held.unmarked()));
    } else if (pictures.isEmpty()) {
      text("没有照片。");
    }
  }

  private void picture(PufaEvent event, Picture picture, int number) {
    String of = picture.department() == null ? "" : "，" + picture.department();
    String caption = "照片 %d　%s%s".formatted(number, event.title(), of);
    var file = files.path(picture.file());
    if (java.nio.file.Files.isReadable(file)) {
      parts.add(new OfficialReport.Picture(file, picture.width(), picture.height(), caption));
    } else {
      text(caption + "（照片文件缺失）");
    }
  }

  private void item(PlanItem item) {
    chapter("任务");
    facts(
        List.of(
            List.of("任务", item.title()),
            List.of("年度", item.year() + " 年"),
            List.of("主题", words.topics(List.of(item.topic()))),
            List.of("对象", EvidenceWords.audience(item.audience())),
            List.of("责任股室", item.owner()),
            List.of("完成日期", EvidenceWords.day(item.dueOn())),
            List.of("场次", held(item)),
            List.of(ofCounty + "状态", EvidenceWords.state(item.state()))));
    totals();
    events();
  }

  private String held(PlanItem item) {
    return "计划 %d 场，%s已办 %d 场".formatted(item.plannedEvents(), ofCounty, item.held());
  }

  private void year() {
    totals();
    if (!evidence.items().isEmpty()) {
      chapter("普法责任清单");
      parts.add(
          new Table(
              List.of(40, 22, 22, 16),
              List.of("任务", "责任股室", ofCounty + "已办/计划", ofCounty + "状态"),
              evidence.items().stream().map(EvidencePaper::line).toList()));
    }
    events();
  }

  private static List<String> line(PlanItem item) {
    return List.of(
        item.title(),
        item.owner(),
        item.held() + "/" + item.plannedEvents(),
        EvidenceWords.state(item.state()));
  }

  private void totals() {
    chapter("总体情况");
    facts(new EvidenceTotals(evidence.events()).rows());
  }

  private void events() {
    chapter("各场活动");
    if (evidence.events().isEmpty()) {
      text("还没有办过活动。");
    }
    int number = 0;
    for (Held held : evidence.events()) {
      number++;
      parts.add(new Line(3, number + ". " + held.event().title()));
      facts(shortFacts(held));
      if (held.event().result() != null) {
        held.event().result().lines().forEach(this::text);
      }
      held.event().pressLinks().forEach(link -> text("媒体报道：" + link));
      pictures(held, FEW_PICTURES);
    }
  }

  private void chapter(String title) {
    parts.add(new Line(1, NUMERALS.get(chapters) + "、" + title));
    chapters++;
  }

  private void facts(List<List<String>> rows) {
    parts.add(new Table(FACTS, List.of(), rows));
  }

  private void text(String text) {
    parts.add(new Line(0, text));
  }
}
