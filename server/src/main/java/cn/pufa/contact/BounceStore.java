package cn.pufa.contact;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;

/** SQL of e-mails that came back. */
final class BounceStore {

  /** Read by two nodes at once, a report is kept once. */
  static final Sql ADD =
      Sql.of(
          """
      insert into bounce (report, message, address, status, permanent, reason, received_at)
      values ($1, $2, $3, $4, $5, $6, $7) on conflict on constraint bounce_report do nothing""");

  static final Sql PAGE =
      Sql.of(
          """
      select b.*, o.id as organization, o.name
        from bounce b
        left join lateral (select n.organization
                             from (select notice from message_notice where message = b.message
                                   union all
                                   select notice from message_notice_earlier where message = b.message) f
                             join notice n on n.id = f.notice order by n.organization_name limit 1) n on true
        left join organization o on o.id = n.organization
       order by b.received_at desc, b.id limit $1 offset $2""");
  static final Sql COUNT = Sql.of("select count(*) as n from bounce");

  static final Sql FORGET = Sql.of("delete from bounce where received_at < $1");

  private BounceStore() {}

  static void forget(Tx tx, Instant before) {
    tx.execute(FORGET, ContactStore.offset(before));
  }

  /** False where it was kept before. */
  static boolean add(Tx tx, Bounce.Report report, Instant at) {
    return tx.execute(
            ADD,
            report.id(),
            report.message(),
            report.address(),
            report.status(),
            report.isPermanent(),
            report.reason(),
            ContactStore.offset(at))
        > 0;
  }

  static List<Bounce> page(Tx tx, Page page) {
    return tx.list(PAGE, BounceStore::bounce, page.limit(), page.offset());
  }

  static int count(Tx tx) {
    return tx.one(COUNT, row -> row.getInteger("n"));
  }

  private static Bounce bounce(Row row) {
    return new Bounce(
        row.getUUID("id"),
        row.getUUID("message"),
        row.getUUID("organization"),
        row.getString("name"),
        row.getString("address"),
        row.getString("status"),
        row.getBoolean("permanent"),
        row.getString("reason"),
        ContactStore.instant(row, "received_at"));
  }
}
