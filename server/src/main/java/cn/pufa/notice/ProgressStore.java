package cn.pufa.notice;

import cn.pufa.notice.Progress.Counts;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.util.UUID;

/** SQL of where the notices of a circular stand. */
final class ProgressStore {

  static final Sql PROGRESS =
      Sql.of(
          """
      with way as (select * from notice_on_way where circular = $1),
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
}
