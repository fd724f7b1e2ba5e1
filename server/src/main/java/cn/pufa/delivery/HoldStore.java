package cn.pufa.delivery;

import cn.pufa.delivery.SendingHold.Waiting;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** SQL of holding all sending. */
final class HoldStore {

  static final Sql PUT =
      Sql.of("insert into sending_hold (since) values ($1) on conflict do nothing");
  static final Sql LIFT = Sql.of("delete from sending_hold returning since");
  static final Sql WAITING =
      Sql.of(
          """
      select channel, count(*)::integer as n from message
       where next_attempt_at is not null group by channel order by channel""");

  private HoldStore() {}

  static void put(Tx tx, Instant now) {
    tx.execute(PUT, now.atOffset(ZoneOffset.UTC));
  }

  static boolean lift(Tx tx) {
    return tx.first(LIFT, row -> true).orElse(false);
  }

  static List<Waiting> waiting(Tx tx) {
    return tx.list(WAITING, row -> new Waiting(row.getString("channel"), row.getInteger("n")));
  }
}
