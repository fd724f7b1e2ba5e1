package cn.pufa.audit;

import cn.pufa.platform.db.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reading the trail of one thing. */
public final class Trail {

  private Trail() {}

  /**
   * @param actions operationIds, @param subject kind and id
   */
  public static Optional<AuditEvent> last(Tx tx, Collection<String> actions, String subject) {
    return AuditStore.last(tx, actions, subject);
  }

  /**
   * What was done to one thing, the latest first; not who signed in.
   *
   * @param subject kind and id, of a kind that has a page
   */
  public static List<AuditEvent> newest(Tx tx, String subject, int limit) {
    return AuditStore.newestOfOne(tx, subject, limit);
  }

  /** Whether somebody called so has ever done anything. */
  public static boolean names(Tx tx, String actor) {
    return AuditStore.hasActed(tx, actor);
  }

  public static int count(Tx tx, String subject) {
    return AuditStore.countOfOne(tx, subject);
  }
}
