package cn.pufa.training;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Fault;
import cn.pufa.testing.OldSchema;
import org.junit.jupiter.api.Test;

/** A session that the first version knew by its day alone is one that was held on that day. */
@Fault("F29")
class OldSessionsIT {

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
}
