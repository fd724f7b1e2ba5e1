package cn.pufa.delivery;

import cn.pufa.platform.db.Tx;
import java.util.List;
import java.util.UUID;

/**
 * Whoever queued messages is told, within the transaction that marks them, where they now stand.
 *
 * <p>That transaction holds the messages, and whoever stops messages holds what they rest on while
 * it waits for them: so nothing may be waited for here that a stopper holds.
 */
public interface Outcomes {

  /**
   * @param lane null for a single letter
   * @param failure null unless it failed
   */
  record Settled(UUID message, UUID lane, String channel, MessageState state, Failure failure) {}

  /** Tells one after the other. */
  static Outcomes inOrder(Outcomes... all) {
    return (tx, messages) -> List.of(all).forEach(one -> one.settled(tx, messages));
  }

  /**
   * Only messages that came to rest: sent, failed, uncertain, stopped. An uncertain one may be told
   * again as sent or failed, when its node wakes and knows.
   */
  void settled(Tx tx, List<Settled> messages);
}
