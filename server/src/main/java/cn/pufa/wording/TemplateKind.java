package cn.pufa.wording;

import cn.pufa.law.CitingKind;
import cn.pufa.platform.db.Tx;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Templates as things that cite the law. */
final class TemplateKind implements CitingKind {

  private final String division;

  TemplateKind(String division) {
    this.division = division;
  }

  @Override
  public String feature() {
    return TemplateViews.FEATURE;
  }

  /** Whoever wrote the newest words sees to them. */
  @Override
  public Map<String, Described> describe(Tx tx, Collection<String> ids) {
    Map<UUID, UUID> writers = new HashMap<>();
    TemplateStore.newest(tx, ids.stream().map(UUID::fromString).toList())
        .forEach(version -> writers.put(version.template(), version.createdBy()));
    Map<String, Described> described = new HashMap<>();
    writers.forEach(
        (id, writer) ->
            TemplateStore.byId(tx, division, id)
                .map(Template::title)
                .ifPresent(
                    title ->
                        described.put(
                            id.toString(), new Described(title, "/templates/" + id, writer))));
    return described;
  }

  /** Nobody reads a template but staff, who are told on its page. */
  @Override
  public void withdraw(Tx tx, String id, String reason) {}
}
