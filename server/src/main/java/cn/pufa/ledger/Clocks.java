package cn.pufa.ledger;

import java.util.List;

/** How the clocks of all ledgers stand on a day, in the order of the kinds. */
public record Clocks(List<OfKind> kinds) {

  /**
   * @param open not ended, @param soon due within three working days, today among them
   * @param overdue of the open ones, past their day
   */
  public record OfKind(String kind, String title, int open, int soon, int overdue) {}

  public Clocks {
    kinds = List.copyOf(kinds);
  }
}
