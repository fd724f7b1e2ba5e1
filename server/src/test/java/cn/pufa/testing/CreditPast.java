package cn.pufa.testing;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import java.time.LocalDate;
import java.util.UUID;

/** What stands on a credit list since another day, or for another report, without the way there. */
public final class CreditPast {

  private static final Sql OWES =
      Sql.of("update credit_ground set code = 'report_missed', year = 2025 where entry = $1");
  private static final Sql SINCE =
      Sql.of(
          """
      update credit_entry set listed_on = $2, counts_from = $2, counts_from_other = $2, full_on = $3, full_on_other = $3
       where id = $1""");
  private static final Sql COUNTED_FROM =
      Sql.of(
          """
      update credit_entry set counts_from = $2, counts_from_other = $2, full_on = $3, full_on_other = $3 where id = $1""");
  private static final Sql ANOTHER_YEAR =
      Sql.of(
          """
      insert into credit_ground (organization, move, code, facts, year, record, arisen_on)
      select organization, id, 'report_missed', '演示·2024年度没有收到', 2024, 'annual-report/2024', '2025-06-03'
        from credit_move where id = $1""");

  private CreditPast() {}

  /** The report of 2025 is what the entry stands for. */
  public static void owes(Tx tx, UUID entry) {
    tx.execute(OWES, entry);
  }

  /** The two years count from that day, in either reading. */
  public static void since(Tx tx, UUID entry, LocalDate day) {
    tx.execute(SINCE, entry, day, day.plusYears(2));
  }

  /** A ground was added on that day, and the listing is as old as it was. */
  public static void countedFrom(Tx tx, UUID entry, LocalDate day) {
    tx.execute(COUNTED_FROM, entry, day, day.plusYears(2));
  }

  /** The move rests on the report of 2024 too. */
  public static void missedAnotherYear(Tx tx, UUID move) {
    tx.execute(ANOTHER_YEAR, move);
  }
}
