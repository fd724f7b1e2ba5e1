package cn.pufa.notice;

import cn.pufa.platform.db.Order;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.db.Walk;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * SQL of who was told by a circular, on each way. Both are counted and passed over without the
 * messages themselves, which are looked at for the rows of a page alone.
 */
final class WayStore {

  /**
   * Who has not filed for that year and has to: nobody who was left out, or cancelled (注销) in time.
   */
  private static final String UNFILED =
      """
       settled_as is distinct from 'submitted' and settled_as is distinct from 'exempt'
         and not exists (select from annual_return_filed r where r.organization = d.organization and r.year = $4)
         and not exists (select from organization o
                          where o.id = d.organization
                            and o.cancelled_on <= coalesce(d.extended_to, (select due_on from circular where id = $1)))
      """;

  /**
   * Who is meant: with {@code $4} those who have not filed for that year, with {@code $5} those who
   * have read nothing. Both are few, and sets that are made once.
   */
  private static final String MEANT =
      """
       ($4::integer is null or organization in (
           select organization from notice d
            where circular = $1 and (duty = id) is true and"""
          + UNFILED
          + """
         ))
         and ($5::boolean is not true or organization in (
           select organization from notice where circular = $1 and (duty = id) is true and read_at is null)
           and organization not in (
             select organization from notice where circular = $1 and duty is distinct from id and read_at is not null))
      """;

  /** What was not sent is little, and looked for among itself. */
  private static final String UNSENT =
      """
       and ($3::text is null or $3 = 'sent'
            or message in (select id from message where lane = $1 and state <> 'sent'))
      """;

  /** What was cancelled was stopped: nobody need tell them apart. */
  private static final String AT_STATE =
      UNSENT
          + "and ($3::text is null or $3 = case state when 'cancelled' then 'stopped' else state end) ";

  private static final String IN_INBOX =
      " coalesce($2::text, 'inbox') = 'inbox' and coalesce($3::text, 'sent') = 'sent' ";

  private static final String MESSAGES =
      "(select count(*) from message_way where circular = $1 and ($2 is null or channel = $2)"
          + AT_STATE;

  static final Sql COUNT =
      Sql.anew(
          "select (select count(*) from notice where circular = $1 and shown and"
              + IN_INBOX
              + ") + "
              + MESSAGES
              + ") as n");

  static final Sql COUNT_UNFILED =
      countMeant(
          "and"
              + UNFILED
              + """
          and ($5::boolean is not true or read_at is null and organization not in (
                 select organization from notice where circular = $1 and duty is distinct from id and read_at is not null))
          """);

  static final Sql COUNT_UNREAD =
      countMeant(
          """
          and $4::integer is null and $5::boolean and read_at is null and organization not in (
                 select organization from notice where circular = $1 and duty is distinct from id and read_at is not null)
          """);

  private static final String NOTICE =
      "select n.id, w.channel from notice n %s where n.circular = $1 and ($2::text is null or w.channel = $2) and"
          + MEANT;

  /** Nearly all was sent, so the ways of each notice are looked up as it is passed. */
  private static final String OF_MOST =
      NOTICE.formatted(
          """
          cross join lateral (
            select 'inbox' as channel where n.shown and coalesce($3::text, 'sent') = 'sent'
            union all
            select channel from message_way where notice = n.id and circular = $1"""
              + AT_STATE
              + ") w");

  /** Every other state is that of few. */
  private static final String OF_FEW =
      NOTICE.formatted(
          "join (select notice, channel from message_way where circular = $1"
              + AT_STATE
              + ") w on w.notice = n.id");

  private static final String SHOWN =
      "select * from (%s) p join notice_on_way n using (id, channel)";
  private static final Order ORDER =
      Order.by("n.organization_name", "n.organization", "n.occasion", "channel desc");
  static final Walk PAGE_OF_MOST = Walk.of(SHOWN, OF_MOST, ORDER, 6);
  static final Walk PAGE_OF_FEW = Walk.of(SHOWN, OF_FEW, ORDER, 6);

  private WayStore() {}

  /**
   * Who is meant is found once, and with it what each has in its inbox; reminders are few. {@code
   * is true} keeps who is meant a set that is looked into, instead of a list that is joined.
   */
  private static Sql countMeant(String condition) {
    String isMeant = " and (organization in (select organization from meant)) is true ";
    return Sql.anew(
        "with meant as materialized (select organization, shown from notice d where circular = $1 and (duty = id) is true "
            + condition
            + ") select (select count(*) from meant where shown and"
            + IN_INBOX
            + ") + (select count(*) from notice where circular = $1 and duty is distinct from id and shown and"
            + IN_INBOX
            + isMeant
            + ") + "
            + MESSAGES
            + isMeant
            + ") as n");
  }

  static Recipients page(Tx tx, UUID circular, RecipientFilter filter, Page page) {
    Object[] asked = {
      circular, filter.channel(), filter.state(), filter.unfiled(), filter.unread()
    };
    int total =
        filter.isOfMeant()
            ? tx.one(
                filter.unfiled() != null ? COUNT_UNFILED : COUNT_UNREAD, WayStore::total, asked)
            : tx.one(COUNT, WayStore::total, circular, filter.channel(), filter.state());
    Walk walk = filter.isOfFew() ? PAGE_OF_FEW : PAGE_OF_MOST;
    return new Recipients(total, walk.page(tx, total, page, WayStore::recipient, asked));
  }

  private static int total(Row row) {
    return row.getInteger("n");
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
