package cn.pufa.review;

import cn.pufa.annualreport.AnnualReports;
import cn.pufa.annualreport.Receipt;
import cn.pufa.filing.Filed;
import cn.pufa.filing.Filings;
import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Opens a review with each return, and goes on with it when a correction comes. */
final class Intake {

  private final Organizations organizations;
  private final AnnualReports annualReports;
  private final Filings filings;
  private final Assembly assembly;
  private final Settings settings;
  private final BusinessClock clock;
  private final String division;

  Intake(
      Organizations organizations,
      AnnualReports annualReports,
      Filings filings,
      Assembly assembly,
      Settings settings,
      BusinessClock clock,
      String division) {
    this.organizations = organizations;
    this.annualReports = annualReports;
    this.filings = filings;
    this.assembly = assembly;
    this.settings = settings;
    this.clock = clock;
    this.division = division;
  }

  /** In the transaction that received it. */
  void submitted(Tx tx, UUID id) {
    Filed filed = filings.filed(tx, id).orElseThrow();
    Review known = ReviewStore.lock(tx, filed.id()).orElse(null);
    List<Flag> before = known == null ? List.of() : FlagStore.of(tx, filed.id());
    List<Flag> flags = assembly.flags(tx, filed, before);
    int risk = Assembly.risk(flags);
    Receipt receipt = annualReports.receipt(tx, filed.id()).orElseThrow();
    if (known == null) {
      open(tx, filed, receipt, risk);
    } else if (known.state() == Review.State.CORRECTING) {
      CorrectionStore.answer(tx, filed.id(), clock.now(), filed.version());
      ReviewStore.resubmitted(tx, filed.id(), filed.version(), risk, claimEnd());
    } else {
      ReviewStore.reopened(
          tx, filed.id(), filed.version(), risk, receipt.submittedAt(), receipt.late());
    }
    FlagStore.put(tx, filed.id(), flags);
  }

  private void open(Tx tx, Filed filed, Receipt receipt, int risk) {
    Organization organization = organizations.byId(tx, filed.organization()).orElseThrow();
    ReviewStore.insert(
        tx,
        division,
        new Review(
            filed.id(),
            organization.township(),
            organization.id(),
            organization.name(),
            organization.type().code(),
            filed.year(),
            receipt.submittedAt(),
            receipt.late(),
            filed.version(),
            Review.State.WAITING,
            risk,
            null,
            null));
  }

  /** Its filer took it back before anybody claimed it. */
  void withdrawn(Tx tx, UUID filed) {
    ReviewStore.lock(tx, filed)
        .ifPresent(
            review -> {
              ReviewStore.move(tx, filed, Review.State.WITHDRAWN);
              ReviewStore.release(tx, filed);
            });
  }

  /** Whoever gave it back goes on with it. */
  private Instant claimEnd() {
    return clock.now().plus(Duration.ofDays(settings.claimDays().value()));
  }
}
