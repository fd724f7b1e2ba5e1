package cn.pufa.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.OldSchema;
import cn.pufa.testing.SlowFault;
import org.junit.jupiter.api.Test;

/** Certificates as earlier versions left them. */
@SlowFault("F29")
class OldCertificatesIT {

  /** Whoever was forgotten is not found by what the paper earned. */
  @Test
  void aPaperThatNamesNobodyLeadsToNoCertificate() {
    try (var old = OldSchema.of("117")) {
      old.with(
          """
          insert into person (account, display_name, created_at) values ('old', '演示', now());
          insert into exam (id, live) values ('old', 1);
          insert into exam_blueprint (exam, number, title, audience, minutes, pass_percent, attempts, cool_down_hours, open, written_at)
          values ('old', 1, '演示', '{volunteer}', 1, 1, 1, 0, false, now());
          insert into certificate (id, number, division, qualification, person, name, title, attempt, passed_on, issued_at,
                 valid_from, valid_until)
          select gen_random_uuid(), n, '440881', 'volunteer', p.id, '演示', '演示', gen_random_uuid(), '2026-06-01', now(),
                 '2026-06-01', '2029-06-01'
            from person p, unnest(array['forgotten', 'known']) n where p.account = 'old';
          insert into exam_attempt (id, exam, blueprint, person, role, division, seed, total, needed, started_at, ends_at,
                 ended_at, how, right_count, passed, certificate)
          select attempt, 'old', 1, case when number = 'known' then person end, 'volunteer', '440881', 0, 1, 1, now(), now(),
                 now(), 'handed_in', 1, true, id
            from certificate""");
      assertThat(
              old.migrated()
                  .column(
                      """
                      select coalesce(number, 'nobody') from exam_attempt a
                        left join certificate c on c.id = a.certificate or c.attempt = a.id order by 1"""))
          .containsExactly("known", "nobody");
    }
  }

  /** A certificate that was revoked in the moment in which it was renewed is a revoked one. */
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
