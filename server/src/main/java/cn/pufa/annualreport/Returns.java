package cn.pufa.annualreport;

import cn.pufa.platform.db.Tx;
import java.util.List;
import java.util.UUID;

/** Whose return is here, however it came. */
record Returns(String division) {

  /** Organisations whose return for the year is here. */
  List<UUID> submitted(Tx tx, int year) {
    return ReturnStore.organizationsOfYear(tx, division, year);
  }
}
