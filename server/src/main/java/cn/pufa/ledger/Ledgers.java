package cn.pufa.ledger;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Line;
import cn.pufa.platform.http.Request.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The doorway of this feature: what a year had, and how the clocks stand. */
public final class Ledgers {

  private final Kinds kinds = Kinds.load();

  /** By the day received. */
  public int count(Tx tx, Counted what, int year) {
    return LedgerStore.count(tx, what, year);
  }

  /** What {@link #count} counted, the earliest first. */
  public List<Line> lines(Tx tx, Counted what, int year, Page page) {
    return LedgerStore.ofYear(tx, what, year, page).stream().map(this::line).toList();
  }

  private Line line(Entry entry) {
    String state = kinds.kind(entry.kind()).state(entry.standing().state()).title();
    return new Line(
        entry.id().toString(), entry.title(), entry.receivedOn(), entry.number() + "，" + state);
  }

  /** Of every kind, also of those with nothing open. */
  public Clocks clocks(Tx tx, LocalDate today) {
    Map<String, Clocks.OfKind> found = LedgerStore.clocks(tx, today);
    return new Clocks(kinds.kinds().stream().map(kind -> ofKind(kind, found)).toList());
  }

  private static Clocks.OfKind ofKind(Kind kind, Map<String, Clocks.OfKind> found) {
    Clocks.OfKind one = found.get(kind.code());
    return one == null
        ? new Clocks.OfKind(kind.code(), kind.title(), 0, 0, 0)
        : new Clocks.OfKind(kind.code(), kind.title(), one.open(), one.soon(), one.overdue());
  }
}
