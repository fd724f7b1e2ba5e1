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
   * @param entry with the name of the organisation as it is by now
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

  /**
   * @param found how many notices the look got hold of; of some of them others may have taken care
   *     a moment before
   */
  record Held(int found, List<Due> due) {}

  private static final String STANDING =
      """
      select n.id, n.organization, n.fill::text as fill, n.circular, n.occasion,
             (select name from organization where id = n.organization) as name,
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
         and n.organization not in (select id from organization where cancelled_on is not null)
         and exists (select from jsonb_array_elements_text(c.plan -> 'then') w (channel)
                      where w.channel <> all(tried.ways))
      """;

  /**
   * What was stopped of the notice itself is as good as failed while its duty stands; a reminder
   * that was stopped is not wanted, on whatever way.
   */
  private static final String NO_OTHER =
      """
         and not exists (select from message_fate f where f.notice = n.id and f.state <> 'failed'
                          and not (f.state = 'stopped' and n.occasion = 'notice'))
         and not exists (select from notice_way w where w.notice = n.id and w.taken)
      """;

  private static final Look FAILED =
      Look.of(
          """
         and n.id in (select notice from message_fate where message = any($1) and state = 'failed')
      """
              + NO_OTHER,
          "");

  private static final String OLDEST_FIRST = "order by n.sent_at, n.id limit $2";

  /**
   * Two first ways that failed at the same moment each saw the other under way, so somebody looks
   * again.
   */
  private static final Look LEFT_FAILED =
      Look.of(
          """
         and n.id in (select notice from message_fate
                       where state = 'failed' and failure is not null and created_at > $1::timestamptz - interval '30 days')
      """
              + NO_OTHER,
          OLDEST_FIRST);

  /** What went out of late is passed over before its ways are looked at. */
  private static final String TOO_LONG =
      """
         and l.paused_at is null and (c.plan ->> 'unreadAfterDays') is not null
         and n.sent_at <= $1::timestamptz - interval '1 day'
         and n.sent_at <= $1::timestamptz - (c.plan ->> 'unreadAfterDays')::integer * interval '1 day'
         and greatest(n.sent_at, tried.last) <= $1::timestamptz - (c.plan ->> 'unreadAfterDays')::integer * interval '1 day'
      """;

  private static final Look UNREAD =
      Look.of("and n.duty = n.id and n.settled_at is null " + TOO_LONG, OLDEST_FIRST);

  /**
   * Where the notice was read, the last reminder that was not. Where it was not, its own ways
   * follow each other already, and an organisation is not followed twice at a time. One that names
   * a day that no longer counts is not said again.
   */
  private static final Look REMINDER_UNREAD =
      Look.of(
          """
         and n.duty <> n.id and d.read_at is not null and coalesce(d.extended_to, c.due_on) is not distinct from n.due_on
         and not exists (select from notice later
                          where later.circular = n.circular and later.organization = n.organization
                            and later.sent_at > n.sent_at)
      """
              + TOO_LONG,
          OLDEST_FIRST);

  /**
   * The first look takes hold of notices as they were when it began, and leaves those that another
   * holds. What others, who held them until a moment ago, have done since, only the second look
   * sees; it takes hold of no more, since what is held here nobody else finds.
   *
   * @param first its second parameter, if any, is how many to take
   * @param second its second parameter is the notices held
   */
  private record Look(Sql first, Sql second) {

    static Look of(String due, String which) {
      return new Look(
          Sql.of(STANDING + due + which + " for update of n skip locked"),
          Sql.of(STANDING + due + "and n.id = any($2)"));
    }
  }

  /** A message that stopped for somebody who had left the register. */
  record Back(UUID message, UUID circular) {}

  /** Of whoever is on the register again, and owes it. */
  static final Sql BACK =
      Sql.of(
          """
      select distinct f.message, n.circular
        from message_fate f
        join notice n on n.id = f.notice
        join circular c on c.id = n.circular
       where f.state = 'stopped' and f.reason = $1 and (f.address is not null or f.person is not null)
         and n.occasion = 'notice' and n.settled_at is null and c.cancelled_at is null
         and n.organization not in (select id from organization where cancelled_on is not null)
       limit $2""");

  private EscalationStore() {}

  static List<Back> back(Tx tx, String stopped, int limit) {
    return tx.list(
        BACK, row -> new Back(row.getUUID("message"), row.getUUID("circular")), stopped, limit);
  }

  static List<Due> failed(Tx tx, List<UUID> messages) {
    Object failed = messages.toArray(UUID[]::new);
    return held(tx, FAILED, failed, tx.list(FAILED.first(), EscalationStore::id, failed)).due();
  }

  static Held leftFailed(Tx tx, Instant now, int limit) {
    return held(tx, LEFT_FAILED, now, limit);
  }

  static Held unread(Tx tx, Instant now, int limit) {
    return held(tx, UNREAD, now, limit);
  }

  static Held reminderUnread(Tx tx, Instant now, int limit) {
    return held(tx, REMINDER_UNREAD, now, limit);
  }

  private static Held held(Tx tx, Look look, Instant now, int limit) {
    Object at = now.atOffset(ZoneOffset.UTC);
    return held(tx, look, at, tx.list(look.first(), EscalationStore::id, at, limit));
  }

  private static Held held(Tx tx, Look look, Object of, List<UUID> notices) {
    if (notices.isEmpty()) {
      return new Held(0, List.of());
    }
    var due = tx.list(look.second(), EscalationStore::due, of, notices.toArray(UUID[]::new));
    return new Held(notices.size(), due);
  }

  private static UUID id(Row row) {
    return row.getUUID("id");
  }

  private static Due due(Row row) {
    return new Due(
        new Entry(
            row.getUUID("id"),
            row.getUUID("organization"),
            row.getString("name"),
            PostingStore.fill(row.getString("fill"))),
        row.getUUID("circular"),
        row.getString("occasion"),
        row.getBoolean("courtesy"),
        GsonJson.GSON.fromJson(row.getString("plan"), Plan.class),
        Set.of(row.getArrayOfStrings("ways")));
  }
}
