package cn.pufa.app.demo;

import cn.pufa.outreach.PufaEventDraft;
import cn.pufa.outreach.PufaEventDraft.Audience;
import cn.pufa.outreach.PufaEventDraft.Material;
import cn.pufa.outreach.PufaEventKind;
import java.time.LocalDate;
import java.util.List;

/** The demo's three 普法 events of 2024, invented; those for children name none. */
final class DemoEvents {

  static final List<PufaEventDraft> ALL =
      List.of(
          new PufaEventDraft(
              "演示·民法典宣传月广场咨询",
              PufaEventKind.STAND,
              LocalDate.of(2024, 5, 17),
              "演示人民广场",
              null,
              List.of("演示司法局", "演示妇联"),
              new Audience(260, false),
              List.of("marriage"),
              List.of(new Material("演示·婚姻登记折页", 400), new Material("演示·民法典问答", 300)),
              List.of(),
              "演示：现场解答婚姻登记和收养的问题三十多个，问得最多的是要带什么材料。",
              List.of(),
              null,
              null,
              List.of()),
          new PufaEventDraft(
              "演示·六一儿童关爱和安全教育",
              PufaEventKind.FESTIVAL_CARE,
              LocalDate.of(2024, 5, 31),
              "演示中心小学",
              null,
              List.of("演示教育局", "演示团委"),
              new Audience(186, true),
              List.of("child"),
              List.of(new Material("演示·未成年人保护法图册", 200)),
              List.of(),
              "演示：讲了一堂防溺水和防走失的课，走访慰问十二户。",
              List.of(),
              null,
              null,
              List.of()),
          new PufaEventDraft(
              "演示·国家宪法日宣传",
              PufaEventKind.STAND,
              LocalDate.of(2024, 12, 4),
              "演示文化广场",
              null,
              List.of("演示司法局"),
              new Audience(150, false),
              List.of(),
              List.of(new Material("演示·殡葬管理条例折页", 150)),
              List.of(),
              null,
              List.of(),
              null,
              null,
              List.of()));

  private DemoEvents() {}
}
