package cn.pufa.evidence;

import cn.pufa.evidence.Evidence.Held;
import cn.pufa.leaflet.Leaflets.HandedOut;
import cn.pufa.outreach.PufaEventDraft.Material;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;

/** What several events add up to; what nobody has counted or said is told apart. */
final class EvidenceTotals {

  private final List<Held> events;

  EvidenceTotals(List<Held> events) {
    this.events = events;
  }

  /** Name and value. */
  List<List<String>> rows() {
    return List.of(
        List.of("举办活动", events.size() + " 场"),
        List.of("受众", people() + " 人次，其中现场清点 " + counted() + " 人次，其余为估计"),
        List.of("发放资料", sum(EvidenceTotals::materials) + " 份，写在活动记录里的"),
        List.of("库存发放", sum(EvidenceTotals::leaflets) + " 份，可能和上一行是同一批，不要相加"),
        List.of("到过的村居", villages() + " 个"),
        List.of("协作单位", partners() + " 家"),
        List.of("媒体报道", sum(held -> held.event().pressLinks().size()) + " 篇"),
        List.of("经费", cost()),
        List.of("可以公开的照片", sum(held -> held.pictures().size()) + " 张"));
  }

  private int sum(ToIntFunction<Held> number) {
    return events.stream().mapToInt(number).sum();
  }

  private int people() {
    return sum(held -> held.event().audience() == null ? 0 : held.event().audience().count());
  }

  private int counted() {
    return sum(
        held -> {
          var audience = held.event().audience();
          return audience != null && audience.counted() ? audience.count() : 0;
        });
  }

  private static int materials(Held held) {
    return held.event().materials().stream().mapToInt(Material::copies).sum();
  }

  private static int leaflets(Held held) {
    return held.leaflets().stream().mapToInt(HandedOut::copies).sum();
  }

  private long villages() {
    return events.stream().flatMap(held -> held.event().villages().stream()).distinct().count();
  }

  private long partners() {
    return events.stream().flatMap(held -> held.event().partners().stream()).distinct().count();
  }

  private String cost() {
    List<Long> said =
        events.stream().map(held -> held.event().costFen()).filter(Objects::nonNull).toList();
    return said.isEmpty()
        ? EvidenceWords.money(null)
        : "%s（%d 场有记录）"
            .formatted(
                EvidenceWords.money(said.stream().mapToLong(Long::longValue).sum()), said.size());
  }
}
