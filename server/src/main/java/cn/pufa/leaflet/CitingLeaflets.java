package cn.pufa.leaflet;

import cn.pufa.law.CitingKind;
import cn.pufa.platform.db.Tx;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Leaflets as things that cite the law. */
final class CitingLeaflets implements CitingKind {

  static final String FEATURE = "leaflet";

  @Override
  public String feature() {
    return FEATURE;
  }

  @Override
  public Map<String, Described> describe(Tx tx, Collection<String> ids) {
    return LeafletStore.byIds(tx, ids.stream().map(UUID::fromString).toList()).stream()
        .collect(
            Collectors.toMap(
                leaflet -> leaflet.id().toString(),
                leaflet ->
                    new Described(
                        leaflet.title() + "（" + leaflet.edition() + "）",
                        "/leaflets/" + leaflet.id(),
                        null)));
  }

  /** Whether it may be handed out is asked of its citations each time. */
  @Override
  public void withdraw(Tx tx, String id, String reason) {}
}
