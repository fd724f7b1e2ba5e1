package cn.pufa.delivery;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of the nodes that send, and of what the dead among them leave behind. */
final class NodeStore {

  /** Where a message of a dead node now stands. */
  record Left(UUID id, UUID lane, String channel, MessageState state) {
    Outcomes.Settled settled() {
      return new Outcomes.Settled(id, lane, channel, state, null);
    }
  }

  static final Sql RENEW =
      Sql.of(
          """
      insert into delivery_node (id, until) values ($1, clock_timestamp() + make_interval(secs => $2))
      on conflict (id) do update set until = excluded.until
      returning (select since from sending_hold) as held_since""");

  /** A claim that is being made holds the node; what it has taken is seen after it. */
  static final Sql HOLD = Sql.of("select id from delivery_node where id = $1 for update");

  static final Sql LEAVE =
      Sql.of(
          """
      delete from delivery_node where id = $1
         and not exists (select from message where node = $1 and state in ('claimed', 'sending'))""");
  static final Sql DEAD =
      Sql.of("select id from delivery_node where until < clock_timestamp() for update skip locked");

  /**
   * What was only claimed did not leave. What was leaving is offered again where the provider knows
   * a repeated one; not one that has become needless, since it would be called stopped and may have
   * arrived. An uncertain one keeps its node, which may wake and know.
   */
  static final Sql TAKE_OVER =
      Sql.of(
          """
      update message set
             state = case when state = 'claimed' or channel = any($2) and crossed_at is null
                          then 'queued' else 'uncertain' end,
             node = case when state = 'claimed' or channel = any($2) and crossed_at is null
                         then null else node end,
             reason = case when state = 'claimed' then reason else $4 end,
             next_attempt_at = case when state = 'claimed' or channel = any($2) and crossed_at is null then $3::timestamptz end
       where id in (select id from message where node = any($1) and state in ('claimed', 'sending')
                       for update skip locked)
      returning id, lane, channel, state""");

  /** Claims of this node itself that it does not know of: their commit was answered by nobody. */
  static final Sql FORGOTTEN =
      Sql.of(
          """
      update message set state = 'queued', node = null, next_attempt_at = $2
       where id in (select id from message where node = $1 and state = 'claimed' and claimed_at < $3
                     order by id for update)
      returning channel""");

  /** One that froze within a transaction still holds messages, until that is broken off. */
  static final Sql BURY =
      Sql.of(
          """
      delete from delivery_node d where id = any($1)
         and not exists (select from message m where m.node = d.id and m.state in ('claimed', 'sending'))""");

  private NodeStore() {}

  /** Channels that have something again. */
  static List<String> giveBackForgotten(Tx tx, UUID node, Instant now, Duration age) {
    return tx.list(
        FORGOTTEN,
        row -> row.getString("channel"),
        node,
        now.atOffset(ZoneOffset.UTC),
        now.minus(age).atOffset(ZoneOffset.UTC));
  }

  /**
   * @return since when nothing may be sent; empty where it may
   */
  static Optional<Instant> renew(Tx tx, UUID node, Duration life) {
    OffsetDateTime held =
        tx.one(
            RENEW,
            row -> row.getOffsetDateTime("held_since"),
            node,
            (double) life.toMillis() / 1000);
    return Optional.ofNullable(held).map(OffsetDateTime::toInstant);
  }

  static void leave(Tx tx, UUID node) {
    tx.list(HOLD, row -> row.getUUID("id"), node);
    tx.execute(LEAVE, node);
  }

  static List<UUID> dead(Tx tx) {
    return tx.list(DEAD, row -> row.getUUID("id"));
  }

  static List<Left> takeOver(
      Tx tx, List<UUID> dead, List<String> repeatable, Instant now, String reason) {
    UUID[] nodes = dead.toArray(UUID[]::new);
    List<Left> left =
        tx.list(
            TAKE_OVER,
            row ->
                new Left(
                    row.getUUID("id"),
                    row.getUUID("lane"),
                    row.getString("channel"),
                    MessageState.of(row.getString("state"))),
            nodes,
            repeatable.toArray(String[]::new),
            now.atOffset(ZoneOffset.UTC),
            reason);
    tx.execute(BURY, (Object) nodes);
    return left;
  }
}
