package cn.pufa.notice;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * SQL of who was told by a circular, on each way. Which ways were taken is known without the
 * messages; they are looked at for the rows of a page alone, unless their state is asked for.
 */
final class WayStore {

  private static final String MEANT =
      """
       and (not $3::boolean or n.organization not in (
             select organization from notice where circular = $1 and read_at is not null))
       and n.organization <> all($4::uuid[])
      """;

  private static final String TAKEN =
      """
      from (select n.id, n.organization_name, n.organization, n.occasion, 'inbox' as channel
              from notice n
             where n.circular = $1 and n.shown and ($2::text is null or $2 = 'inbox')
      """
          + MEANT
          + """
             union all
            select n.id, n.organization_name, n.organization, n.occasion, l.channel
              from notice n join message_notice l on l.notice = n.id
             where n.circular = $1 and ($2::text is null or l.channel = $2)
      """
          + MEANT
          + ") n ";

  private static final String AT_STATE =
      "from notice_on_way n where n.circular = $1 and ($2::text is null or n.channel = $2) and n.state = $5 "
          + MEANT;

  private static final String ORDER =
      "order by n.organization_name, n.organization, n.occasion, n.channel desc ";

  static final Sql PAGE =
      Sql.of(
          "select n.* from (select n.id, n.channel "
              + TAKEN
              + ORDER
              + "limit $5 offset $6) p join notice_on_way n on n.id = p.id and n.channel = p.channel "
              + ORDER);
  static final Sql COUNT = Sql.of("select count(*)::integer as n " + TAKEN);
  static final Sql PAGE_AT_STATE = Sql.of("select n.* " + AT_STATE + ORDER + "limit $6 offset $7");
  static final Sql COUNT_AT_STATE = Sql.of("select count(*)::integer as n " + AT_STATE);

  private WayStore() {}

  static List<RecipientState> page(Tx tx, UUID circular, RecipientFilter filter, Page page) {
    return filter.state() == null
        ? tx.list(PAGE, WayStore::recipient, query(circular, filter, page.limit(), page.offset()))
        : tx.list(
            PAGE_AT_STATE,
            WayStore::recipient,
            query(circular, filter, filter.state(), page.limit(), page.offset()));
  }

  static int count(Tx tx, UUID circular, RecipientFilter filter) {
    return filter.state() == null
        ? tx.one(COUNT, row -> row.getInteger("n"), query(circular, filter))
        : tx.one(
            COUNT_AT_STATE, row -> row.getInteger("n"), query(circular, filter, filter.state()));
  }

  private static Object[] query(UUID circular, RecipientFilter filter, Object... further) {
    Object[] all = new Object[4 + further.length];
    all[0] = circular;
    all[1] = filter.channel();
    all[2] = filter.unread();
    all[3] = filter.except().toArray(UUID[]::new);
    System.arraycopy(further, 0, all, 4, further.length);
    return all;
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
