package cn.pufa.creditlist;

import cn.pufa.creditlist.Wording.Missing;
import java.time.LocalDate;
import java.util.List;

/** Entries of nobody's, by what the rules look at. */
final class Listings {

  static final LocalDate LISTED = LocalDate.of(2023, 7, 3);
  static final LocalDate FULL = LocalDate.of(2025, 7, 3);

  private Listings() {}

  static Ground missed(int year, LocalDate curedOn) {
    return ground(Ground.REPORT_MISSED, year, curedOn);
  }

  static Ground ground(String code, Integer year, LocalDate curedOn) {
    return new Ground(null, null, null, null, code, "演示", year, null, LISTED, curedOn, null);
  }

  static Entry entry(Kind list, Ground... grounds) {
    return entry(list, LISTED, FULL, grounds);
  }

  /** Where the two readings differ. */
  static Entry entry(Kind list, LocalDate countsFromOther, LocalDate fullOther, Ground... grounds) {
    return new Entry(
        null,
        null,
        "演示",
        "",
        "",
        list,
        LISTED,
        "演示",
        1,
        Reading.CONTINUES,
        LISTED,
        countsFromOther,
        FULL,
        fullOther,
        null,
        null,
        null,
        null,
        List.of(grounds));
  }

  static Move move(MoveKind kind, Ground... grounds) {
    return new Move(
        null,
        null,
        "演示",
        "",
        "",
        kind,
        Move.Progress.OPEN,
        null,
        null,
        null,
        "",
        LISTED.plusDays(9),
        "演示",
        null,
        null,
        null,
        null,
        List.of(grounds));
  }

  static Hold hold(Hold.How how, LocalDate until, Integer... years) {
    return new Hold(
        null, null, "演示", how, "演示·受灾", List.of(years), until, LISTED, "演示", null, null);
  }

  static Missing owed(int year) {
    return new Missing(year, LocalDate.of(year + 1, 5, 31));
  }
}
