package cn.pufa.training;

import cn.pufa.platform.db.Tx;
import java.util.UUID;

/** Of a feature that sends people to sessions: one of them is called off, in this transaction. */
@FunctionalInterface
public interface CalledOff {
  void tell(Tx tx, UUID session, String reason);
}
