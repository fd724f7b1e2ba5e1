package cn.pufa.penalty;

import cn.pufa.contact.ServiceProof;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Reach;
import java.util.Locale;
import java.util.UUID;

/** What follows in a case where the service of its paper was recorded wrongly. */
final class ServiceRecount {

  private final Cases cases;
  private final PenaltyDecisions decisions;

  ServiceRecount(Cases cases, PenaltyDecisions decisions) {
    this.cases = cases;
    this.decisions = decisions;
  }

  /** Under which its service is known. */
  static String paper(Penalty penalty, Step.Paper paper) {
    return PenaltyDecisions.RECORD + penalty.id() + "/" + paper.name().toLowerCase(Locale.ROOT);
  }

  /**
   * @param now null where the paper never was served
   */
  void corrected(Tx tx, ServiceProof wrong, ServiceProof now, Caller officer) {
    String[] parts = wrong.paper().split("/");
    Step.Paper paper = Step.Paper.of(parts[2]);
    Cases.Open open = cases.open(tx, Reach.ALL, UUID.fromString(parts[1]));
    Penalty penalty = open.penalty();
    Step.Served right = now == null ? null : served(paper, now);
    if (right != null) {
      PenaltyDesk.requireAfter(penalty.madeOn(paper), right.on(), "/servedOn");
      PenaltyDesk.requireAfter(penalty.madeOn(paper), right.putUpOn(), "/putUpOn");
    }
    if (paper == Step.Paper.HEARING) {
      Problem.refuse(open.guards().againstHeardOn(wrong.servedOn(), right));
    }
    if (paper == Step.Paper.DECISION && right == null) {
      decisions.takeBack(tx, penalty, "处罚决定书其实没有送达，送达以后再公开", officer.person());
    }
    cases.add(
        tx,
        officer,
        penalty,
        new Step.ServiceCorrected(paper, wrong.servedOn(), right, wrong.correction().reason()));
  }

  private static Step.Served served(Step.Paper paper, ServiceProof now) {
    return new Step.Served(
        paper, now.method(), now.putUpOn(), now.servedOn(), now.proof(), now.file());
  }
}
