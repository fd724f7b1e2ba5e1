package cn.pufa.creditlist;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Fault;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.OldSchema;
import org.junit.jupiter.api.Test;

/** A year that was left out before a ground could end so has ended; all others stand. */
@Fault("F29")
class OldGroundsIT {

  private static final String ROWS =
      """
      insert into organization (id, division, credit_code, name, type, charity, township, address, registered_on,
             legal_representative, created_at, updated_at)
      select ('00000000-0000-4000-8000-00000000000' || n)::uuid, '440881', '51440881000000000' || n, '演示·协会' || n,
             'social_group', false, '440881001', '演示路1号', '2020-01-01', '演示', now(), now()
        from generate_series(1, 3) n;
      insert into campaign (id, division, year, types, registered_before, opens_on, closes_on, due_on, due_explanation,
             consent_by, consent_due_on, consent_explanation, document_number, subject, body, state, in_scope, created_at)
      values ('00000000-0000-4000-8000-00000000000c', '440881', 2025, '{social_group}', '2025-12-30', '2026-03-01',
              '2026-05-31', '2026-06-01', '演示', '2026-03-31', '2026-03-31', '演示', '演示发1号', '演示', '演示', 'released',
              3, now());
      insert into campaign_scope (campaign, organization, organization_name, type, registered_on, why, reason, decided_at)
      select '00000000-0000-4000-8000-00000000000c', id, name, type, registered_on,
             case when name like '%1' then 'excluded' end, case when name like '%1' then '演示·主管单位证明' end,
             case when name like '%1' then timestamptz '2026-06-20 23:30+08' end
        from organization;
      insert into credit_entry (id, organization, name, credit_code, township, list, listed_on, document_number,
             reading_version, counts_from, counts_from_other, full_on, full_on_other)
      select id, id, name, credit_code, township, 'abnormal', '2026-06-15', '演示异1号', 1, '2026-06-15', '2026-06-15',
             '2028-06-15', '2028-06-15'
        from organization;
      insert into credit_ground (organization, entry, code, facts, year, arisen_on)
      select o.id, o.id, 'report_missed', o.name, y, '2026-06-02' from organization o, generate_series(2024, 2025) y;
      """;

  /** Left out by proof of its supervising unit (排除); the second has it for another year. */
  private static final String HOLDS =
      """
      insert into credit_hold (id, organization, name, kind, reason, years, since, by)
      select id, id, name, 'exclude', '演示·证明', case when name like '%2' then '{2024}' else '{2020}' end::integer[],
             '2026-07-01', '演示'
        from organization where not name like '%1';
      """;

  /**
   * A duty that a verification saw met, and a removal that was overruled, carried out, or not
   * decided.
   */
  private static final String VERIFIED =
      """
      insert into credit_ground (organization, entry, code, facts, arisen_on, cured_on)
      select id, id, 'unreachable', name, '2026-06-02', '2026-07-02' from organization;
      update credit_entry set ended_on = '2026-07-06', ended_by = 'removed', end_number = '演示移1号' where name like '%3';
      insert into due_procedure (id, organization, organization_name, township, record, subject, facts, reasons, basis,
             rights, needs_notice, author_name, opened_on)
      select id, id, name, township, 'credit-move/' || id, '演示', '演示', '演示', '演示', '', false, '演示', '2026-07-01'
        from organization;
      insert into credit_move (id, organization, name, credit_code, township, kind, state, procedure, entry, proposed_on,
             proposed_at, proposed_by, verified_on)
      select id, id, name, credit_code, township, 'remove_abnormal',
             case right(name, 1) when '1' then 'open' when '2' then 'dropped' else 'carried_out' end, id, id,
             '2026-07-01', now(), '演示', '2026-07-02'
        from organization;
      """;

  @Test
  void whatWasLeftOutOrOnlySeenHasEndedAsItShould() {
    try (var old = OldSchema.of("84")) {
      Jdbc database = old.with(ROWS + HOLDS + VERIFIED).migrated();
      assertThat(
              database.column(
                  "select facts || ' ' || year || ' ' || cured_on from credit_ground where left_out"))
          .containsExactly("演示·协会2 2024 2026-07-01");
      assertThat(
              database.column(
                  "select facts from credit_ground where code = 'unreachable' and cured_on is not null"))
          .as("only its removal was decided")
          .containsExactly("演示·协会3");
    }
  }

  @Test
  void whatWasLeftOutHasEnded() {
    try (var old = OldSchema.of("84")) {
      Jdbc database = old.with(ROWS).migrated();
      assertThat(
              database.column(
                  "select facts || ' ' || year || ' ' || cured_on || ' ' || excused from credit_ground where cured_on is not null"))
          .as("2024 was no campaign's of this server")
          .containsExactly("演示·协会1 2025 2026-06-20 true");
      assertThat(database.number("select count(*) from credit_ground where not excused"))
          .isEqualTo(5);
    }
  }
}
