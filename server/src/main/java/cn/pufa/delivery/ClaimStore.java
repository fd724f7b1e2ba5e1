package cn.pufa.delivery;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.json.GsonJson;
import com.google.gson.reflect.TypeToken;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** SQL of taking messages to be sent. */
final class ClaimStore {

  private static final String WAITING =
      """
      select m.id, m.next_attempt_at from message m
       where m.channel = $1 and m.next_attempt_at <= $2 and (m.urgent or not $3)\s""";

  /**
   * The same number from each lane that has something waiting, the oldest first; all single letters
   * are one more lane. Lanes that have something are found by jumping from one to the next in the
   * index. A paused lane is left out, and so is one that is being paused right now.
   *
   * <p>The node's own row is held, so that nobody buries a node that froze within its claim.
   */
  static final Sql CLAIM =
      Sql.of(
          """
      with recursive me as materialized (select id from delivery_node where id = $5 for key share),
      waiting (lane) as (
          (select lane from message where channel = $1 and next_attempt_at is not null and lane is not null order by lane limit 1)
        union all
          select (select m.lane from message m
                   where m.channel = $1 and m.next_attempt_at is not null and m.lane > w.lane order by m.lane limit 1)
            from waiting w where w.lane is not null),
      open_lane as materialized (
        select id from lane where id in (select lane from waiting) and paused_at is null for share skip locked),
      share (size) as (
        select greatest(1, $4::integer / greatest(1, (select count(*) from open_lane)
               + (select count(*) from (select from message
                   where channel = $1 and lane is null and next_attempt_at <= $2 limit 1) single)))),
      taken as materialized (
        select t.id, row_number() over (partition by o.id order by t.next_attempt_at) as turn
          from open_lane o cross join lateral (
      """
              + WAITING
              + """
                 and m.lane = o.id
               order by m.next_attempt_at limit (select size from share) for update skip locked) t
        union all
        select t.id, row_number() over (order by t.next_attempt_at)
          from (
      """
              + WAITING
              + """
                 and m.lane is null
               order by m.next_attempt_at limit (select size from share) for update skip locked) t),
      chosen as (select id, turn from taken order by turn limit $4)
      update message m set state = 'claimed', next_attempt_at = null, node = me.id, claim = $6, claimed_at = $2
        from chosen, me where m.id = chosen.id
      returning m.id, m.lane, m.channel, m.person, m.address, m.subject, m.body, m.form::text as form, m.secret,
                m.urgent, m.attempts, m.sending_at is not null as doubt, m.request_id, chosen.turn""");

  static final Sql REWORD =
      Sql.of(
          """
      update message m set subject = w.subject, body = w.body, form = w.form::jsonb, secret = w.secret
        from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[]) w (id, subject, body, form, secret)
       where m.id = w.id""");

  /** One that may have left already is called neither stopped nor failed. */
  static final Sql STOP =
      Sql.of(
          """
      update message m set
             state = case when m.sending_at is not null then 'uncertain' when s.failure is null then 'stopped'
                          else 'failed' end,
             failure = case when m.sending_at is null and s.failure is not null then s.failure else m.failure end,
             reason = s.reason, secret = null, node = null
        from unnest($1::uuid[], $2::text[], $3::text[]) s (id, reason, failure)
       where m.id = s.id
      returning m.id, m.lane, m.channel, m.state, case m.state when 'failed' then m.failure end as failure""");

  static final Sql WAIT =
      Sql.of(
          """
      update message m set state = 'queued', node = null, next_attempt_at = w.until
        from unnest($1::uuid[], $2::timestamptz[]) w (id, until)
       where m.id = w.id""");

  /**
   * Has this node's mark as leaving only where it still is this node's, and its channel open.
   * Looked up by id alone: the node is compared in a way that no index serves, or a plan made while
   * a node held nothing walks through all it holds for each message.
   */
  static final Sql SENDING =
      Sql.of(
          """
      update message m set state = 'sending', sending_at = $3
        from unnest($1::uuid[], $6::uuid[]) c (id, taking)
       where m.id = c.id and m.claim = c.taking and m.node is not distinct from $2 and m.state = 'claimed'
         and (m.id = $5 or not exists (select from circuit where channel = $4 and open_until > $3))
      returning m.id, m.claim""");

  private record Turn(Claim claim, long turn) {}

  private static final TypeToken<Map<String, String>> FORM = new TypeToken<>() {};

  private ClaimStore() {}

  /** In the order in which they are to leave. */
  static List<Claim> claim(
      Tx tx, UUID node, String channel, Instant now, boolean quiet, int limit, boolean trial) {
    long since = System.nanoTime();
    UUID taking = UUID.randomUUID();
    return tx
        .list(
            CLAIM,
            row -> new Turn(claim(row, taking, since, trial), row.getLong("turn")),
            channel,
            offset(now),
            quiet,
            limit,
            node,
            taking)
        .stream()
        .sorted(Comparator.comparingLong(Turn::turn))
        .map(Turn::claim)
        .toList();
  }

  private static Claim claim(Row row, UUID taking, long since, boolean trial) {
    return new Claim(
        message(row),
        taking,
        row.getInteger("attempts"),
        row.getBoolean("doubt"),
        since,
        trial,
        row.getString("request_id"));
  }

  private static Message message(Row row) {
    String form = row.getString("form");
    return new Message(
        row.getUUID("id"),
        row.getUUID("lane"),
        row.getString("channel"),
        row.getUUID("person"),
        row.getString("address"),
        row.getString("subject"),
        row.getString("body"),
        form == null ? null : GsonJson.GSON.fromJson(form, FORM),
        row.getString("secret"),
        row.getBoolean("urgent"));
  }

  static void reword(Tx tx, List<Message> messages) {
    tx.execute(
        REWORD,
        ids(messages),
        messages.stream().map(Message::subject).toArray(String[]::new),
        messages.stream().map(Message::body).toArray(String[]::new),
        messages.stream().map(ClaimStore::form).toArray(String[]::new),
        messages.stream().map(Message::secret).toArray(String[]::new));
  }

  /** As the database keeps it. */
  static String form(Message message) {
    return message.form() == null ? null : GsonJson.GSON.toJson(message.form());
  }

  static List<Outcomes.Settled> stop(Tx tx, Map<UUID, Wanted.Stop> stopped) {
    return tx.list(
        STOP,
        MarkStore::settled,
        stopped.keySet().toArray(UUID[]::new),
        stopped.values().stream().map(Wanted.Stop::reason).toArray(String[]::new),
        stopped.values().stream()
            .map(stop -> stop.failure() == null ? null : stop.failure().code())
            .toArray(String[]::new));
  }

  static void delay(Tx tx, Map<UUID, Instant> until) {
    tx.execute(
        WAIT,
        until.keySet().toArray(UUID[]::new),
        until.values().stream().map(ClaimStore::offset).toArray(OffsetDateTime[]::new));
  }

  /**
   * Of messages that are held.
   *
   * @param trial the one that finds out if its provider is back; null for none
   */
  static Set<Claim.Key> markSending(
      Tx tx, UUID node, String channel, List<Claim> claims, UUID trial, Instant now) {
    UUID[] messages = ids(claims.stream().map(Claim::message).toList());
    return Set.copyOf(
        tx.list(
            SENDING,
            row -> new Claim.Key(row.getUUID("id"), row.getUUID("claim")),
            messages,
            node,
            offset(now),
            channel,
            trial,
            claims.stream().map(Claim::taking).toArray(UUID[]::new)));
  }

  private static UUID[] ids(List<Message> messages) {
    return messages.stream().map(Message::id).toArray(UUID[]::new);
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
