package cn.pufa.testing;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Reviews of earlier years that ended with an order to rectify, without the way there. */
public final class ReviewPast {

  private static final int YEAR = 2019;

  /** Ids begin with zeros, so that they come before those that the server gives. */
  private static final Sql ORDERED =
      Sql.of(
          """
      with concluded as (
        insert into review (id, division, township, organization, organization_name, organization_type, year, arrived_at,
               late, version, state, risk)
        select gen_random_uuid(), '440881', o.township, o.id, o.name, o.type, y, now(), false, 1, 'decided', 0
          from organization o, generate_series($2::integer, $3::integer) y where o.id = $1
        returning id, year, organization, organization_name),
      decided as (
        insert into review_decision (id, review, turn, state, grade, suggested, reasons, rules, proposed_by, proposed_at,
               checked_by, checked_at, opinion, decided_on, document_number, verification, notice, year, organization,
               organization_name)
        select gen_random_uuid(), c.id, 1, 'final', 'unqualified', 'unqualified', '{演示：理由}', '{}', a.id,
               now(), b.id, now(), '演示：同意', '2026-03-02', '演示检〔2026〕' || left(c.id::text, 8) || '号',
               replace(gen_random_uuid()::text, '-', ''), gen_random_uuid(), c.year, c.organization, c.organization_name
          from concluded c, person a, person b where a.account = 'case_officer' and b.account = 'legal_reviewer'
        returning id, review)
      insert into review_rectification (id, decision, review, state, served_on, due_on, explanation)
      select ('00000000' || substr(gen_random_uuid()::text, 9))::uuid, id, review,
             case when $4::date is null then 'unserved' else 'open' end, $4, $5, '演示：期限'
        from decided
      returning id""");

  private ReviewPast() {}

  /** One whose last day this was. */
  public static UUID ordered(Tx tx, UUID organization, LocalDate servedOn, LocalDate dueOn) {
    return tx.one(ORDERED, row -> row.getUUID("id"), organization, YEAR, YEAR, servedOn, dueOn);
  }

  /** That many, for which nothing proves service. */
  public static List<UUID> unserved(Tx tx, UUID organization, int count) {
    return tx.list(
        ORDERED, row -> row.getUUID("id"), organization, YEAR - count + 1, YEAR, null, null);
  }
}
