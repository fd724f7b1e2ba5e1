package cn.pufa.creditlist;

import cn.pufa.dossier.DossierEntry;
import cn.pufa.dossier.DossierSource;
import cn.pufa.platform.db.Tx;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What an organisation objected to in the lists, for its dossier. */
final class ObjectionDossier implements DossierSource {

  private static final String KIND = "credit_objection";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String label() {
    return "信用异议";
  }

  @Override
  public Set<String> operations() {
    return Set.of("listCreditObjections");
  }

  @Override
  public List<DossierEntry> entries(Tx tx, UUID organization) {
    return ObjectionStore.of(tx, organization).stream().map(ObjectionDossier::entry).toList();
  }

  private static DossierEntry entry(Objection one) {
    return DossierEntry.on(one.madeOn(), KIND, "提出异议", one.text(), "credit-objection/" + one.id());
  }
}
