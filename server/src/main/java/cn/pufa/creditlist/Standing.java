package cn.pufa.creditlist;

import java.time.LocalDate;
import java.util.List;

/**
 * Where an organisation stands today.
 *
 * @param since null where it is normal and never was otherwise
 * @param grounds those not cured of the entry, or those proposed
 */
public record Standing(State state, LocalDate since, List<Ground> grounds) {

  static final Standing NORMAL = new Standing(State.NORMAL, null, List.of());

  static Standing of(Entry entry, List<Move> open) {
    Move towardsSerious =
        open.stream().filter(move -> move.kind().leadsToSerious()).findFirst().orElse(null);
    if (entry != null) {
      boolean proposed = entry.list() == Kind.ABNORMAL && towardsSerious != null;
      return new Standing(
          proposed ? State.PROPOSED_SERIOUS : State.valueOf(entry.list().name()),
          proposed ? towardsSerious.proposedOn() : entry.listedOn(),
          entry.uncured());
    }
    if (towardsSerious != null) {
      return new Standing(
          State.PROPOSED_SERIOUS, towardsSerious.proposedOn(), towardsSerious.grounds());
    }
    return open.stream()
        .filter(move -> move.kind() == MoveKind.LIST_ABNORMAL)
        .findFirst()
        .map(move -> new Standing(State.PROPOSED, move.proposedOn(), move.grounds()))
        .orElse(NORMAL);
  }
}
