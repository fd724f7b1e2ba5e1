package cn.pufa.creditlist;

import cn.pufa.creditlist.RevocationStore.Resting;
import cn.pufa.creditlist.TaskStore.Due;
import cn.pufa.platform.db.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Entries that stand although an objection was upheld, the record is lost that a ground rests on,
 * or the report was in time that it says was missed: somebody has to propose that they are revoked,
 * or say why not.
 */
record CorrectionsDue(GroundRecords records) {

  static final String KIND = "correction_due";
  static final String GROUND = "credit-ground/";

  List<Due> of(Tx tx) {
    List<Due> due = new ArrayList<>(RevocationStore.upheld(tx));
    due.addAll(RevocationStore.inTime(tx));
    RevocationStore.resting(tx).forEach(one -> quashed(tx, one).ifPresent(due::add));
    return due;
  }

  private Optional<Due> quashed(Tx tx, Resting one) {
    return records
        .lost(tx, one.organization(), one.record(), one.code())
        .map(
            lost ->
                new Due(
                    KIND,
                    GROUND + one.ground(),
                    lost.on(),
                    one.organization(),
                    one.name(),
                    null,
                    one.entry()));
  }
}
