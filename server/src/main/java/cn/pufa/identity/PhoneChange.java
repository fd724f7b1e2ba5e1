package cn.pufa.identity;

import cn.pufa.platform.db.Tx;
import java.util.UUID;

/** Hears that somebody's phone is about to be replaced by another. */
public interface PhoneChange {

  /** Within the transaction, while the person still has the phone that goes. */
  void of(Tx tx, UUID person);
}
