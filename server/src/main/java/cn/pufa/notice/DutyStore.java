package cn.pufa.notice;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * SQL of what organisations owe: settled, extended, and whether a message about it is still wanted.
 */
final class DutyStore {

  static final Sql SETTLE =
      Sql.of(
          """
      update notice set settled_at = coalesce(settled_at, $3), settled_as = coalesce(settled_as, $4),
             answer = coalesce($5, answer), answer_number = coalesce($6, answer_number)
       where circular = any($1) and organization = $2 and duty = id""");

  /** Whoever filed has read what it was about. */
  static final Sql ANSWERED_IS_READ =
      Sql.of(
          """
      update notice set read_at = coalesce(read_at, $3), acknowledged_at = coalesce(acknowledged_at, $3)
       where circular = any($1) and organization = $2""");

  /** Nobody reads what is read already, so whatever is marked since then was marked by that. */
  static final Sql UNREAD =
      Sql.of(
          """
      update notice set read_at = case when read_at < $3 then read_at end,
             acknowledged_at = case when acknowledged_at < $3 then acknowledged_at end
       where circular = $1 and organization = $2""");

  /** What was done before it was told has no answer. */
  static final Sql ANSWERED_AT =
      Sql.of(
          """
      select settled_at from notice
       where circular = $1 and organization = $2 and duty = id and settled_as = 'submitted' and answer is not null""");

  static final Sql REOPEN =
      Sql.of(
          """
      update notice set settled_at = null, settled_as = null, answer = null, answer_number = null
       where circular = $1 and organization = $2 and duty = id""");

  static final Sql EXTEND =
      Sql.of(
          """
      update notice set extended_to = $3 where circular = $1 and organization = $2 and duty = id""");

  static final Sql MOVE_DUE =
      Sql.of("update circular set due_on = $2, due_explanation = $3 where id = $1");

  /** What was stopped of the notice itself, by message. */
  static final Sql STOPPED =
      Sql.of(
          """
      select distinct f.message
        from notice n join message_fate f on f.notice = n.id
       where n.circular = $1 and n.organization = $2 and n.occasion = 'notice' and f.state = 'stopped'""");

  /**
   * Reminders, and further ways of the notice, under way to this organisation that nobody needs any
   * more, by message. Another day makes a reminder needless, and never the notice itself.
   */
  static final Sql NEEDLESS =
      Sql.of(
          """
      select distinct f.message
        from notice n join message_fate f on f.notice = n.id
       where n.circular = any($1) and n.organization = $2 and (n.occasion <> 'notice' or f.cause <> 'first')
         and f.state in ('queued', 'claimed', 'sending')
         and not exists (select from message_fate g
                           join notice o on o.id = g.notice
                           join notice d on d.id = o.duty
                          where g.message = f.message and d.settled_at is null
                            and (o.organization <> $2 or o.occasion = 'notice' or coalesce(d.extended_to, o.due_on) is not distinct from o.due_on))""");

  /** A digest that is leaving crosses this organisation, while others still want it. */
  static final Sql CROSS =
      Sql.of(
          """
      update message_notice l set crossed_at = $3
        from notice n, notice d, message_fate f
       where n.circular = any($1) and n.organization = $2 and d.id = n.duty
         and (n.occasion <> 'notice' or l.cause <> 'first' and d.settled_at is not null)
         and l.notice = n.id and f.notice = n.id and f.channel = l.channel and f.state in ('claimed', 'sending')""");

  static final Sql REPLY =
      Sql.of(
          """
      update notice set reply = $2, replied_at = $3
       where id = (select coalesce(duty, id) from notice where id = $1)""");

  /** Whoever replies has read what they reply to. */
  static final Sql REPLIED_IS_READ =
      Sql.of("update notice set read_at = coalesce(read_at, $2) where id = $1");

  static final Sql MAY_OPT_OUT =
      Sql.of(
          """
      select n.organization from notice n join circular c on c.id = n.circular
       where n.circular = $1 and c.kind = 'courtesy' and n.duty = n.id and n.settled_at is null""");

  static final Sql COUNT_AMONG =
      Sql.of(
          """
      select count(*) as n from notice where circular = $1 and duty = id and organization = any($2)""");

  private DutyStore() {}

  static void settle(
      Tx tx,
      List<UUID> circulars,
      UUID organization,
      String how,
      Notices.Answer answer,
      Instant at) {
    tx.execute(
        SETTLE,
        ids(circulars),
        organization,
        offset(at),
        how,
        answer == null ? null : answer.id(),
        answer == null ? null : answer.number());
  }

  static void answeredIsRead(Tx tx, List<UUID> circulars, UUID organization, Instant at) {
    tx.execute(ANSWERED_IS_READ, ids(circulars), organization, offset(at));
  }

  static Optional<Instant> answeredAt(Tx tx, UUID circular, UUID organization) {
    return tx.first(
        ANSWERED_AT,
        row -> row.getOffsetDateTime("settled_at").toInstant(),
        circular,
        organization);
  }

  static void unread(Tx tx, UUID circular, UUID organization, Instant since) {
    tx.execute(UNREAD, circular, organization, offset(since));
  }

  static boolean reopen(Tx tx, UUID circular, UUID organization) {
    return tx.execute(REOPEN, circular, organization) > 0;
  }

  static boolean extend(Tx tx, UUID circular, UUID organization, LocalDate until) {
    return tx.execute(EXTEND, circular, organization, until) > 0;
  }

  static void moveDue(Tx tx, UUID circular, LocalDate due, String explanation) {
    tx.execute(MOVE_DUE, circular, due, explanation);
  }

  static List<UUID> stopped(Tx tx, UUID circular, UUID organization) {
    return tx.list(STOPPED, row -> row.getUUID("message"), circular, organization);
  }

  static List<UUID> needless(Tx tx, List<UUID> circulars, UUID organization) {
    return tx.list(NEEDLESS, row -> row.getUUID("message"), ids(circulars), organization);
  }

  static void cross(Tx tx, List<UUID> circulars, UUID organization, Instant at) {
    tx.execute(CROSS, ids(circulars), organization, offset(at));
  }

  static void reply(Tx tx, UUID notice, String reply, Instant at) {
    tx.execute(REPLY, notice, reply, offset(at));
    tx.execute(REPLIED_IS_READ, notice, offset(at));
  }

  /** Who still owes what a courtesy notice asks for; nobody for a statutory one. */
  static List<UUID> mayOptOut(Tx tx, UUID circular) {
    return tx.list(MAY_OPT_OUT, row -> row.getUUID("organization"), circular);
  }

  static int countAmong(Tx tx, UUID circular, List<UUID> organizations) {
    return tx.one(COUNT_AMONG, row -> row.getInteger("n"), circular, ids(organizations));
  }

  private static UUID[] ids(List<UUID> list) {
    return list.toArray(UUID[]::new);
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
