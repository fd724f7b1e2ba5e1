package cn.pufa.notice;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** SQL of putting notices into other messages. */
final class ReaddressingStore {

  /** A notice whose message failed, while the register has another address by now. */
  record Failed(UUID message, UUID circular, String channel, Readdressing.Part part) {}

  private static final int AT_ONCE = 500;

  /** The last thing an organisation was told of a circular; a mobile phone as for any SMS. */
  static final Sql FAILED =
      Sql.of(
          """
      select f.message, f.channel, n.id, n.organization, n.circular
        from message_fate f
        join notice n on n.id = f.notice
        join notice d on d.id = n.duty
        join circular c on c.id = n.circular
        join organization o on o.id = n.organization
       where f.state = 'failed' and f.failure is not null and f.created_at > $1::timestamptz - interval '30 days'
         and ($2::uuid[] is null or f.message = any($2))
         and n.read_at is null and d.settled_at is null and c.cancelled_at is null
         and lower(f.address) <> case f.channel when 'email' then lower(o.contact_email)
               when 'sms' then substring(o.contact_phone from '^1[3-9][0-9]{9}$') end
         and not exists (select from notice later
                          where later.circular = n.circular and later.organization = n.organization
                            and later.sent_at > n.sent_at)
       order by n.sent_at, n.id limit $3""");

  /** Waits for whoever moves one right now, and leaves it to them. */
  static final Sql TAKE =
      Sql.of(
          """
      select notice from message_notice where message = $1 and notice = any($2) order by notice for update""");

  /** What the earlier message becomes is theirs too only where it was the last of it. */
  static final Sql MOVE =
      Sql.of(
          """
      with moved as (
        update message_notice set message = $3, crossed_at = null
         where message = $1 and notice = any($2)
        returning notice, channel)
      insert into message_notice_earlier (notice, channel, message, until)
      select notice, channel, $1, $4 from moved where $5""");

  private ReaddressingStore() {}

  static List<Failed> failed(Tx tx, List<UUID> among, Instant now) {
    return tx.list(
        FAILED,
        ReaddressingStore::failed,
        now.atOffset(ZoneOffset.UTC),
        among == null ? null : among.toArray(UUID[]::new),
        AT_ONCE);
  }

  private static Failed failed(Row row) {
    return new Failed(
        row.getUUID("message"),
        row.getUUID("circular"),
        row.getString("channel"),
        new Readdressing.Part(row.getUUID("id"), row.getUUID("organization")));
  }

  static List<UUID> take(Tx tx, UUID message, List<UUID> notices) {
    return tx.list(TAKE, row -> row.getUUID("notice"), message, notices.toArray(UUID[]::new));
  }

  /**
   * @param ended whether the earlier message went nowhere, and goes nowhere any more
   */
  static void move(Tx tx, UUID from, boolean ended, List<UUID> notices, UUID to, Instant at) {
    tx.execute(MOVE, from, notices.toArray(UUID[]::new), to, at.atOffset(ZoneOffset.UTC), ended);
  }
}
