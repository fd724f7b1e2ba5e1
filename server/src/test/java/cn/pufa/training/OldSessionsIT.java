package cn.pufa.training;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.OldSchema;
import cn.pufa.testing.SlowFault;
import org.junit.jupiter.api.Test;

/** Sessions as earlier versions knew them. */
@SlowFault("F29")
class OldSessionsIT {

  /** The first version knew the day alone. */
  @Test
  void theyWereHeldOnTheirDay() {
    try (var old = OldSchema.of("1")) {
      old.with(
          """
          insert into training_session (division, title, audience, held_on, place)
          values ('440881', '演示·旧培训', 'child_director', '2024-06-20', '演示党校')""");
      assertThat(
              old.migrated()
                  .column(
                      """
                      select starts_at at time zone 'Asia/Shanghai' || ' ' || array_to_string(audience, ',') || ' ' ||
                             (closes_at <= starts_at) || ' ' || taken
                        from training_session"""))
          .containsExactly("2024-06-20 09:00:00 child_director true 0");
    }
  }

  /** Twelve days, called off on the last: no record may be as long as all of them. */
  @Test
  void whatWasHeldIsNoLongerThanARecordMayBe() {
    try (var old = OldSchema.of("91")) {
      old.with(
          """
          insert into training_session (division, title, audience, townships, topics, capacity, opens_at, closes_at,
                 starts_at, ends_at, place, cancel_reason, cancelled_at)
          values ('440881', '演示·长班', '{child_director}', '{}', '{}', 10, '2026-04-01', '2026-04-20', '2026-05-01 09:00+08',
                  '2026-05-12 17:00+08', '演示党校', '演示·台风', '2026-05-12 10:00+08')""");
      assertThat(old.migrated().column("select held_minutes from training_session"))
          .containsExactly("4800");
    }
  }

  /**
   * Typed for a whole list: it stays with the records of attendance, and leaves the transcripts.
   */
  @Test
  void whatWasTypedOfAListLeavesTheTranscripts() {
    try (var old = OldSchema.of("109")) {
      old.with(
          """
          insert into person (account, display_name, created_at) values ('old', '演示', now());
          insert into hours_entry (id, person, division, source, source_id, turn, title, held_on, minutes, reason, recorded_at)
          select gen_random_uuid(), p.id, '440881', e.source, gen_random_uuid(), 2, '演示·班', '2026-05-01', -60, e.reason, now()
            from person p, (values ('session', '到场记录更正：演示·把甲记成了乙'), ('session', '到场记录更正：培训中途取消，学时按已经办的算'),
                                   ('session', '签到更正'), ('course', '到场记录更正：演示·别的')) e (source, reason)
           where p.account = 'old'""");
      assertThat(old.migrated().column("select reason from hours_entry order by 1"))
          .containsExactlyInAnyOrder("到场记录更正", "到场记录更正：培训中途取消，学时按已经办的算", "签到更正", "到场记录更正：演示·别的");
    }
  }
}
