package cn.pufa.delivery;

import cn.pufa.platform.RequestId;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** SQL of messages and lanes, for whoever queues them. */
final class MessageStore {

  static final Sql OPEN_LANE =
      Sql.of("insert into lane (id, created_at) values ($1, $2) on conflict (id) do nothing");
  static final Sql QUEUE =
      Sql.of(
          """
      insert into message (id, lane, channel, person, address, subject, body, form, secret, urgent, state,
             next_attempt_at, created_at, request_id)
      select m.id, m.lane, m.channel, m.person, m.address, m.subject, m.body, m.form::jsonb, m.secret, m.urgent,
             'queued', $1, $2, $13::text
        from unnest($3::uuid[], $4::uuid[], $5::text[], $6::uuid[], $7::text[], $8::text[], $9::text[], $10::text[],
                    $11::text[], $12::boolean[])
          m (id, lane, channel, person, address, subject, body, form, secret, urgent)""");

  /**
   * One that may have left before it was queued again is crossed, like one that is leaving; and so
   * is one in doubt, whose node may wake and know that it did not leave.
   */
  static final Sql STOP =
      Sql.of(
          """
      update message set
             state = case when state = 'queued' and sending_at is null then 'stopped' else state end,
             crossed_at = case when state = 'queued' and sending_at is null then null else coalesce(crossed_at, $3) end,
             secret = case when state = 'queued' and sending_at is null then null else secret end,
             next_attempt_at = case when sending_at is null then null else next_attempt_at end,
             reason = case when state = 'uncertain' then reason else $2 end
       where id = any($1) and (state in ('queued', 'claimed', 'sending') or state = 'uncertain' and node is not null)
      returning id, lane, channel, state""");

  /** Nothing is left to send of one whose addressee is forgotten. What it crossed is over. */
  static final Sql QUEUE_AGAIN =
      Sql.of(
          """
      update message set state = 'queued', next_attempt_at = $2, reason = null, crossed_at = null
       where id = any($1) and state = 'stopped' and (address is not null or person is not null)
      returning channel""");

  /** Waits for a claim that holds the lane, and is then seen by every later one. */
  static final Sql PAUSE =
      Sql.of(
          """
      update lane set paused_at = coalesce(paused_at, $2), pause_reason = $3 where id = $1""");

  static final Sql IS_PAUSED =
      Sql.of("select exists (select from lane where id = $1 and paused_at is not null) as paused");

  static final Sql ANY_SENT =
      Sql.of("select exists (select from message where state = 'sent') as sent");

  static final Sql RESUME =
      Sql.of("update lane set paused_at = null, pause_reason = null where id = $1");

  /**
   * Whoever changes several takes them in this order, or each would wait for what another has: an
   * update alone takes them as its plan comes upon them.
   */
  static final Sql TAKE_IN_ORDER =
      Sql.of("select 1 from message where id = any($1) order by id for no key update");

  /** In the order of {@link #TAKE_IN_ORDER}. */
  static final Sql GIVE_BACK =
      Sql.of(
          """
      update message set state = 'queued', node = null, next_attempt_at = $2
       where id in (select id from message where lane = $1 and state = 'claimed' order by id for update)""");

  static final Sql HOLD = Sql.of("select id from lane where id = $1 for no key update");

  /**
   * One that may have left before it was queued again is in doubt, not cancelled; in the same
   * order.
   */
  static final Sql CANCEL =
      Sql.of(
          """
      update message set state = case when sending_at is null then 'cancelled' else 'uncertain' end,
             next_attempt_at = null, reason = $2, secret = null, node = null
       where id in (select id from message where lane = $1 and state in ('queued', 'claimed') order by id for update)
      returning id, lane, channel, state""");

  static final Sql CHANNELS =
      Sql.of("select distinct channel from message where lane = $1 and state = 'queued'");

  /** Forgets the node, so that what it might say later changes nothing. */
  static final Sql SETTLE =
      Sql.of(
          """
      update message set state = $2, reason = $3, sent_at = case when $2 = 'sent' then $4::timestamptz end,
             secret = null, node = null
       where id = $1 and state = 'uncertain'
      returning id, lane, channel, state""");

  /** Also while its node, which may be frozen, has not said that it left. */
  static final Sql RETURNED =
      Sql.of(
          """
      update message set state = 'failed', failure = $2, reason = $3, secret = null
       where id = $1 and state in ('sending', 'sent', 'uncertain')
      returning id, lane, channel, request_id""");

  /** Only the channels of WeChat tell so late; their receipts have an index. */
  static final Sql MISSED =
      Sql.of(
          """
      update message set state = 'failed', failure = $3, reason = $4, secret = null
       where receipt = $2 and channel = $1 and channel in ('subscribe', 'service_account') and state = 'sent'
      returning id, lane, channel, request_id""");

  static final Sql FORGET_ADDRESSEES =
      Sql.of(
          """
      update message set address = null, person = null
       where id = any($1) and state not in ('queued', 'claimed', 'sending')""");

  /** By which way something left, when and what became of it stays. */
  static final Sql FORGET_OLD =
      Sql.of(
          """
      update message set address = null, person = null, subject = null, body = null, form = null
       where (address is not null or person is not null or body is not null or form is not null) and created_at < $1
         and state not in ('queued', 'claimed', 'sending')""");

  static final Sql COUNT =
      Sql.of(
          """
      select channel, state, count(*)::integer as number from message where lane = $1
       group by channel, state order by channel, state""");

  private MessageStore() {}

  static void openLane(Tx tx, UUID lane, Instant now) {
    tx.execute(OPEN_LANE, lane, offset(now));
  }

  static void queue(Tx tx, List<Message> messages, Instant notBefore, Instant now) {
    tx.send(
        QUEUE,
        offset(notBefore),
        offset(now),
        uuids(messages, Message::id),
        uuids(messages, Message::lane),
        texts(messages, Message::channel),
        uuids(messages, Message::person),
        texts(messages, Message::address),
        texts(messages, Message::subject),
        texts(messages, Message::body),
        texts(messages, ClaimStore::form),
        texts(messages, Message::secret),
        messages.stream().map(Message::urgent).toArray(Boolean[]::new),
        RequestId.current());
  }

  static List<Outcomes.Settled> stop(Tx tx, List<UUID> ids, String reason, Instant now) {
    UUID[] messages = ids.toArray(UUID[]::new);
    takeInOrder(tx, messages);
    return tx.list(STOP, MessageStore::settled, messages, reason, offset(now));
  }

  /** Channels, one a message. */
  static List<String> queueAgain(Tx tx, List<UUID> ids, Instant now) {
    UUID[] messages = ids.toArray(UUID[]::new);
    takeInOrder(tx, messages);
    return tx.list(QUEUE_AGAIN, row -> row.getString("channel"), messages, offset(now));
  }

  static boolean isPaused(Tx tx, UUID lane) {
    return tx.one(IS_PAUSED, row -> row.getBoolean("paused"), lane);
  }

  static boolean anySent(Tx tx) {
    return tx.one(ANY_SENT, row -> row.getBoolean("sent"));
  }

  static void forgetAddressees(Tx tx, List<UUID> messages) {
    tx.execute(FORGET_ADDRESSEES, (Object) messages.toArray(UUID[]::new));
  }

  static void forgetOld(Tx tx, Instant before) {
    tx.execute(FORGET_OLD, offset(before));
  }

  static void takeInOrder(Tx tx, UUID[] messages) {
    tx.send(TAKE_IN_ORDER, (Object) messages);
  }

  static void pause(Tx tx, UUID lane, String reason, Instant now) {
    tx.execute(PAUSE, lane, offset(now), reason);
    tx.execute(GIVE_BACK, lane, offset(now));
  }

  static void resume(Tx tx, UUID lane) {
    tx.execute(RESUME, lane);
  }

  static List<Outcomes.Settled> cancel(Tx tx, UUID lane, String reason) {
    tx.list(HOLD, row -> row.getUUID("id"), lane);
    return tx.list(CANCEL, MessageStore::settled, lane, reason);
  }

  static List<String> waitingChannels(Tx tx, UUID lane) {
    return tx.list(CHANNELS, row -> row.getString("channel"), lane);
  }

  static boolean settle(Tx tx, UUID message, MessageState state, String reason, Instant now) {
    return !tx.list(SETTLE, row -> row.getUUID("id"), message, state.code(), reason, offset(now))
        .isEmpty();
  }

  /**
   * What was heard of a message after it had left.
   *
   * @param requestId of the request that queued it; null where none did
   */
  record Late(Outcomes.Settled settled, String requestId) {}

  static Optional<Late> returned(Tx tx, UUID message, String reason) {
    Failure failure = Failure.BAD_ADDRESS;
    return tx.first(RETURNED, row -> late(row, failure), message, failure.code(), reason);
  }

  static Optional<Late> missed(Tx tx, String channel, String receipt, String reason) {
    Failure failure = Failure.NOT_TAKEN;
    return tx.first(MISSED, row -> late(row, failure), channel, receipt, failure.code(), reason);
  }

  private static Late late(Row row, Failure failure) {
    var settled =
        new Outcomes.Settled(
            row.getUUID("id"),
            row.getUUID("lane"),
            row.getString("channel"),
            MessageState.FAILED,
            failure);
    return new Late(settled, row.getString("request_id"));
  }

  static List<Messages.Count> count(Tx tx, UUID lane) {
    return tx.list(
        COUNT,
        row ->
            new Messages.Count(
                row.getString("channel"),
                MessageState.of(row.getString("state")),
                row.getInteger("number")),
        lane);
  }

  private static Outcomes.Settled settled(Row row) {
    return new Outcomes.Settled(
        row.getUUID("id"),
        row.getUUID("lane"),
        row.getString("channel"),
        MessageState.of(row.getString("state")),
        null);
  }

  private static UUID[] uuids(List<Message> messages, Function<Message, UUID> value) {
    return messages.stream().map(value).toArray(UUID[]::new);
  }

  private static String[] texts(List<Message> messages, Function<Message, String> value) {
    return messages.stream().map(value).toArray(String[]::new);
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
