package cn.pufa.filing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Fault;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.OldSchema;
import org.junit.jupiter.api.Test;

/** What stood in the ledger alone stands behind its return; what nobody gave is missing still. */
@Fault("F29")
class OldConsentsIT {

  /** The consent of the first was entered at the counter, after its unit had objected. */
  private static final String ROWS =
      """
      insert into person (id, account, display_name, created_at)
      values ('00000000-0000-4000-8000-0000000000aa', '演示', '演示', now());
      insert into organization (id, division, credit_code, name, type, charity, township, address, registered_on,
             legal_representative, created_at, updated_at)
      select ('00000000-0000-4000-8000-00000000000' || n)::uuid, '440881', '51440881000000000' || n, '演示·协会' || n,
             'social_group', false, '440881001', '演示路1号', '2020-01-01', '演示', now(), now()
        from generate_series(1, 2) n;
      insert into campaign (id, division, year, types, registered_before, opens_on, closes_on, due_on, due_explanation,
             consent_by, consent_due_on, consent_explanation, document_number, subject, body, state, in_scope, created_at)
      values ('00000000-0000-4000-8000-00000000000c', '440881', 2025, '{social_group}', '2025-12-30', '2026-03-01',
              '2026-05-31', '2026-06-01', '演示', '2026-03-31', '2026-03-31', '演示', '演示发1号', '演示', '演示', 'released',
              2, now());
      insert into annual_return (id, division, campaign, year, organization, organization_name, township, submitted_at,
             received_on, how, consent, consent_on)
      select id, division, '00000000-0000-4000-8000-00000000000c', 2025, id, name, township, '2026-05-04', '2026-05-04',
             'online', case when name like '%1' then 'given' else 'missing' end,
             case when name like '%1' then date '2026-05-06' end
        from organization;
      insert into filing (id, division, organization, organization_name, township, campaign, year, unit, form, state, version,
             opened_at, opened_by)
      select id, division, id, name, township, '00000000-0000-4000-8000-00000000000c', 2025, '演示教育局', 'x', 'submitted', 1,
             now(), '00000000-0000-4000-8000-0000000000aa'
        from organization;
      insert into filing_version (filing, number, form, content, last_year, files, findings, sha256, submitted_at, submitted_by)
      select id, 1, 'x', '{}', '{}', '[]', '[]', right(organization_name, 1), now(), opened_by
        from filing;
      insert into filing_stand (filing, kind, version, state, how, sha256, day, by_name, opinion, at)
      select id, 'consent', 1, 'objected', 'link', '1', '2026-05-05', '演示', '演示·意见', now() from filing
       where organization_name like '%1';
      insert into review (id, division, township, organization, organization_name, organization_type, year, arrived_at, late,
             version, state, risk)
      select id, division, township, organization, organization_name, 'social_group', 2025, now(), false, 1, 'waiting', 5
        from filing;
      insert into review_flag (review, rule, title, weight, explanation, compared, cells)
      select id, rule, rule, weight, '演示', '{}', '{}'
        from review, (values ('consent-missing', 3), ('no-party', 2)) f (rule, weight);
      """;

  @Test
  void whatTheLedgerAloneKnewStandsBehindTheReturn() {
    try (var old = OldSchema.of("109")) {
      Jdbc database = old.with(ROWS).migrated();
      assertThat(
              database.column(
                  "select state || ' ' || how || ' ' || sha256 || ' ' || day || ' ' || coalesce(opinion, '-') from filing_stand"))
          .containsExactly("given page 1 2026-05-06 -");
      assertThat(
              database.column(
                  "select organization_name || ' ' || consented from filing order by organization_name"))
          .containsExactly("演示·协会1 1", "演示·协会2 0");
      assertThat(
              database.column(
                  """
                  select right(organization_name, 1) || ' ' || risk || ' ' || string_agg(rule, ' ' order by rule)
                    from review join review_flag on review = review.id group by organization_name, risk order by 1"""))
          .containsExactly("1 2 no-party", "2 5 consent-missing no-party");
    }
  }
}
