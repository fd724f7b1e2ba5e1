package cn.pufa.delivery;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Whether anything may be sent at all. A database that went back to a backup does not know what has
 * left since: it would send it once more, and remind of what was reminded of. Until somebody has
 * compared and stopped what must not leave again, no node has the right to send.
 */
public final class SendingHold {

  /** Messages that would leave, by channel. */
  public record Waiting(String channel, int messages) {}

  static final Sql PUT =
      Sql.of("insert into sending_hold (since) values ($1) on conflict do nothing");
  static final Sql LIFT = Sql.of("delete from sending_hold returning since");
  static final Sql WAITING =
      Sql.of(
          """
      select channel, count(*)::integer as n from message
       where next_attempt_at is not null group by channel order by channel""");

  private SendingHold() {}

  /** One that is there stays as it is. */
  public static void put(Tx tx, Instant now) {
    tx.execute(PUT, now.atOffset(ZoneOffset.UTC));
  }

  /**
   * @return whether sending was held
   */
  public static boolean lift(Tx tx) {
    return tx.first(LIFT, row -> true).orElse(false);
  }

  public static List<Waiting> waiting(Tx tx) {
    return tx.list(WAITING, row -> new Waiting(row.getString("channel"), row.getInteger("n")));
  }
}
