package cn.pufa.notice;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Line;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of notices. */
final class NoticeStore {

  /**
   * A notice taken to be sent.
   *
   * @param campaign null for a notice of no campaign
   */
  record Claimed(
      UUID id, UUID campaign, String address, String subject, String body, int attempts) {}

  static final Sql INSERT =
      Sql.of(
          """
      insert into notice (campaign, division, organization, organization_name, channel, address, subject, body,
             document_number, due_on, opens_on, due_explanation, state, next_attempt_at, created_at, sent_at)
      select $1, $2, r.organization, r.name, $3, r.address, $4, r.body, $5, $6, $13, $14, $7::text, $8::timestamptz, $8,
             case when $7 = 'sent' then $8 end
        from unnest($9::uuid[], $10::text[], $11::text[], $12::text[]) r (organization, name, address, body)""");

  static final Sql INSERT_LETTER =
      Sql.of(
          """
      insert into notice (division, organization, organization_name, channel, address, subject, body, secret, state,
             next_attempt_at, created_at, sent_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9::text, $10::timestamptz, $10, case when $9 = 'sent' then $10 end)""");

  static final Sql CLAIM =
      Sql.of(
          """
      update notice set state = 'sending', claim = $1, claim_until = $2, attempts = attempts + 1
       where id in (select id from notice
                     where state = 'queued' and channel = $5 and next_attempt_at <= $3
                     order by next_attempt_at, id limit $4 for update skip locked)
      returning id, campaign, address, subject, attempts,
                case when secret is null then body else replace(body, '{code}', secret) end as body""");
  static final Sql GIVE_UP =
      Sql.of(
          """
      update notice set state = 'uncertain', reason = $2
       where state = 'sending' and channel = $3 and claim_until < $1 returning campaign""");
  static final Sql OFFER_AGAIN =
      Sql.of(
          """
      update notice set state = 'queued', next_attempt_at = $1, claim = null, claim_until = null
       where state = 'sending' and channel = $2 and claim_until < $1 returning campaign""");

  /** An uncertain one whose sender comes back after all tells the truth about it. */
  static final Sql SENT =
      Sql.of(
          """
      update notice set state = 'sent', sent_at = $3, reason = null, secret = null, claim = null, claim_until = null
       where id = any($1) and claim = $2 and state in ('sending', 'uncertain')""");

  /** A reminder that has become needless meanwhile is not tried again. */
  static final Sql LATER =
      Sql.of(
          """
      update notice set state = case when crossed_at is null then 'queued' else 'stopped' end, next_attempt_at = $3, reason = $4, claim = null, claim_until = null
       where id = $1 and claim = $2 and state in ('sending', 'uncertain')""");

  static final Sql SETTLE =
      Sql.of(
          """
      update notice set state = $3, reason = $4, secret = null, claim_until = null
       where id = $1 and claim = $2 and state in ('sending', 'uncertain')""");

  static final Sql INBOX =
      Sql.of(
          """
      select * from notice where channel = 'inbox' and organization = any($1)
       order by created_at desc, id limit $2 offset $3""");
  static final Sql COUNT_INBOX =
      Sql.of(
          """
      select count(*) as total, count(*) filter (where read_at is null) as unread
        from notice where channel = 'inbox' and organization = any($1)""");
  static final Sql READ =
      Sql.of(
          """
      update notice set read_at = coalesce(read_at, $3)
       where id = $1 and channel = 'inbox' and organization = any($2) returning *""");
  static final Sql ACKNOWLEDGE =
      Sql.of(
          """
      update notice set read_at = coalesce(read_at, $3), acknowledged_at = coalesce(acknowledged_at, $3)
       where id = $1 and channel = 'inbox' and organization = any($2) returning *""");

  static final Sql RECORD_READ =
      Sql.of(
          """
      update notice set read_at = $3
       where campaign = $1 and organization = any($2) and channel = 'inbox' and read_at is null""");

  static final Sql PROGRESS =
      Sql.of(
          """
      with per_channel as (
        select case when occasion = 'notice' then channel when channel = 'email' then 'reminders' end as channel,
               count(*) filter (where state = 'queued') as queued,
               count(*) filter (where state = 'sending') as sending,
               count(*) filter (where state = 'sent') as sent,
               count(*) filter (where state = 'failed') as failed,
               count(*) filter (where state = 'uncertain') as uncertain,
               count(*) filter (where state = 'stopped') as stopped
          from notice where campaign = $1
         group by 1),
      per_organization as (
        select bool_and(state = 'sent') as sent,
               bool_or(state in ('failed', 'uncertain')) as failed,
               bool_or(read_at is not null) as read,
               bool_or(acknowledged_at is not null) as acknowledged,
               bool_or(channel = 'email') as has_email
          from notice where campaign = $1 and occasion = 'notice' group by organization)
      select (select count(*) from per_organization) as organizations,
             (select count(*) from per_organization where sent) as sent,
             (select count(*) from per_organization where failed) as failed,
             (select count(*) from per_organization where read) as read,
             (select count(*) from per_organization where acknowledged) as acknowledged,
             (select count(*) from per_organization where not has_email) as without_email,
             (select row_to_json(c)::text from per_channel c where channel = 'inbox') as inbox,
             (select row_to_json(c)::text from per_channel c where channel = 'email') as email,
             (select row_to_json(c)::text from per_channel c where channel = 'reminders') as reminders""");

  private static final String RECIPIENTS =
      """
        from notice n
       where n.campaign = $1
         and ($2::text is null or n.channel = $2)
         and ($3::text is null or n.state = $3)
         and (not $4::boolean or not exists (select from notice i
                where i.campaign = n.campaign and i.organization = n.organization and i.read_at is not null))
         and n.organization <> all($5::uuid[])
      """;
  static final Sql RECIPIENT_PAGE =
      Sql.of(
          "select n.*"
              + RECIPIENTS
              + "order by n.organization_name, n.organization, n.occasion, n.channel desc limit $6 offset $7");
  static final Sql COUNT_RECIPIENTS = Sql.of("select count(*) as n" + RECIPIENTS);

  private static final String YEAR =
      """
        from notice where channel = 'inbox' and campaign is not null and occasion = 'notice'
         and state = 'sent' and sent_at >= $1 and sent_at < $2
         and (not $3::boolean or read_at is not null)
      """;
  static final Sql LINES = Sql.of("select *" + YEAR + "order by sent_at, id limit $4 offset $5");
  static final Sql COUNT_LINES = Sql.of("select count(*) as n" + YEAR);

  private NoticeStore() {}

  static void insert(
      Tx tx,
      Notices.Batch batch,
      String channel,
      String state,
      List<Notices.Recipient> to,
      Instant now) {
    tx.execute(
        INSERT,
        batch.campaign(),
        batch.division(),
        channel,
        batch.subject(),
        batch.documentNumber(),
        batch.dueOn(),
        state,
        offset(now),
        to.stream().map(Notices.Recipient::organization).toArray(UUID[]::new),
        to.stream().map(Notices.Recipient::name).toArray(String[]::new),
        to.stream().map(Notices.Recipient::email).toArray(String[]::new),
        to.stream().map(Notices.Recipient::body).toArray(String[]::new),
        batch.opensOn(),
        batch.dueExplanation());
  }

  static void insert(
      Tx tx, String division, Notices.Letter letter, NoticeState state, Instant now) {
    tx.execute(
        INSERT_LETTER,
        division,
        letter.organization(),
        letter.organizationName(),
        letter.channel(),
        letter.address(),
        letter.subject(),
        letter.body(),
        letter.secret(),
        state.code(),
        offset(now));
  }

  static List<Claimed> claim(
      Tx tx, String channel, UUID claim, Instant now, Instant until, int limit) {
    return tx.list(
        CLAIM,
        row ->
            new Claimed(
                row.getUUID("id"),
                row.getUUID("campaign"),
                row.getString("address"),
                row.getString("subject"),
                row.getString("body"),
                row.getInteger("attempts")),
        claim,
        offset(until),
        offset(now),
        limit,
        channel);
  }

  static List<UUID> giveUp(Tx tx, String channel, Instant now, String reason) {
    return tx.list(GIVE_UP, row -> row.getUUID("campaign"), offset(now), reason, channel);
  }

  static List<UUID> offerAgain(Tx tx, String channel, Instant now) {
    return tx.list(OFFER_AGAIN, row -> row.getUUID("campaign"), offset(now), channel);
  }

  static void markSent(Tx tx, List<UUID> ids, UUID claim, Instant now) {
    tx.execute(SENT, ids.toArray(UUID[]::new), claim, offset(now));
  }

  static void markLater(Tx tx, UUID id, UUID claim, Instant next, String reason) {
    tx.execute(LATER, id, claim, offset(next), reason);
  }

  static void settle(Tx tx, UUID id, UUID claim, NoticeState state, String reason) {
    tx.execute(SETTLE, id, claim, state.code(), reason);
  }

  static List<InboxNotice> inbox(Tx tx, UUID[] organizations, Page page) {
    return tx.list(INBOX, NoticeStore::inboxNotice, organizations, page.limit(), page.offset());
  }

  record InboxCount(int total, int unread) {}

  static InboxCount countInbox(Tx tx, UUID[] organizations) {
    return tx.one(
        COUNT_INBOX,
        row -> new InboxCount(row.getInteger("total"), row.getInteger("unread")),
        (Object) organizations);
  }

  static Optional<InboxNotice> read(Tx tx, UUID id, UUID[] organizations, Instant now) {
    return tx.first(READ, NoticeStore::inboxNotice, id, organizations, offset(now));
  }

  static Optional<InboxNotice> acknowledge(Tx tx, UUID id, UUID[] organizations, Instant now) {
    return tx.first(ACKNOWLEDGE, NoticeStore::inboxNotice, id, organizations, offset(now));
  }

  static void recordRead(Tx tx, UUID campaign, List<UUID> organizations, Instant readAt) {
    tx.execute(RECORD_READ, campaign, organizations.toArray(UUID[]::new), offset(readAt));
  }

  static Notices.Progress progress(Tx tx, UUID campaign) {
    return tx.one(PROGRESS, NoticeStore::progress, campaign);
  }

  private static Notices.Progress progress(Row row) {
    var inbox = Notices.Counts.of(row.getString("inbox"));
    var email = Notices.Counts.of(row.getString("email"));
    var reminders = Notices.Counts.of(row.getString("reminders"));
    return new Notices.Progress(
        row.getInteger("organizations"),
        inbox,
        email,
        reminders,
        row.getInteger("without_email"),
        row.getInteger("sent"),
        row.getInteger("failed"),
        row.getInteger("read"),
        row.getInteger("acknowledged"),
        inbox.finished() && email.finished() && reminders.finished());
  }

  static List<Notices.RecipientState> recipients(
      Tx tx, UUID campaign, Notices.Filter filter, Page page) {
    return tx.list(
        RECIPIENT_PAGE,
        NoticeStore::recipient,
        campaign,
        filter.channel(),
        filter.state(),
        filter.unread(),
        filter.except().toArray(UUID[]::new),
        page.limit(),
        page.offset());
  }

  static int countRecipients(Tx tx, UUID campaign, Notices.Filter filter) {
    return tx.one(
        COUNT_RECIPIENTS,
        row -> row.getInteger("n"),
        campaign,
        filter.channel(),
        filter.state(),
        filter.unread(),
        filter.except().toArray(UUID[]::new));
  }

  static List<Line> lines(Tx tx, Instant from, Instant until, boolean read, Page page) {
    return tx.list(
        LINES,
        row ->
            new Line(
                row.getUUID("id").toString(),
                row.getString("organization_name"),
                LocalDate.ofInstant(
                    row.getOffsetDateTime("sent_at").toInstant(),
                    cn.pufa.platform.time.BusinessClock.ZONE),
                row.getString("document_number")),
        offset(from),
        offset(until),
        read,
        page.limit(),
        page.offset());
  }

  static int countLines(Tx tx, Instant from, Instant until, boolean read) {
    return tx.one(COUNT_LINES, row -> row.getInteger("n"), offset(from), offset(until), read);
  }

  private static InboxNotice inboxNotice(Row row) {
    return new InboxNotice(
        row.getUUID("id"),
        row.getUUID("campaign"),
        row.getString("occasion"),
        row.getUUID("organization"),
        row.getString("organization_name"),
        row.getString("subject"),
        row.getString("body"),
        row.getString("document_number"),
        row.getLocalDate("opens_on"),
        row.getLocalDate("due_on"),
        row.getString("due_explanation"),
        instant(row, "sent_at"),
        instant(row, "read_at"),
        instant(row, "acknowledged_at"),
        answer(row));
  }

  private static Notices.Answer answer(Row row) {
    UUID id = row.getUUID("answer");
    return id == null ? null : new Notices.Answer(id, row.getString("answer_number"));
  }

  private static Notices.RecipientState recipient(Row row) {
    return new Notices.RecipientState(
        row.getUUID("organization"),
        row.getString("organization_name"),
        row.getString("channel"),
        row.getString("occasion"),
        row.getString("state"),
        row.getString("reason"),
        instant(row, "sent_at"),
        instant(row, "read_at"),
        instant(row, "acknowledged_at"),
        instant(row, "crossed_at"));
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
