package cn.pufa.creditlist;

import cn.pufa.annualreport.AnnualReports;
import cn.pufa.creditlist.RevocationStore.Resting;
import cn.pufa.creditlist.TaskStore.Due;
import cn.pufa.platform.db.Tx;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Entries that stand although an objection was upheld, the record is lost that a ground rests on,
 * or the report was in time that it says was missed: somebody has to propose that they are revoked,
 * or say why not. What was proposed before anybody knew of it says nothing about it.
 */
record CorrectionsDue(GroundRecords records, AnnualReports annualReports) {

  static final String KIND = "correction_due";
  static final String GROUND = "credit-ground/";

  List<Due> of(Tx tx) {
    List<Due> due = new ArrayList<>(RevocationStore.upheld(tx));
    RevocationStore.inTime(tx).stream()
        .filter(one -> !isNamedSinceEntered(tx, one))
        .forEach(one -> due.add(due(one, one.listedOn())));
    RevocationStore.resting(tx).forEach(one -> lost(tx, one).ifPresent(due::add));
    return due;
  }

  /** A report on paper counts as of the day it came, and is known from the day it was entered. */
  private boolean isNamedSinceEntered(Tx tx, Resting one) {
    return annualReports
        .enteredOn(tx, one.organization(), one.year())
        .filter(one::isNamedSince)
        .isPresent();
  }

  private Optional<Due> lost(Tx tx, Resting one) {
    return records
        .lost(tx, one.organization(), one.record(), one.code())
        .filter(lost -> !one.isNamedSince(lost.enteredOn()))
        .map(lost -> due(one, lost.on()));
  }

  private static Due due(Resting one, LocalDate on) {
    return new Due(
        KIND, GROUND + one.ground(), on, one.organization(), one.name(), null, one.entry());
  }
}
