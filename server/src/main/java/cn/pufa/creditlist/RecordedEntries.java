package cn.pufa.creditlist;

import cn.pufa.organization.Organization;
import cn.pufa.platform.db.Tx;
import cn.pufa.procedure.Procedures;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Stays on lists decided on paper before, entered with their documents. */
public final class RecordedEntries {

  private final Rules rules;
  private final Proposals proposals;
  private final Procedures procedures;

  RecordedEntries(Rules rules, Proposals proposals, Procedures procedures) {
    this.rules = rules;
    this.proposals = proposals;
    this.procedures = procedures;
  }

  /** A year whose report was missed, and the last day it had. */
  public record Missed(int year, LocalDate dueOn) {}

  /** Listed on the abnormal list for reports of these years. */
  public UUID abnormal(Tx tx, Organization one, LocalDate on, String number, List<Missed> years) {
    UUID entry = insert(tx, one, Kind.ABNORMAL, on, number);
    for (Missed year : years) {
      var missing = new Wording.Missing(year.year(), year.dueOn());
      EntryStore.recordGround(
          tx,
          ground(
              one,
              entry,
              Ground.REPORT_MISSED,
              missing.facts(),
              year.year(),
              year.dueOn().plusDays(1)));
    }
    return entry;
  }

  /** From the abnormal list to the serious one, its two years being full. */
  public UUID serious(Tx tx, Organization one, UUID abnormal, LocalDate on, String number) {
    Entry before = EntryStore.byId(tx, abnormal).orElseThrow();
    if (!before.isFull(on)) {
      throw new IllegalArgumentException("two years are not full on " + on);
    }
    EntryStore.end(tx, abnormal, on, "moved", number);
    UUID entry = insert(tx, one, Kind.SERIOUS, on, number);
    LocalDate arisen = before.fullOn().plusDays(1);
    EntryStore.recordGround(tx, ground(one, entry, Ground.TWO_YEARS, "列入活动异常名录满2年。", null, arisen));
    before
        .uncured()
        .forEach(
            old ->
                EntryStore.recordGround(
                    tx, ground(one, entry, old.code(), old.facts(), old.year(), old.arisenOn())));
    return entry;
  }

  /** A proposal whose notice was handed over today, so that its window runs. */
  public void told(Tx tx, Organization one, String ground, String facts, String number) {
    proposals.propose(tx, one, ground, facts, "demo/" + one.id());
    MoveStore.openAgainst(tx, List.of(one.id()))
        .forEach(move -> procedures.recordServed(tx, move.procedure(), number, "演示·会计签收"));
  }

  private static Ground ground(
      Organization one, UUID entry, String code, String facts, Integer year, LocalDate arisenOn) {
    return new Ground(null, one.id(), null, entry, code, facts, year, null, arisenOn, null, null);
  }

  private UUID insert(Tx tx, Organization one, Kind list, LocalDate on, String number) {
    Reading.Version reading = ReadingStore.all(tx).getFirst();
    LocalDate full = TwoYears.full(on, rules.period(Rules.SERIOUS_AFTER)).last();
    UUID id = UUID.randomUUID();
    EntryStore.insert(
        tx,
        new Entry(
            id,
            one.id(),
            one.name(),
            one.creditCode(),
            one.township(),
            list,
            on,
            number,
            reading.version(),
            reading.reading(),
            on,
            on,
            full,
            full,
            null,
            null,
            null,
            null,
            List.of()));
    return id;
  }
}
