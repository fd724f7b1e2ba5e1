package cn.pufa.annualreport;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Caller;
import java.time.LocalDate;
import java.util.UUID;

/** Where a consent that came to the counter (初审意见) counts, of a return that was filed online. */
public interface CounterConsent {

  /**
   * Called while the ledger is not held, since a filing is always locked before it.
   *
   * @return whether it was filed online, and so the ledger was told with it
   */
  boolean given(Tx tx, UUID filed, LocalDate on, Caller officer);
}
