package cn.pufa.circular;

import cn.pufa.circular.CircularProgress.FailureCount;
import cn.pufa.circular.CircularProgress.Head;
import cn.pufa.circular.CircularProgress.Totals;
import cn.pufa.circular.CircularProgress.WayCounts;
import cn.pufa.circular.Effect.OccasionEffect;
import cn.pufa.circular.RecordWorkbook.Spoken;
import cn.pufa.delivery.Failure;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.json.GsonJson;
import cn.pufa.wording.Forms;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** SQL of watching a released circular: its figures. */
final class WatchStore {

  static final Sql HEAD =
      Sql.of(
          """
      select c.id, c.source, c.kind, c.title, s.state, s.paused_at, s.pause_reason
        from circular c join circular_standing s on s.circular = c.id
       where c.division = $1 and c.id = $2""");

  static final Sql TOTALS =
      Sql.of(
          """
      with told as (
        select n.organization, bool_or(n.read_at is not null) as read,
               bool_or(n.acknowledged_at is not null) as acknowledged,
               bool_or(n.settled_as = 'submitted' or n.reply = 'done' and c.source = 'circular') as acted,
               bool_or(n.reply = 'need_help') as need_help
          from notice n join circular c on c.id = n.circular
         where n.circular = $1 group by n.organization)
      select count(*) as organizations, count(*) filter (where read) as read,
             count(*) filter (where acknowledged) as acknowledged, count(*) filter (where acted) as acted,
             count(*) filter (where need_help) as need_help,
             (select count(*) from (
                select organization from notice where circular = $1 and read_at is not null
                 union
                select organization from circular_way where circular = $1 and state = 'sent') r) as received
        from told""");

  /** Codes of occasions sort by length, then by number. */
  static final Sql WAYS =
      Sql.of(
          """
      select n.occasion, f.channel,
             count(*) filter (where f.state = 'queued') as queued,
             count(*) filter (where f.state = 'sending') as sending,
             count(*) filter (where f.state = 'sent') as sent,
             count(*) filter (where f.state = 'failed') as failed,
             count(*) filter (where f.state = 'uncertain') as uncertain,
             count(*) filter (where f.state = 'stopped') as stopped,
             count(*) filter (where f.state = 'cancelled') as cancelled,
             count(*) filter (where f.state = 'sent' and f.crossed_at is not null) as crossed
        from circular_way f join notice n on n.id = f.notice
       where f.circular = $1
       group by n.occasion, f.channel order by length(n.occasion), n.occasion, f.channel""");

  static final Sql FAILURES =
      Sql.of(
          """
      select f.channel, f.state, f.failure, count(*) as n
        from circular_way f
       where f.circular = $1 and f.state in ('failed', 'uncertain')
       group by f.channel, f.state, f.failure order by n desc, f.channel, f.state, f.failure""");

  /**
   * What an organisation does counts for the last thing it was told, whatever others were told
   * since.
   */
  static final Sql EFFECT =
      Sql.of(
          """
      with spoken as (
        select o.code, o.created_at, n.organization, n.read_at,
               lead(o.created_at, 1, 'infinity')
                 over (partition by n.organization order by o.created_at, length(o.code), o.code) as next_at
          from occasion o join notice n on n.circular = o.circular and n.occasion = o.code
         where o.circular = $1)
      select s.code, s.created_at, count(*) as organizations, count(s.read_at) as read,
             count(*) filter (where d.acted_at >= s.created_at and d.acted_at < s.next_at
                                and d.acted_at < s.created_at + make_interval(days => $2)) as acted
        from spoken s
        join circular_duty d on d.circular = $1 and d.organization = s.organization
       group by s.code, s.created_at order by s.created_at, length(s.code), s.code""");

  static final Sql SPOKEN =
      Sql.of(
          """
      select code, created_at, forms::text as forms from occasion where circular = $1
       order by created_at, length(code), code""");

  /**
   * Only what left since a person last let it go on: how much had failed by then changes as doubts
   * are settled. What is in doubt failed as far as the brake is concerned: a provider that says
   * nothing is none. A digest counts once here: the brake looks at what left, not at whom it was
   * for.
   */
  static final Sql RESTED_SINCE =
      Sql.of(
          """
      select count(*) as rested,
             count(*) filter (where state = 'uncertain' or state = 'failed' and failure in ('provider', 'refused')) as failed
        from (select distinct message, state, failure from message_fate
               where lane = $1 and state in ('sent', 'failed', 'uncertain')
                 and coalesce(sending_at, created_at)
                       > coalesce((select counted_from from circular_steering where circular = $1), '-infinity')) m""");

  private WatchStore() {}

  static Optional<Head> head(Tx tx, String division, UUID circular) {
    return tx.first(
        HEAD,
        row ->
            new Head(
                row.getUUID("id"),
                row.getString("source"),
                row.getString("kind"),
                row.getString("title"),
                Circular.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                instant(row, "paused_at"),
                row.getString("pause_reason")),
        division,
        circular);
  }

  static CircularProgress progress(Tx tx, Head head) {
    return CircularProgress.of(
        head,
        tx.one(TOTALS, WatchStore::totals, head.id()),
        tx.list(WAYS, WatchStore::wayCounts, head.id()),
        tx.list(FAILURES, WatchStore::failureCount, head.id()));
  }

  private static Totals totals(Row row) {
    return new Totals(
        row.getInteger("organizations"),
        row.getInteger("received"),
        row.getInteger("read"),
        row.getInteger("acknowledged"),
        row.getInteger("acted"),
        row.getInteger("need_help"));
  }

  private static WayCounts wayCounts(Row row) {
    return new WayCounts(
        row.getString("occasion"),
        row.getString("channel"),
        row.getInteger("queued"),
        row.getInteger("sending"),
        row.getInteger("sent"),
        row.getInteger("failed"),
        row.getInteger("uncertain"),
        row.getInteger("stopped"),
        row.getInteger("cancelled"),
        row.getInteger("crossed"));
  }

  private static FailureCount failureCount(Row row) {
    String failure = row.getString("failure");
    Advice advice =
        Advice.of(
            row.getString("channel"),
            row.getString("state"),
            failure == null ? null : Failure.of(failure));
    return new FailureCount(
        row.getString("channel"),
        row.getString("state"),
        failure,
        row.getInteger("n"),
        advice.reason(),
        advice.advice());
  }

  static List<OccasionEffect> effect(Tx tx, UUID circular) {
    return tx.list(
        EFFECT,
        row ->
            new OccasionEffect(
                row.getString("code"),
                instant(row, "created_at"),
                row.getInteger("organizations"),
                row.getInteger("read"),
                row.getInteger("acted")),
        circular,
        Effect.DAYS);
  }

  static List<Spoken> spoken(Tx tx, UUID circular) {
    return tx.list(
        SPOKEN,
        row ->
            new Spoken(
                row.getString("code"),
                instant(row, "created_at"),
                GsonJson.GSON.fromJson(row.getString("forms"), Forms.class)),
        circular);
  }

  /**
   * Messages that came to rest, and those of them that failed through no fault of the addressee.
   */
  record Rested(int rested, int failed) {}

  static Rested restedSince(Tx tx, UUID circular) {
    return tx.one(
        RESTED_SINCE,
        row -> new Rested(row.getInteger("rested"), row.getInteger("failed")),
        circular);
  }

  static Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }
}
