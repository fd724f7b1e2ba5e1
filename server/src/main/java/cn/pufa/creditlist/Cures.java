package cn.pufa.creditlist;

import cn.pufa.annualreport.AnnualReports;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/** Which missed reports have come in since. One year says nothing about another. */
final class Cures {

  private final AnnualReports annualReports;
  private final Organizations organizations;

  Cures(AnnualReports annualReports, Organizations organizations) {
    this.annualReports = annualReports;
    this.organizations = organizations;
  }

  /**
   * In the transaction that files or withdraws a report, and in the one that decides; they wait for
   * one another.
   */
  void refresh(Tx tx, UUID organization) {
    EntryStore.hold(tx, organization);
    for (Ground ground : EntryStore.reportsOf(tx, organization)) {
      LocalDate filed =
          annualReports
              .received(tx, organization, ground.year())
              .map(receipt -> LocalDate.ofInstant(receipt.submittedAt(), BusinessClock.ZONE))
              .orElse(null);
      if (!Objects.equals(filed, ground.curedOn())) {
        EntryStore.cure(tx, ground.id(), filed);
      }
    }
  }

  boolean isCancelled(Tx tx, UUID organization) {
    return organizations.byId(tx, organization).map(one -> one.cancelledOn() != null).orElse(true);
  }
}
