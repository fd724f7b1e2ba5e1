package cn.pufa.post;

import cn.pufa.platform.db.Tx;
import java.util.UUID;

/** What the register of volunteers has against somebody being one. */
@FunctionalInterface
public interface VolunteerRule {

  /** Fails, in words for the person, who is entered there and may not serve. */
  void require(Tx tx, UUID person);
}
