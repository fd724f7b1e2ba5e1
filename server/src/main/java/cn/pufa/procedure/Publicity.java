package cn.pufa.procedure;

import cn.pufa.platform.db.Tx;
import java.util.UUID;

/**
 * Where decisions are shown; what does not stand is taken back there in the act that ends it, and
 * why (行政处罚法 48). It comes last in a transaction, after every other lock.
 */
public interface Publicity {

  /**
   * @param record such as {@code penalty/UUID}, {@code list_entry/UUID} or {@code
   *     list_removal/UUID}
   * @param why is read by the public
   */
  void withdraw(Tx tx, UUID organization, String record, String why, UUID person);
}
