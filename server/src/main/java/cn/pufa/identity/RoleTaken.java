package cn.pufa.identity;

import cn.pufa.platform.db.Tx;
import java.util.UUID;

/**
 * Of a feature that keeps something for who holds a role: somebody has lost one, in this
 * transaction.
 */
@FunctionalInterface
public interface RoleTaken {
  void tell(Tx tx, UUID person);
}
