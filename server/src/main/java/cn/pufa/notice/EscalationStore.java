package cn.pufa.notice;

import cn.pufa.notice.Posting.Entry;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.json.GsonJson;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** SQL of notices whose next way is due. */
final class EscalationStore {

  /**
   * @param courtesy whether its organisation may opt out
   * @param tried codes of the ways tried so far
   */
  record Due(
      Entry entry,
      UUID circular,
      String occasion,
      boolean courtesy,
      Plan plan,
      Set<String> tried) {}

  /** Who asks holds the notice, and whoever asks at the same time leaves it. */
  private static final String STANDING =
      """
      select n.id, n.organization, n.organization_name, n.fill::text as fill, n.circular, n.occasion,
             c.kind = 'courtesy' as courtesy, c.plan::text as plan, tried.ways
        from notice n
        join notice d on d.id = n.duty
        join circular c on c.id = n.circular
        join lane l on l.id = c.id
       cross join lateral (
             select coalesce(array_agg(w.channel), '{}') as ways, max(w.at) as last
               from (select channel, created_at as at from message_fate where notice = n.id
                     union all
                     select channel, tried_at from notice_way where notice = n.id) w) tried
       where n.circular is not null and n.read_at is null and d.settled_at is null and c.cancelled_at is null
         and exists (select from jsonb_array_elements_text(c.plan -> 'then') w (channel)
                      where w.channel <> all(tried.ways))
      """;

  static final Sql FAILED =
      Sql.of(
          STANDING
              + """
         and n.id in (select notice from message_fate where message = any($1) and state = 'failed')
         and not exists (select from message_fate f where f.notice = n.id and f.state <> 'failed')
         and not exists (select from notice_way w where w.notice = n.id and w.taken)
       for update of n skip locked""");

  /**
   * Two first ways that failed at the same moment each saw the other under way, so somebody looks
   * again.
   */
  static final Sql LEFT_FAILED =
      Sql.of(
          STANDING
              + """
         and n.id in (select notice from message_fate
                       where state = 'failed' and failure is not null and created_at > $1::timestamptz - interval '30 days')
         and not exists (select from message_fate f where f.notice = n.id and f.state <> 'failed')
         and not exists (select from notice_way w where w.notice = n.id and w.taken)
       order by n.sent_at, n.id limit $2 for update of n skip locked""");

  /** What went out of late is passed over before its ways are looked at. */
  private static final String TOO_LONG =
      """
         and l.paused_at is null and (c.plan ->> 'unreadAfterDays') is not null
         and n.sent_at <= $1::timestamptz - interval '1 day'
         and n.sent_at <= $1::timestamptz - (c.plan ->> 'unreadAfterDays')::integer * interval '1 day'
         and greatest(n.sent_at, tried.last) <= $1::timestamptz - (c.plan ->> 'unreadAfterDays')::integer * interval '1 day'
       order by n.sent_at, n.id limit $2 for update of n skip locked""";

  static final Sql UNREAD =
      Sql.of(STANDING + "and n.duty = n.id and n.settled_at is null " + TOO_LONG);

  /**
   * Where the notice was read, the last reminder that was not. Where it was not, its own ways
   * follow each other already, and an organisation is not followed twice at a time.
   */
  static final Sql REMINDER_UNREAD =
      Sql.of(
          STANDING
              + """
         and n.duty <> n.id and d.read_at is not null
         and not exists (select from notice later
                          where later.circular = n.circular and later.organization = n.organization
                            and later.sent_at > n.sent_at)
      """
              + TOO_LONG);

  private EscalationStore() {}

  static List<Due> failed(Tx tx, List<UUID> messages) {
    return held(tx, FAILED, (Object) messages.toArray(UUID[]::new));
  }

  static List<Due> leftFailed(Tx tx, Instant now, int limit) {
    return held(tx, LEFT_FAILED, now.atOffset(ZoneOffset.UTC), limit);
  }

  static List<Due> unread(Tx tx, Instant now, int limit) {
    return held(tx, UNREAD, now.atOffset(ZoneOffset.UTC), limit);
  }

  static List<Due> reminderUnread(Tx tx, Instant now, int limit) {
    return held(tx, REMINDER_UNREAD, now.atOffset(ZoneOffset.UTC), limit);
  }

  /**
   * The first look takes hold of notices as they were when it began. What others, who held them
   * until a moment ago, have done since, only a second look sees.
   */
  private static List<Due> held(Tx tx, Sql due, Object... values) {
    Set<UUID> held = Set.copyOf(tx.list(due, row -> row.getUUID("id"), values));
    if (held.isEmpty()) {
      return List.of();
    }
    return tx.list(due, EscalationStore::due, values).stream()
        .filter(one -> held.contains(one.entry().notice()))
        .toList();
  }

  private static Due due(Row row) {
    return new Due(
        new Entry(
            row.getUUID("id"),
            row.getUUID("organization"),
            row.getString("organization_name"),
            PostingStore.fill(row.getString("fill"))),
        row.getUUID("circular"),
        row.getString("occasion"),
        row.getBoolean("courtesy"),
        GsonJson.GSON.fromJson(row.getString("plan"), Plan.class),
        Set.of(row.getArrayOfStrings("ways")));
  }
}
