package cn.pufa.notice;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** SQL of reminders, the further occasions of a campaign's notice. */
final class ReminderStore {

  static final Sql NEXT_OCCASION =
      Sql.of(
          """
      select 'reminder-' || (count(distinct occasion) filter (where occasion <> 'notice') + 1) as occasion
        from notice where campaign = $1""");
  static final Sql INSERT =
      Sql.of(
          """
      insert into notice (campaign, division, organization, organization_name, channel, address, subject, body,
             document_number, due_on, opens_on, due_explanation, state, next_attempt_at, created_at, sent_at, occasion)
      select campaign, division, organization, organization_name, channel, address, $3,
             replace($4, '{organization}', organization_name), document_number, due_on,
             opens_on, due_explanation,
             case channel when 'inbox' then 'sent' else 'queued' end, $5::timestamptz, $5,
             case channel when 'inbox' then $5 end, $6
        from notice
       where campaign = $1 and occasion = 'notice' and channel in ('inbox', 'email') and organization <> all($2)
      returning channel""");

  static final Sql ANSWER =
      Sql.of(
          """
      update notice set read_at = coalesce(read_at, $3), acknowledged_at = coalesce(acknowledged_at, $3),
             answer = $4, answer_number = $5
       where campaign = any($1) and organization = $2 and channel = 'inbox'""");

  /** One statement for both states: a sender that claims or gives back meanwhile is waited for. */
  static final Sql STOP =
      Sql.of(
          """
      update notice set state = case state when 'queued' then 'stopped' else state end,
             reason = case state when 'queued' then $3 else reason end,
             crossed_at = case state when 'sending' then $4::timestamptz end
       where campaign = any($1) and organization = $2 and channel <> 'inbox' and occasion <> 'notice'
         and state in ('queued', 'sending')""");

  static final Sql COUNT_AMONG =
      Sql.of(
          """
      select count(*) as n from notice
       where campaign = $1 and channel = 'inbox' and occasion = 'notice' and organization = any($2)""");

  private ReminderStore() {}

  static String nextOccasion(Tx tx, UUID campaign) {
    return tx.one(NEXT_OCCASION, row -> row.getString("occasion"), campaign);
  }

  /** Organisations reminded; each has an inbox. */
  static int insert(Tx tx, Notices.Reminder reminder, String occasion, Instant now) {
    List<String> channels =
        tx.list(
            INSERT,
            row -> row.getString("channel"),
            reminder.campaign(),
            reminder.except().toArray(UUID[]::new),
            reminder.subject(),
            reminder.body(),
            offset(now),
            occasion);
    return (int) channels.stream().filter("inbox"::equals).count();
  }

  static void answer(
      Tx tx, List<UUID> campaigns, UUID organization, Notices.Answer answer, Instant now) {
    tx.execute(
        ANSWER,
        campaigns.toArray(UUID[]::new),
        organization,
        offset(now),
        answer.id(),
        answer.number());
  }

  static void stop(Tx tx, List<UUID> campaigns, UUID organization, String reason, Instant now) {
    tx.execute(STOP, campaigns.toArray(UUID[]::new), organization, reason, offset(now));
  }

  static int countAmong(Tx tx, UUID campaign, List<UUID> organizations) {
    return tx.one(
        COUNT_AMONG, row -> row.getInteger("n"), campaign, organizations.toArray(UUID[]::new));
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
