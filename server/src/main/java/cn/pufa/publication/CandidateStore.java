package cn.pufa.publication;

import cn.pufa.platform.db.Found;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import java.time.LocalDate;
import java.time.Month;

/** SQL of candidates that are too many to be built before they are paged. */
final class CandidateStore {

  static final Sql FREE_REPORTS =
      Found.in(
          """
        select c.id
          from review_concluded c join organization o on o.id = c.organization
         where c.year = $1 and ($2::text is null or strpos(o.name, $2) > 0 or o.credit_code = $2)
           and not exists (select\s"""
              + ItemStore.STANDING_SOMEWHERE
              + """
                and i.kind = 'annual_report' and i.record = c.id)
         order by o.credit_code, c.id""",
          3);

  static final Sql FREE_LISTINGS =
      Found.in(
          """
        select c.id
          from credit_listing c
         where c.kind = $1 and c.decided_on between $2 and $3
           and ($4::text is null or strpos(c.name, $4) > 0 or c.credit_code = $4)
           and not exists (select\s"""
              + ItemStore.STANDING_SOMEWHERE
              + """
                and i.kind = $1 and i.record = c.id)
         order by c.credit_code, c.id""",
          5);

  private CandidateStore() {}

  /**
   * @param text part of a name or a credit code; null for all
   */
  static Found freeReports(Tx tx, int year, String text, Page page) {
    return tx.one(FREE_REPORTS, Found::of, year, text, page.limit(), page.offset());
  }

  /**
   * @param kind {@link ItemKind#LIST_ENTRY} or {@link ItemKind#LIST_REMOVAL}, @param text as above
   */
  static Found freeListings(Tx tx, ItemKind kind, int year, String text, Page page) {
    LocalDate first = LocalDate.of(year, Month.JANUARY, 1);
    return tx.one(
        FREE_LISTINGS,
        Found::of,
        kind.code(),
        first,
        first.plusYears(1).minusDays(1),
        text,
        page.limit(),
        page.offset());
  }
}
