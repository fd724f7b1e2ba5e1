package cn.pufa.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Fault;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.OldSchema;
import org.junit.jupiter.api.Test;

/** Reviews from before a later statement took them back. */
@Fault("F29")
class OldReviewsIT {

  /** 1: review, statement; 2: statement, review; 3: as 1, but decided; 4: review alone. */
  private static final String ROWS =
      """
      insert into organization (id, division, credit_code, name, type, charity, township, address, registered_on,
             legal_representative, created_at, updated_at)
      values ('00000000-0000-4000-8000-000000000001', '440881', '514408810000000001', '演示·协会', 'social_group', false,
              '440881001', '演示路1号', '2020-01-01', '演示', now(), now());
      insert into due_procedure (id, organization, organization_name, township, record, subject, document_number, facts,
             reasons, basis, rights, needs_notice, author_name, opened_on, review_passed, review_opinion, reviewer_name,
             reviewed_on)
      select ('00000000-0000-4000-8000-0000000000a' || n)::uuid, id, name, township, 'penalty/' || n, '演示告知书',
             '演示' || n || '号', '演示', '演示', '演示', '演示', true, '演示', '2026-06-01', true, '演示', '演示', '2026-06-20'
        from organization, generate_series(1, 4) n;
      update due_procedure set carried_out = true, decided_on = '2026-06-21' where record = 'penalty/3';
      insert into audit_event (at, actor, action, subject, request_id)
      select now(), 'demo', e.action, 'procedure/00000000-0000-4000-8000-0000000000a' || e.n, '-'
        from (values (1, 1, 'reviewProcedure'), (2, 1, 'makeStatement'), (3, 2, 'makeStatement'), (4, 2, 'reviewProcedure'),
                     (5, 3, 'reviewProcedure'), (6, 3, 'makeStatement'), (7, 4, 'reviewProcedure')) e (place, n, action)
       order by e.place;
      """;

  @Test
  void whatAnOpenCaseHeardAfterItsReviewTakesItBack() {
    try (var old = OldSchema.of("109")) {
      Jdbc database = old.with(ROWS).migrated();
      assertThat(
              database.column(
                  "select record || ' ' || coalesce(review_opinion, '') from due_procedure order by record"))
          .containsExactly("penalty/1 ", "penalty/2 演示", "penalty/3 演示", "penalty/4 演示");
    }
  }
}
