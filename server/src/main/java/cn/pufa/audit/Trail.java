package cn.pufa.audit;

import cn.pufa.platform.db.Tx;
import java.util.Collection;
import java.util.Optional;

/** Reading the trail for who did something last. */
public final class Trail {

  private Trail() {}

  /**
   * @param actions operationIds, @param subject kind and id
   */
  public static Optional<AuditEvent> last(Tx tx, Collection<String> actions, String subject) {
    return AuditStore.last(tx, actions, subject);
  }
}
