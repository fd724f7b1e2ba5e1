package cn.pufa.ledger;

import cn.pufa.law.ArticleRef;
import cn.pufa.law.CitingKind;
import cn.pufa.platform.db.Tx;
import com.google.gson.JsonPrimitive;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Entries whose basis is an article (权责清单), as the law sees what cites it. */
final class CitingEntries implements CitingKind {

  static final String FEATURE = "ledger";

  private final Kinds kinds;

  CitingEntries(Kinds kinds) {
    this.kinds = kinds;
  }

  @Override
  public String feature() {
    return FEATURE;
  }

  @Override
  public Map<String, Described> describe(Tx tx, Collection<String> ids) {
    return LedgerStore.byIds(tx, ids.stream().map(UUID::fromString).toList()).stream()
        .collect(
            Collectors.toMap(
                entry -> entry.id().toString(),
                entry ->
                    new Described(
                        kinds.kind(entry.kind()).title() + "：" + entry.title(),
                        "/ledgers/" + entry.kind() + "/" + entry.id(),
                        entry.owner())));
  }

  /** The list is the bureau's own record: it is marked, and a person ends the item. */
  @Override
  public void withdraw(Tx tx, String id, String reason) {}

  @Override
  public void carried(Tx tx, String id, ArticleRef from, ArticleRef to) {
    LedgerStore.byIds(tx, List.of(UUID.fromString(id)))
        .forEach(entry -> carry(tx, entry, from, to));
  }

  private void carry(Tx tx, Entry entry, ArticleRef from, ArticleRef to) {
    var details = entry.details().deepCopy();
    kinds.kind(entry.kind()).fields().stream()
        .filter(field -> field.type() == Field.Type.ARTICLE)
        .filter(field -> from.toString().equals(entry.detail(field.code())))
        .forEach(field -> details.add(field.code(), new JsonPrimitive(to.toString())));
    LedgerStore.revise(tx, entry.id(), entry.title(), entry.receivedOn(), details);
  }
}
