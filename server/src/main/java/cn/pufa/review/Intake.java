package cn.pufa.review;

import cn.pufa.annualreport.AnnualReports;
import cn.pufa.annualreport.Receipt;
import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Opens a review with each return, and goes on with it when a correction comes. */
final class Intake {

  private final Organizations organizations;
  private final AnnualReports annualReports;
  private final Contents contents;
  private final Assembly assembly;
  private final Settings settings;
  private final BusinessClock clock;
  private final String division;

  Intake(
      Organizations organizations,
      AnnualReports annualReports,
      Contents contents,
      Assembly assembly,
      Settings settings,
      BusinessClock clock,
      String division) {
    this.organizations = organizations;
    this.annualReports = annualReports;
    this.contents = contents;
    this.assembly = assembly;
    this.settings = settings;
    this.clock = clock;
    this.division = division;
  }

  /** In the transaction that received it. */
  void submitted(Tx tx, UUID id) {
    Content content = contents.of(tx, id).orElseThrow();
    Review known = ReviewStore.lock(tx, id).orElse(null);
    List<Flag> before = known == null ? List.of() : FlagStore.of(tx, id);
    List<Flag> flags = assembly.flags(tx, content, before);
    int risk = Assembly.risk(flags);
    Receipt receipt = annualReports.receipt(tx, id).orElseThrow();
    if (known == null) {
      open(tx, receipt, content.version(), risk);
    } else if (known.state() == Review.State.CORRECTING) {
      CorrectionStore.answer(tx, id, clock.now(), content.version());
      ReviewStore.resubmitted(tx, id, content.version(), risk, claimEnd());
    } else {
      ReviewStore.reopened(tx, id, content.version(), risk, receipt.submittedAt(), receipt.late());
    }
    FlagStore.put(tx, id, flags);
  }

  /** A return on paper is reviewed from its scan; what the rules need can be typed at the desk. */
  void entered(Tx tx, Receipt receipt) {
    open(tx, receipt, 1, 0);
    PaperStore.open(tx, receipt.id());
    List<Flag> flags = assembly.flags(tx, contents.of(tx, receipt.id()).orElseThrow(), List.of());
    FlagStore.put(tx, receipt.id(), flags);
    ReviewStore.weigh(tx, receipt.id(), Assembly.risk(flags));
  }

  private void open(Tx tx, Receipt receipt, int version, int risk) {
    Organization organization = organizations.byId(tx, receipt.organization()).orElseThrow();
    ReviewStore.insert(
        tx,
        division,
        new Review(
            receipt.id(),
            organization.township(),
            organization.id(),
            organization.name(),
            organization.type().code(),
            receipt.year(),
            receipt.submittedAt(),
            receipt.late(),
            version,
            Review.State.WAITING,
            risk,
            null,
            null));
  }

  /** It was taken back, by its filer before anybody claimed it. */
  void withdrawn(Tx tx, UUID filed) {
    ReviewStore.lock(tx, filed)
        .ifPresent(
            review -> {
              ReviewStore.move(tx, filed, Review.State.WITHDRAWN);
              ReviewStore.release(tx, filed);
            });
  }

  /** It was entered wrongly; what is concluded of it stands on it. */
  void takenBack(Tx tx, UUID paper) {
    ReviewStore.lock(tx, paper)
        .filter(review -> review.state() != Review.State.WAITING)
        .ifPresent(
            review -> {
              throw Problem.conflict("这份年报" + review.state().words() + "，不能撤销录入。");
            });
    withdrawn(tx, paper);
  }

  /** Whoever gave it back goes on with it. */
  private Instant claimEnd() {
    return clock.now().plus(Duration.ofDays(settings.claimDays().value()));
  }
}
