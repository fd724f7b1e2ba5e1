package cn.pufa.creditlist;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Jdbc;
import cn.pufa.testing.OldSchema;
import cn.pufa.testing.SlowFault;
import org.junit.jupiter.api.Test;

/**
 * A year that was left out before a ground could end so has ended; all others stand. What moved on
 * and was revoked there is revoked, and what no verification saw is verified.
 */
@SlowFault("F29")
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

  /**
   * The first two had moved to the serious list, where it was revoked; the second had missed a
   * report besides. The others leave, and a ground was added after the verification, or before it.
   */
  private static final String MOVED =
      """
      insert into organization (id, division, credit_code, name, type, charity, township, address, registered_on,
             legal_representative, created_at, updated_at)
      select ('00000000-0000-4000-8000-00000000000' || n)::uuid, '440881', '51440881000000000' || n, '演示·协会' || n,
             'social_group', false, '440881001', '演示路1号', '2020-01-01', '演示', now(), now()
        from generate_series(1, 4) n;
      create view of_old as
        select *, right(name, 1)::integer as n, replace(id::text, '-8000-', '-8001-')::uuid as other from organization;
      insert into credit_entry (id, organization, name, credit_code, township, list, listed_on, document_number,
             reading_version, counts_from, counts_from_other, full_on, full_on_other, ended_on, ended_by, end_number)
      select id, id, name, credit_code, township, 'abnormal', date '2023-06-15', '演示异1号', 1, date '2023-06-15',
             date '2023-06-15', date '2025-06-15', date '2025-06-15', case when n < 3 then date '2025-07-01' end,
             case when n < 3 then 'moved' end, case when n < 3 then '演示严1号' end
        from of_old
      union all
      select other, id, name, credit_code, township, 'serious', '2025-07-01', '演示严1号', 1, '2025-07-01', '2025-07-01',
             '2027-07-01', '2027-07-01', '2026-07-06', 'revoked', '演示撤1号'
        from of_old where n < 3;
      insert into credit_ground (organization, entry, code, facts, year, arisen_on, cured_on, revoked_on)
      select id, id, 'unreachable', '演示', null::integer, date '2023-05-02', null::date,
             case when n < 3 then date '2026-07-06' end
        from of_old
      union all
      select id, id, 'report_missed', '演示', 2021, '2022-06-02', '2024-03-01', null from of_old where n = 2;
      insert into person (account, display_name, created_at) values ('old', '演示', now());
      insert into publication_batch (id, division, number, title, state, sha256, created_by, created_at, frozen_by,
             published_at)
      select o.id, '440881', '2026-' || n, '演示', 'published', '演示', p.id, now(), p.id, now()
        from of_old o, person p where n < 3;
      insert into publication_item (batch, no, kind, subject, organization, credit_code, name)
      select id, k.no, k.kind, k.kind || '/' || id, id, credit_code, name
        from of_old, (values (1, 'list_entry'), (2, 'list_removal')) k (no, kind) where n < 3;
      insert into due_procedure (id, organization, organization_name, township, record, subject, facts, reasons, basis,
             rights, needs_notice, author_name, opened_on, review_passed, reviewed_on, carried_out, decided_on)
      select id, id, name, township, 'credit-move/' || id, '演示', '演示', '演示', '演示', '', false, '演示',
             date '2026-07-01', true, date '2026-07-02', null::boolean, null::date
        from of_old where n > 2
      union all
      select other, id, name, township, 'credit-move/' || other, '演示', '演示', '演示', '演示', '', true, '演示', '2026-06-01',
             true, '2026-06-30', true, case when n = 3 then date '2026-07-03' else '2026-07-01' end
        from of_old where n > 2;
      insert into credit_move (id, organization, name, credit_code, township, kind, state, procedure, entry, proposed_on,
             proposed_at, proposed_by, verified_on, removal_due)
      select id, id, name, credit_code, township, 'remove_abnormal', 'open', id, id, date '2026-07-01', now(), '演示',
             date '2026-07-02', date '2026-07-09'
        from of_old where n > 2
      union all
      select other, id, name, credit_code, township, 'add_ground', 'carried_out', other, id, '2026-06-01', now(), '演示',
             null, null
        from of_old where n > 2;
      drop view of_old;
      """;

  @Test
  void whatMovedOnAndWasRevokedThereIsRevokedAndWhatNobodySawIsVerified() {
    try (var old = OldSchema.of("117")) {
      Jdbc database = old.with(MOVED).migrated();
      assertThat(
              database.column(
                  "select ended_by || ' ' || ended_on || ' ' || end_number from credit_entry where list = 'abnormal' and ended_on is not null order by name"))
          .containsExactly("revoked 2026-07-06 演示撤1号", "moved 2025-07-01 演示严1号");
      assertThat(
              database.column(
                  "select b.number || ' ' || b.state || ' ' || i.kind || ' ' || coalesce(i.reason, '') from publication_item i join publication_batch b on b.id = i.batch order by b.number, i.no"))
          .containsExactly(
              "2026-1 withdrawn list_entry 列入已经撤销。",
              "2026-1 withdrawn list_removal 列入已经撤销。",
              "2026-2 published list_entry ",
              "2026-2 published list_removal ");
      assertThat(database.column("select n from open_change where kind = 'withdrawn' order by n"))
          .containsExactly("1", "2");
      assertThat(
              database.column(
                  "select p.organization_name from due_procedure p join credit_move m on m.procedure = p.id where p.awaits is not null and p.reviewed_on is null and m.verified_on is null and m.removal_due is null"))
          .containsExactly("演示·协会3");
    }
  }

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
