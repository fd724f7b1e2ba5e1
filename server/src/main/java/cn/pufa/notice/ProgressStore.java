package cn.pufa.notice;

import cn.pufa.notice.Progress.Counts;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** SQL of where the notices of a circular stand. */
final class ProgressStore {

  /**
   * A claimed message is about to leave, and a cancelled one was stopped: nobody need tell them
   * apart.
   */
  private static final String WAYS =
      """
      select n.*, w.channel, w.reason, w.way_sent_at, w.crossed_at,
             case w.state when 'claimed' then 'sending' when 'cancelled' then 'stopped' else w.state end as state
        from notice n cross join lateral (
          select 'inbox' as channel, 'sent' as state, null as reason, n.sent_at as way_sent_at,
                 null::timestamptz as crossed_at
           where n.shown
          union all
          select f.channel, f.state, f.reason, f.sent_at, f.crossed_at from message_fate f where f.notice = n.id) w
       where n.circular = $1
      """;

  static final Sql PROGRESS =
      Sql.of(
          "with way as ("
              + WAYS
              + """
      ),
      per_channel as (
        select case when occasion = 'notice' then channel when channel <> 'inbox' then 'reminders' end as channel,
               count(*) filter (where state = 'queued') as queued,
               count(*) filter (where state = 'sending') as sending,
               count(*) filter (where state = 'sent') as sent,
               count(*) filter (where state = 'failed') as failed,
               count(*) filter (where state = 'uncertain') as uncertain,
               count(*) filter (where state = 'stopped') as stopped
          from way
         group by 1),
      per_organization as (
        select bool_and(state = 'sent') as sent,
               bool_or(state in ('failed', 'uncertain')) as failed,
               bool_or(read_at is not null) as read,
               bool_or(acknowledged_at is not null) as acknowledged,
               bool_or(channel = 'email') as has_email
          from way where occasion = 'notice' group by organization)
      select (select count(*) from per_organization) as organizations,
             (select count(*) from per_organization where sent) as sent,
             (select count(*) from per_organization where failed) as failed,
             (select count(*) from per_organization where read) as read,
             (select count(*) from per_organization where acknowledged) as acknowledged,
             (select count(*) from per_organization where not has_email) as without_email,
             (select row_to_json(c)::text from per_channel c where channel = 'inbox') as inbox,
             (select row_to_json(c)::text from per_channel c where channel = 'email') as email,
             (select row_to_json(c)::text from per_channel c where channel = 'reminders') as reminders,
             (select coalesce(sum(queued + sending), 0) from per_channel) as under_way""");

  private static final String RECIPIENTS =
      "from ("
          + WAYS
          + """
      ) w
       where ($2::text is null or channel = $2)
         and ($3::text is null or state = $3)
         and (not $4::boolean or not exists (select from notice i
                where i.circular = $1 and i.organization = w.organization and i.read_at is not null))
         and organization <> all($5::uuid[])
      """;
  static final Sql RECIPIENT_PAGE =
      Sql.of(
          "select * "
              + RECIPIENTS
              + "order by organization_name, organization, occasion, channel desc limit $6 offset $7");
  static final Sql COUNT_RECIPIENTS = Sql.of("select count(*) as n " + RECIPIENTS);

  private ProgressStore() {}

  static Progress progress(Tx tx, UUID circular) {
    return tx.one(PROGRESS, ProgressStore::progress, circular);
  }

  private static Progress progress(Row row) {
    return new Progress(
        row.getInteger("organizations"),
        Counts.of(row.getString("inbox")),
        Counts.of(row.getString("email")),
        Counts.of(row.getString("reminders")),
        row.getInteger("without_email"),
        row.getInteger("sent"),
        row.getInteger("failed"),
        row.getInteger("read"),
        row.getInteger("acknowledged"),
        row.getInteger("under_way") == 0);
  }

  static List<RecipientState> recipients(Tx tx, UUID circular, RecipientFilter filter, Page page) {
    return tx.list(
        RECIPIENT_PAGE,
        ProgressStore::recipient,
        circular,
        filter.channel(),
        filter.state(),
        filter.unread(),
        filter.except().toArray(UUID[]::new),
        page.limit(),
        page.offset());
  }

  static int countRecipients(Tx tx, UUID circular, RecipientFilter filter) {
    return tx.one(
        COUNT_RECIPIENTS,
        row -> row.getInteger("n"),
        circular,
        filter.channel(),
        filter.state(),
        filter.unread(),
        filter.except().toArray(UUID[]::new));
  }

  private static RecipientState recipient(Row row) {
    return new RecipientState(
        row.getUUID("organization"),
        row.getString("organization_name"),
        row.getString("channel"),
        row.getString("occasion"),
        row.getString("state"),
        row.getString("reason"),
        instant(row, "way_sent_at"),
        instant(row, "read_at"),
        instant(row, "acknowledged_at"),
        instant(row, "crossed_at"));
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }
}
