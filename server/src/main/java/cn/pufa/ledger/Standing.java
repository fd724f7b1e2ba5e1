package cn.pufa.ledger;

import java.time.LocalDate;
import java.util.List;

/**
 * What the steps and the clocks of an entry add up to, as its row keeps it for lists.
 *
 * @param concludedOn null before the conclusion, and again when it was reopened
 * @param dueOn end of the bureau's period that ends first, null also where the days off of its year
 *     are not known; @param soonOn from when it counts as near
 * @param dueWhat its title; null where none runs
 * @param reckonedOn the day for which it was worked out
 */
record Standing(
    String state,
    boolean open,
    LocalDate concludedOn,
    LocalDate dueOn,
    LocalDate soonOn,
    String dueWhat,
    LocalDate reckonedOn) {

  static Standing of(Kind kind, Entry entry, List<Deadlines.Deadline> deadlines, LocalDate today) {
    if (entry.isVoid()) {
      return new Standing(Kind.State.VOID.code(), false, null, null, null, null, today);
    }
    Kind.State state = kind.first();
    LocalDate concludedOn = state.end() ? entry.receivedOn() : null;
    for (Taken taken : entry.steps()) {
      Kind.Step step = kind.step(taken.code()).orElse(null);
      if (step == null) {
        continue;
      }
      state = step.to() == null ? state : kind.state(step.to());
      concludedOn = step.concludes() ? taken.day() : step.reopens() ? null : concludedOn;
    }
    Deadlines.Deadline next = Deadlines.next(deadlines).orElse(null);
    return new Standing(
        state.code(),
        !state.end(),
        concludedOn,
        next == null ? null : next.due(),
        next == null ? null : next.soon(),
        next == null ? null : next.title(),
        today);
  }
}
