package cn.pufa.procedure;

import cn.pufa.platform.db.Tx;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Whose acts procedures belong to, by how their records begin. */
final class Owners {

  private final Map<String, Procedures.Owner> owners = new HashMap<>();

  void register(String prefix, Procedures.Owner owner) {
    owners.put(prefix, owner);
  }

  /** Before the procedure is locked. */
  void hold(Tx tx, UUID procedure) {
    ProcedureStore.recordOf(tx, procedure)
        .ifPresent(record -> of(record).ifPresent(owner -> owner.hold(tx, record)));
  }

  void moved(Tx tx, Procedure one) {
    of(one.record()).ifPresent(owner -> owner.moved(tx, one.record()));
  }

  private Optional<Procedures.Owner> of(String record) {
    return owners.entrySet().stream()
        .filter(one -> record.startsWith(one.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
