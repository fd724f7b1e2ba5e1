package cn.pufa.contact;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Fault;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.OldSchema;
import org.junit.jupiter.api.Test;

/** Records of service from before they could be corrected are found by the papers they are of. */
@Fault("F29")
class OldServiceIT {

  private static final String ROWS =
      """
      insert into organization (id, division, credit_code, name, type, charity, township, address, registered_on,
             legal_representative, created_at, updated_at)
      values ('00000000-0000-4000-8000-000000000001', '440881', '514408810000000001', '演示·协会', 'social_group', false,
              '440881001', '演示路1号', '2020-01-01', '演示', now(), now());
      insert into due_procedure (id, organization, organization_name, township, record, subject, document_number, facts,
             reasons, basis, rights, needs_notice, author_name, opened_on, service_method, served_on, service_proof,
             service_by, decision_number)
      select ('00000000-0000-4000-8000-0000000000a' || n)::uuid, id, name, township, 'penalty/' || n, '演示告知书',
             '演示' || n || '号', '演示', '演示', '演示', '演示', true, '演示', '2026-06-01', 'direct', '2026-06-02', '演示签收', '演示',
             null
        from organization, generate_series(1, 2) n;
      insert into credit_move (id, organization, name, credit_code, township, kind, state, procedure, proposed_on,
             proposed_at, proposed_by)
      select '00000000-0000-4000-8000-0000000000b1', id, name, credit_code, township, 'list_abnormal', 'carried_out',
             '00000000-0000-4000-8000-0000000000a1', '2026-06-01', now(), '演示'
        from organization;
      insert into credit_letter (move, letter, made_on, service_method, served_on, service_proof)
      values ('00000000-0000-4000-8000-0000000000b1', '{"title": "列入决定书", "documentNumber": "演示决1号"}', '2026-06-20',
              'direct', '2026-06-21', '演示签收');
      insert into penalty_case (id, number, division, organization, organization_name, township, filed_on, stage)
      select '00000000-0000-4000-8000-0000000000c1', '罚案1号', '440881', id, name, township, '2026-05-01', 'served'
        from organization;
      insert into service_proof (organization, method, served_on, document, proof, recorded_at)
      select id, 'direct', d."on", d.document, '演示签收', now()
        from organization,
             (values (date '2026-06-02', '演示告知书（演示1号）'), ('2026-06-21', '列入决定书（演示决1号）'),
                     ('2026-06-25', '行政处罚决定书（罚案1号）'), ('2026-06-26', '演示·别的文书')) d ("on", document);
      """;

  @Test
  void eachIsOfItsPaper() {
    try (var old = OldSchema.of("92")) {
      Jdbc database = old.with(ROWS).migrated();
      assertThat(
              database.column(
                  "select document || ' ' || coalesce(paper, '') from service_proof order by 1"))
          .as("the second notice had been handed over without a proof")
          .containsExactlyInAnyOrder(
              "演示告知书（演示1号） procedure/00000000-0000-4000-8000-0000000000a1",
              "演示告知书（演示2号） procedure/00000000-0000-4000-8000-0000000000a2",
              "列入决定书（演示决1号） credit-move/00000000-0000-4000-8000-0000000000b1",
              "行政处罚决定书（罚案1号） penalty/00000000-0000-4000-8000-0000000000c1/decision",
              "演示·别的文书 ");
    }
  }
}
