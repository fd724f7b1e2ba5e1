package cn.pufa.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Jdbc;
import cn.pufa.testing.OldSchema;
import cn.pufa.testing.SlowFault;
import org.junit.jupiter.api.Test;

/** A ladder that was attached to what had been called off runs no more; any other does. */
@SlowFault("F29")
class OldRoundsIT {

  private static final String CALLED_OFF = "00000000-0000-4000-8000-00000000000a";
  private static final String STANDING = "00000000-0000-4000-8000-00000000000b";

  @Test
  void whatWasCalledOffHasNoneToCome() {
    try (var old = OldSchema.of("100")) {
      followed(old, CALLED_OFF, "'2026-05-06'");
      followed(old, STANDING, "null");
      Jdbc database = old.migrated();
      assertThat(database.column("select circular from followed_ladder where stopped_at is null"))
          .containsExactly(STANDING);
      assertThat(
              database.column(
                  "select circular || ' ' || state from reminder_round order by circular, state"))
          .containsExactly(CALLED_OFF + " done", STANDING + " done", STANDING + " planned");
    }
  }

  private static void followed(OldSchema old, String circular, String cancelledAt) {
    old.with(
        """
        insert into circular (id, division, kind, source, title, due_on, plan, created_at, released_at, cancelled_at)
        values ('%1$s', '440881', 'statutory', 'circular', '演示', '2026-05-31', '{"first":[],"then":[]}', '2026-05-01', '2026-05-01', %2$s);
        insert into followed_ladder (circular, name, steps, before, after, attached_at)
        values ('%1$s', '演示', '[]', '{}', '{}', '2026-05-07');
        insert into reminder_round (circular, days, due_on, runs_at, state)
        values ('%1$s', -15, '2026-05-31', '2026-05-15', 'done'), ('%1$s', -7, '2026-05-31', '2026-05-25', 'planned')"""
            .formatted(circular, cancelledAt));
  }
}
