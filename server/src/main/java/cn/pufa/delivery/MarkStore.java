package cn.pufa.delivery;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** SQL of writing down what became of messages. */
final class MarkStore {

  /**
   * Only by the node that took it, and also when the others have called it uncertain meanwhile: a
   * node that wakes tells the truth. What has become needless and surely did not leave is not tried
   * again. What rests belongs to no node. The node is compared as in {@link ClaimStore#SENDING}.
   */
  static final Sql MARK =
      Sql.of(
          """
      update message m set
             state = case when o.state = 'queued' and not o.doubt and m.crossed_at is not null
                          then 'stopped' else o.state end,
             crossed_at = case when o.state = 'queued' and not o.doubt then null else m.crossed_at end,
             failure = o.failure,
             reason = case when o.state = 'queued' and (m.state = 'claimed' or not o.doubt and m.crossed_at is not null)
                           then m.reason else o.reason end,
             receipt = o.receipt,
             attempts = m.attempts + o.offered,
             sending_at = case when o.state = 'queued' and not o.doubt then null else m.sending_at end,
             sent_at = case when o.state = 'sent' then $2::timestamptz end,
             secret = case when o.state in ('sent', 'failed') then null else m.secret end,
             node = case when o.state = 'uncertain' then m.node end,
             next_attempt_at = case when o.state = 'queued' and (o.doubt or m.crossed_at is null) then o.next end
        from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::boolean[],
                    $9::timestamptz[], $10::integer[], $11::uuid[])
             o (id, state, failure, reason, receipt, doubt, next, offered, taking)
       where m.id = o.id and m.node is not distinct from $1 and m.claim = o.taking
         and (m.state = 'sending' or m.state = 'uncertain' and o.state <> 'uncertain'
              or m.state = 'claimed' and o.state = 'queued')
      returning m.id, m.lane, m.channel, m.state, m.failure""");

  private MarkStore() {}

  /** Those whose claim it still was, of messages that are held. */
  static List<Outcomes.Settled> mark(Tx tx, UUID node, List<Mark> marks, Instant now) {
    UUID[] messages = marks.stream().map(Mark::message).toArray(UUID[]::new);
    return tx.list(
        MARK,
        MarkStore::settled,
        node,
        offset(now),
        messages,
        texts(marks, mark -> mark.state().code()),
        texts(marks, mark -> mark.failure() == null ? null : mark.failure().code()),
        texts(marks, Mark::reason),
        texts(marks, Mark::receipt),
        marks.stream().map(Mark::doubt).toArray(Boolean[]::new),
        marks.stream().map(mark -> offset(now.plus(mark.delay()))).toArray(OffsetDateTime[]::new),
        marks.stream().map(Mark::offered).toArray(Integer[]::new),
        marks.stream().map(Mark::taking).toArray(UUID[]::new));
  }

  private static String[] texts(List<Mark> marks, Function<Mark, String> text) {
    return marks.stream().map(text).toArray(String[]::new);
  }

  static Outcomes.Settled settled(Row row) {
    String failure = row.getString("failure");
    return new Outcomes.Settled(
        row.getUUID("id"),
        row.getUUID("lane"),
        row.getString("channel"),
        MessageState.of(row.getString("state")),
        failure == null ? null : Failure.of(failure));
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
