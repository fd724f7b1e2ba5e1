package cn.pufa.publication;

import cn.pufa.platform.db.Found;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;

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

  private CandidateStore() {}

  /**
   * @param text part of a name or a credit code; null for all
   */
  static Found freeReports(Tx tx, int year, String text, Page page) {
    return tx.one(FREE_REPORTS, Found::of, year, text, page.limit(), page.offset());
  }
}
