package cn.pufa.contact;

import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.util.UUID;

/** Keeps a reply with the notice it answers. */
public interface Replies {

  /** Whoever replies has read the notice; a later reply takes the place of the earlier one. */
  void replied(Tx tx, UUID notice, Reply reply, Instant at);
}
