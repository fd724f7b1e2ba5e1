package cn.pufa.circular;

import cn.pufa.delivery.Failure;
import cn.pufa.delivery.MessageState;
import cn.pufa.delivery.Outcomes.Settled;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** SQL of what people, or the brake, decide on a circular under way. */
final class SteeringStore {

  /** Whoever decides something holds the row, so that one decision follows the other. */
  static final Sql HOLD =
      Sql.of(
          """
      insert into circular_steering (circular) values ($1)
      on conflict (circular) do update set circular = excluded.circular""");

  static final Sql COUNT_FROM =
      Sql.of("update circular_steering set counted_from = $2 where circular = $1");

  static final Sql CANCEL =
      Sql.of(
          """
      update circular_steering set cancel_reason = $2 where circular = $1""");

  static final Sql MESSAGE =
      Sql.of(
          """
      select f.message, f.lane, f.channel from message_fate f join circular c on c.id = f.lane
       where f.message = $1 and c.division = $2 limit 1""");

  record Doubtful(UUID message, UUID lane, String channel) {

    /** Nobody knows a class of failure, only that it did not arrive. */
    Settled as(MessageState state) {
      return new Settled(
          message, lane, channel, state, state == MessageState.FAILED ? Failure.PROVIDER : null);
    }
  }

  private SteeringStore() {}

  static void hold(Tx tx, UUID circular) {
    tx.execute(HOLD, circular);
  }

  static void countFrom(Tx tx, UUID circular, Instant now) {
    tx.execute(COUNT_FROM, circular, now.atOffset(ZoneOffset.UTC));
  }

  static void cancel(Tx tx, UUID circular, String reason) {
    tx.execute(CANCEL, circular, reason);
  }

  /** A message of some circular, whatever its state. */
  static Optional<Doubtful> doubtful(Tx tx, String division, UUID message) {
    return tx.first(
        MESSAGE,
        row -> new Doubtful(row.getUUID("message"), row.getUUID("lane"), row.getString("channel")),
        message,
        division);
  }
}
