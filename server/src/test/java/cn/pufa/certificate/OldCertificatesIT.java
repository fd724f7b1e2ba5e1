package cn.pufa.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Fault;
import cn.pufa.testing.OldSchema;
import org.junit.jupiter.api.Test;

/** A certificate that was revoked in the moment in which it was renewed is a revoked one. */
@Fault("F29")
class OldCertificatesIT {

  @Test
  void whatIsBothIsRevoked() {
    try (var old = OldSchema.of("109")) {
      old.with(
          """
          insert into person (account, display_name, created_at) values ('old', '演示', now());
          insert into certificate (id, number, division, qualification, person, name, title, attempt, passed_on, issued_at,
                 valid_from, valid_until)
          select ('00000000-0000-4000-8000-00000000000' || n)::uuid, 'N' || n, '440881', 'volunteer', p.id, '演示', '演示',
                 gen_random_uuid(), '2026-06-01', now(), '2026-06-01', '2029-06-01'
            from person p, generate_series(1, 4) n where p.account = 'old';
          update certificate set renewed_by = '00000000-0000-4000-8000-000000000004', renewed_on = '2029-04-15'
           where number in ('N1', 'N2');
          update certificate set revoked_at = '2029-04-15', revoke_reason = '演示' where number in ('N2', 'N3')""");
      assertThat(
              old.migrated()
                  .column(
                      """
                      select number || ' ' || (revoked_at is not null) || ' ' || coalesce(renewed_on::text, '')
                        from certificate order by number"""))
          .containsExactly("N1 false 2029-04-15", "N2 true ", "N3 true ", "N4 false ");
    }
  }
}
