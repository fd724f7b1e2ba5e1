package cn.pufa.penalty;

import cn.pufa.platform.db.Tx;
import java.util.UUID;

/** Where decisions are shown; what does not stand is taken back there, and why (行政处罚法 48). */
public interface Publicity {

  /**
   * @param why is read by the public
   */
  void withdraw(Tx tx, UUID penalty, String why, UUID person);
}
