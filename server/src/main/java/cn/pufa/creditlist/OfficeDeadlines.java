package cn.pufa.creditlist;

import cn.pufa.creditlist.DeadlineStore.Running;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.WorkingDays;
import cn.pufa.procedure.Period;
import cn.pufa.procedure.PeriodRule;
import cn.pufa.reminder.Deadlines;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The days by which the bureau removes whom it has verified, and answers an objection: its own, so
 * that they follow the days off whichever way these move.
 */
record OfficeDeadlines(Rules rules) implements Deadlines {

  private interface Move {
    void to(Tx tx, UUID id, LocalDate due);
  }

  @Override
  public List<Moved> reckon(Tx tx, WorkingDays days) {
    return Stream.concat(
            moved(
                tx,
                DeadlineStore.removals(tx),
                rules.period(Rules.REMOVAL),
                days,
                "移出名录",
                DeadlineStore::moveRemoval),
            moved(
                tx,
                DeadlineStore.objections(tx),
                rules.period(Rules.OBJECTION),
                days,
                "答复异议",
                ObjectionStore::date))
        .toList();
  }

  private static Stream<Moved> moved(
      Tx tx, List<Running> all, PeriodRule rule, WorkingDays days, String what, Move move) {
    return all.stream()
        .flatMap(
            one ->
                rule
                    .ifKnown(one.from(), days)
                    .filter(counted -> !counted.last().equals(one.due()))
                    .map(counted -> moved(tx, one, counted, what, move))
                    .stream());
  }

  private static Moved moved(Tx tx, Running one, Period counted, String what, Move move) {
    move.to(tx, one.id(), counted.last());
    return new Moved(
        one.id(),
        one.name() + "：" + what,
        Optional.ofNullable(one.due()).orElse(counted.last()),
        counted.last(),
        counted.explanation());
  }
}
