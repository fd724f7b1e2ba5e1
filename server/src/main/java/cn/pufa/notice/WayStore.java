package cn.pufa.notice;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * SQL of who was told by a circular, on each way. Both are counted and passed over without the
 * messages themselves, which are looked at for the rows of a page alone.
 */
final class WayStore {

  static final Sql UNREAD =
      Sql.of(
          """
      select organization from notice
       where circular = $1 and duty = id and read_at is null
         and organization not in (
             select organization from notice where circular = $1 and duty is distinct from id and read_at is not null)""");

  /** What was cancelled was stopped: nobody need tell them apart. */
  private static final String AT_STATE =
      " and ($3::text is null or $3 = case state when 'cancelled' then 'stopped' else state end) ";

  static final Sql COUNT =
      Sql.of(
          """
      select (select count(*) from notice
               where circular = $1 and shown and coalesce($2::text, 'inbox') = 'inbox'
                 and coalesce($3::text, 'sent') = 'sent' and ($4::uuid[] is null or organization in (select unnest($4))))
           + (select count(*) from message_way
               where circular = $1 and ($2 is null or channel = $2)"""
              + AT_STATE
              + """
                 and ($4 is null or organization in (select unnest($4)))) as n""");

  /**
   * Each notice in its order, with those of all ways that it was put on. Who is meant is asked of a
   * set; an array would be gone through for each row.
   */
  private static final String WALK =
      """
      select n.id, w.channel
        from notice n
       cross join (values ('inbox'), ('email'), ('sms'), ('subscribe'), ('service_account')) w (channel)
       where n.circular = $1 and ($2::text is null or w.channel = $2)
         and case w.channel when 'inbox' then n.shown and coalesce($3::text, 'sent') = 'sent'
             else (n.id, w.channel) in (
                  select notice, channel from message_way where circular = $1"""
          + AT_STATE
          + """
                  ) end
         and ($4::uuid[] is null or n.organization in (select unnest($4)))
      """;

  private static final String ORDER =
      " order by n.organization_name, n.organization, n.occasion, %schannel desc ";
  private static final String BACKWARD =
      " order by n.organization_name desc, n.organization desc, n.occasion desc, w.channel ";

  static final Sql PAGE = Sql.of(shown(WALK + ORDER.formatted("w.")));
  static final Sql PAGE_FROM_END = Sql.of(shown(WALK + BACKWARD));

  private static String shown(String walk) {
    return "select n.* from ("
        + walk
        + "limit $5 offset $6) p join notice_on_way n on n.id = p.id and n.channel = p.channel"
        + ORDER.formatted("n.");
  }

  private WayStore() {}

  /** A page behind the middle is walked to from the end. */
  static Recipients page(Tx tx, UUID circular, RecipientFilter filter, Page page) {
    UUID[] only = only(tx, circular, filter);
    int total =
        tx.one(COUNT, row -> row.getInteger("n"), circular, filter.channel(), filter.state(), only);
    int rest = Math.max(0, total - page.offset());
    int limit = Math.min(page.limit(), rest);
    boolean isNearEnd = rest < page.offset();
    List<RecipientState> items =
        tx.list(
            isNearEnd ? PAGE_FROM_END : PAGE,
            WayStore::recipient,
            circular,
            filter.channel(),
            filter.state(),
            only,
            limit,
            isNearEnd ? rest - limit : page.offset());
    return new Recipients(total, items);
  }

  /** The organisations that are meant; null for all. */
  private static UUID[] only(Tx tx, UUID circular, RecipientFilter filter) {
    if (!filter.unread()) {
      return filter.only() == null ? null : filter.only().toArray(UUID[]::new);
    }
    Set<UUID> unread = new HashSet<>(tx.list(UNREAD, row -> row.getUUID("organization"), circular));
    if (filter.only() != null) {
      unread.retainAll(Set.copyOf(filter.only()));
    }
    return unread.toArray(UUID[]::new);
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
