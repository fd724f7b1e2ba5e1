package cn.pufa.penalty;

import cn.pufa.platform.db.Tx;
import java.util.UUID;

/** Where a decision that is a ground of a credit list is told; only a person lists anybody. */
public interface CreditProposals {

  /**
   * @param ground code of the credit list's own data, such as {@code suspended}
   * @param record such as {@code penalty/UUID}
   */
  void propose(Tx tx, UUID organization, String ground, String facts, String record);

  /**
   * Another decision has fallen: where this one is still proposed as a graver ground than it is by
   * itself, that ends, and it is proposed as what it is.
   */
  void instead(Tx tx, UUID organization, String ground, String facts, String record, String why);

  /** The decision does not stand any more; what is still proposed because of it ends. */
  void withdraw(Tx tx, UUID organization, String record, String why);
}
