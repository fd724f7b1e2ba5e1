package cn.pufa.creditlist;

import cn.pufa.dossier.DossierEntry;
import cn.pufa.dossier.DossierSource;
import cn.pufa.platform.db.Tx;
import cn.pufa.procedure.Procedure;
import cn.pufa.procedure.Procedures;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Moves of the lists with their service and decisions, for the dossier of an organisation. */
final class CreditDossier implements DossierSource {

  private final Procedures procedures;

  CreditDossier(Procedures procedures) {
    this.procedures = procedures;
  }

  @Override
  public String kind() {
    return "credit_list";
  }

  @Override
  public String label() {
    return "信用名录";
  }

  @Override
  public Set<String> operations() {
    return Set.of("getCreditMove", "getCreditStanding");
  }

  @Override
  public List<DossierEntry> entries(Tx tx, UUID organization) {
    List<DossierEntry> entries = new ArrayList<>();
    for (Move move : MoveStore.of(tx, organization)) {
      procedures.find(tx, move.procedure()).ifPresent(one -> add(entries, move, one));
    }
    return entries;
  }

  private void add(List<DossierEntry> entries, Move move, Procedure procedure) {
    String record = "credit-move/" + move.id();
    String title = move.kind().subject;
    DossierEntry opened =
        DossierEntry.on(move.proposedOn(), kind(), title, procedure.facts(), record);
    entries.add(shown(procedure, opened));
    if (procedure.service() != null) {
      var served = procedure.service();
      entries.add(DossierEntry.on(served.servedOn(), kind(), title + "送达", served.proof(), record));
    }
    if (procedure.decision() != null) {
      var decision = procedure.decision();
      String number = decision.documentNumber() == null ? "" : decision.documentNumber() + "：";
      DossierEntry decided =
          DossierEntry.on(
              decision.on(),
              kind(),
              (decision.carriedOut() ? "决定" : "不予办理") + " · " + title,
              number + decision.reasons(),
              record);
      entries.add(shown(procedure, decided));
    }
  }

  /** What was dropped before its notice was served, the organisation never heard of. */
  private static DossierEntry shown(Procedure procedure, DossierEntry entry) {
    return procedure.isTold() ? entry : entry.forStaff();
  }
}
