package cn.pufa.delivery;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** SQL of the circuits. */
final class CircuitStore {

  static final Sql READ =
      Sql.of("select failures, open_until, reason from circuit where channel = $1");
  static final Sql MAKE =
      Sql.of("insert into circuit (channel) values ($1) on conflict (channel) do nothing");
  static final Sql LOCK =
      Sql.of("select failures, open_until, reason from circuit where channel = $1 for update");
  static final Sql WRITE =
      Sql.of(
          """
      update circuit set failures = $2, open_until = $3, reason = $4, trial_node = null where channel = $1""");

  /** One of all nodes gets it. */
  static final Sql TRY =
      Sql.of(
          """
      update circuit set open_until = $3, trial_node = $4
       where channel = $1 and failures > 0 and (open_until is null or open_until <= $2)""");

  /** Another may try at once. */
  static final Sql TRY_AGAIN =
      Sql.of(
          """
      update circuit set open_until = $2, trial_node = null
       where trial_node = any($1) and ($3::text is null or channel = $3)""");

  private CircuitStore() {}

  static Circuit read(Tx tx, String channel) {
    return tx.first(READ, CircuitStore::circuit, channel).orElse(Circuit.CLOSED);
  }

  /** Held until the transaction ends. */
  static Circuit lock(Tx tx, String channel) {
    tx.execute(MAKE, channel);
    return tx.one(LOCK, CircuitStore::circuit, channel);
  }

  static void write(Tx tx, String channel, Circuit circuit) {
    tx.execute(WRITE, channel, circuit.failures(), offset(circuit.openUntil()), circuit.reason());
  }

  /** False when another node is trying. */
  static boolean takeTrial(Tx tx, String channel, UUID node, Instant now) {
    return tx.execute(TRY, channel, offset(now), offset(now.plus(Circuit.TRIAL)), node) == 1;
  }

  /** The node has nothing to tell: what was to try did not leave. */
  static void giveTrialBack(Tx tx, String channel, UUID node, Instant now) {
    tx.execute(TRY_AGAIN, new UUID[] {node}, offset(now), channel);
  }

  /** The nodes will not tell any more. */
  static void forgetTrials(Tx tx, List<UUID> nodes, Instant now) {
    tx.execute(TRY_AGAIN, nodes.toArray(UUID[]::new), offset(now), null);
  }

  private static Circuit circuit(Row row) {
    OffsetDateTime until = row.getOffsetDateTime("open_until");
    return new Circuit(
        row.getInteger("failures"),
        until == null ? null : until.toInstant(),
        row.getString("reason"));
  }

  private static OffsetDateTime offset(Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }
}
