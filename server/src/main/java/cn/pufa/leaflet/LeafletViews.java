package cn.pufa.leaflet;

import cn.pufa.law.Citations;
import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Leaflets with what they cite, as it stands today. */
final class LeafletViews {

  /** 可以发放, 停止发放. */
  enum State {
    USABLE,
    STOPPED
  }

  record Citation(String statute, String law, String label, boolean stale) {}

  record View(
      UUID id,
      String title,
      String edition,
      String topic,
      int stock,
      State state,
      List<Citation> citations,
      Instant createdAt) {}

  record Whole(View leaflet, List<Leaflet.Move> moves) {}

  private final Citations citations;

  LeafletViews(Citations citations) {
    this.citations = citations;
  }

  Whole whole(Tx tx, Leaflet leaflet) {
    return new Whole(view(tx, leaflet), LeafletStore.moves(tx, leaflet.id()));
  }

  View view(Tx tx, Leaflet leaflet) {
    return views(tx, List.of(leaflet)).getFirst();
  }

  List<View> views(Tx tx, List<Leaflet> leaflets) {
    List<String> ids = leaflets.stream().map(leaflet -> leaflet.id().toString()).toList();
    Map<String, List<Citations.Cited>> cited = citations.of(tx, CitingLeaflets.FEATURE, ids);
    return leaflets.stream()
        .map(leaflet -> view(leaflet, cited.getOrDefault(leaflet.id().toString(), List.of())))
        .toList();
  }

  private static View view(Leaflet leaflet, List<Citations.Cited> cited) {
    boolean stale = cited.stream().anyMatch(Citations.Cited::stale);
    return new View(
        leaflet.id(),
        leaflet.title(),
        leaflet.edition(),
        leaflet.topic(),
        leaflet.stock(),
        stale ? State.STOPPED : State.USABLE,
        cited.stream()
            .map(one -> new Citation(one.ref().statute(), one.law(), one.label(), one.stale()))
            .toList(),
        leaflet.createdAt());
  }
}
