package cn.pufa.review;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.certificate.CertificateNumber;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;

/** The second person (法制审核): only their agreement makes a conclusion final. */
final class LegalReviews {

  private record Opinion(String opinion) {}

  private final Commands commands;
  private final Organizations organizations;
  private final ReviewNotices notices;
  private final ReviewViews views;
  private final Settings settings;
  private final BusinessClock clock;
  private final String division;

  LegalReviews(
      Commands commands,
      Organizations organizations,
      ReviewNotices notices,
      ReviewViews views,
      Settings settings,
      BusinessClock clock,
      String division) {
    this.commands = commands;
    this.organizations = organizations;
    this.notices = notices;
    this.views = views;
    this.settings = settings;
    this.clock = clock;
    this.division = division;
  }

  Answer agree(Request request) {
    return decide(request, this::issue);
  }

  Answer sendBack(Request request) {
    return decide(request, this::giveBack);
  }

  private interface Verdict {
    void carryOut(Tx tx, Decision decision, Decision.Check check);
  }

  private Answer decide(Request request, Verdict verdict) {
    String opinion = Findings.plain("/opinion", request.body(Opinion.class).opinion());
    UUID by = request.caller().person();
    UUID id = request.id("decision");
    return commands.run(
        request,
        tx -> {
          verdict.carryOut(
              tx, requireMine(tx, id, by), new Decision.Check(by, clock.now(), opinion));
          Decision now = DecisionStore.plain(tx, id).orElseThrow();
          return new Outcome(
              Decision.record(id), opinion, (Answer.Json) Answer.ok(views.decision(tx, now, by)));
        });
  }

  /**
   * Under the lock of its review, so that of two who decide at once one is told what the other did.
   */
  private Decision requireMine(Tx tx, UUID id, UUID by) {
    UUID review = DecisionStore.plain(tx, id).map(Decision::review).orElseThrow(Problem::notFound);
    ReviewStore.lock(tx, review).orElseThrow();
    Decision decision = DecisionStore.plain(tx, id).orElseThrow();
    if (decision.state() != Decision.State.PROPOSED) {
      String who = views.name(tx, decision.checked().by());
      String did = decision.state() == Decision.State.SENT_BACK ? "退回" : "同意";
      throw Problem.conflict("%s已经审核过，意见是%s。这份结论%s。".formatted(who, did, decision.state().words()));
    }
    if (decision.proposedBy().equals(by)) {
      throw Problem.conflict("这份结论是您提出的。法制审核要由另一个人办。");
    }
    return decision;
  }

  /** To the organisation as it is called today, which may be another name than the return has. */
  private void issue(Tx tx, Decision proposed, Decision.Check check) {
    Decision decision =
        DecisionStore.name(
            tx,
            proposed.id(),
            organizations.byId(tx, proposed.organization()).orElseThrow().name());
    LocalDate today = clock.today();
    String number =
        "%s〔%d〕%d号"
            .formatted(
                settings.documentPrefix().value(),
                today.getYear(),
                DecisionStore.nextNumber(tx, division, today.getYear()));
    if (decision.supersedes() != null) {
      DecisionStore.supersede(tx, decision.supersedes());
      RectificationStore.cancel(tx, decision.supersedes());
    }
    UUID notice = notices.decision(tx, decision, number);
    DecisionStore.issue(
        tx,
        decision.id(),
        check,
        new Decision.Issue(today, number, CertificateNumber.make(), notice));
    if (decision.grade() != Grade.QUALIFIED) {
      RectificationStore.insert(tx, decision.id(), decision.review());
    }
    ReviewStore.move(tx, decision.review(), Review.State.DECIDED);
    ReviewStore.release(tx, decision.review());
  }

  /** To whoever proposed it; where a decision stands already, that one stands on. */
  private void giveBack(Tx tx, Decision decision, Decision.Check check) {
    DecisionStore.sendBack(tx, decision.id(), check);
    if (decision.supersedes() != null) {
      ReviewStore.move(tx, decision.review(), Review.State.DECIDED);
    } else {
      ReviewStore.move(tx, decision.review(), Review.State.WAITING);
      ReviewStore.claim(
          tx,
          decision.review(),
          decision.proposedBy(),
          clock.now().plus(Duration.ofDays(settings.claimDays().value())));
    }
  }
}
