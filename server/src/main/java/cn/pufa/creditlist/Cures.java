package cn.pufa.creditlist;

import cn.pufa.annualreport.AnnualReports;
import cn.pufa.creditlist.Ground.Excuse;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which missed reports have come in since, and which are not asked for any more or were left out
 * (排除). One year says nothing about another.
 */
final class Cures {

  private final AnnualReports annualReports;
  private final Organizations organizations;
  private final BusinessClock clock;

  Cures(AnnualReports annualReports, Organizations organizations, BusinessClock clock) {
    this.annualReports = annualReports;
    this.organizations = organizations;
    this.clock = clock;
  }

  /**
   * In the transaction that files or withdraws a report, changes what is asked for or leaves a year
   * out, and in the one that decides; they wait for one another.
   */
  void refresh(Tx tx, UUID organization) {
    EntryStore.hold(tx, organization);
    List<Ground> reports = EntryStore.reportsOf(tx, organization);
    if (reports.isEmpty()) {
      return;
    }
    Set<Integer> notAsked = annualReports.excused(tx, organization, clock.today());
    Optional<Hold> hold = RunStore.holdOf(tx, organization);
    for (Ground ground : reports) {
      LocalDate filedOn = filedOn(tx, ground);
      Excuse excuse = filedOn == null ? excuse(ground.year(), notAsked, hold) : null;
      LocalDate on = excuse == null ? filedOn : excusedOn(ground);
      if (excuse != ground.excuse() || !Objects.equals(on, ground.curedOn())) {
        EntryStore.cure(tx, ground.id(), on, excuse);
      }
    }
  }

  private static Excuse excuse(int year, Set<Integer> notAsked, Optional<Hold> hold) {
    if (notAsked.contains(year)) {
      return Excuse.NOT_ASKED;
    }
    return hold.filter(one -> one.leavesOut(year)).map(one -> Excuse.LEFT_OUT).orElse(null);
  }

  private LocalDate excusedOn(Ground ground) {
    return ground.excused() ? ground.curedOn() : clock.today();
  }

  /** Null where nothing came. */
  private LocalDate filedOn(Tx tx, Ground ground) {
    return annualReports
        .received(tx, ground.organization(), ground.year())
        .map(receipt -> LocalDate.ofInstant(receipt.submittedAt(), BusinessClock.ZONE))
        .orElse(null);
  }

  /** More time runs out by the clock: what was not asked for yesterday is owed today. */
  void refreshExcused(Tx tx) {
    EntryStore.excused(tx).forEach(organization -> refresh(tx, organization));
  }

  boolean isCancelled(Tx tx, UUID organization) {
    return organizations.byId(tx, organization).map(one -> one.cancelledOn() != null).orElse(true);
  }
}
