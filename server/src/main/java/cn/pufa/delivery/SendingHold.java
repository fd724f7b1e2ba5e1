package cn.pufa.delivery;

import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.util.List;

/**
 * Whether anything may be sent at all. A database that went back to a backup does not know what has
 * left since: it would send it once more, and remind of what was reminded of. Until somebody has
 * compared and stopped what must not leave again, no node has the right to send.
 */
public final class SendingHold {

  /** Messages that would leave, by channel. */
  public record Waiting(String channel, int messages) {}

  private SendingHold() {}

  /** One that is there stays as it is. */
  public static void put(Tx tx, Instant now) {
    HoldStore.put(tx, now);
  }

  /**
   * @return whether sending was held
   */
  public static boolean lift(Tx tx) {
    return HoldStore.lift(tx);
  }

  public static List<Waiting> waiting(Tx tx) {
    return HoldStore.waiting(tx);
  }
}
