package cn.pufa.penalty;

import cn.pufa.notice.Notices;
import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request;
import cn.pufa.procedure.Opening;
import cn.pufa.procedure.Procedure;
import cn.pufa.procedure.Procedures;
import java.util.UUID;

/** Tells the party, through the procedure that penalties share with the credit lists. */
final class Telling {

  private static final String SUBJECT = "行政处罚告知书";
  private static final String BODY =
      "民政局拟对您单位作出行政处罚：%s。您可以陈述、申辩%s。内容和期限，请在普法通“处罚案件”里看。纸质告知书另行送达，期限从送达起算。";

  private final Procedures procedures;
  private final Organizations organizations;
  private final Notices notices;
  private final Rules rules;
  private final String division;

  Telling(
      Procedures procedures,
      Organizations organizations,
      Notices notices,
      Rules rules,
      String division) {
    this.procedures = procedures;
    this.organizations = organizations;
    this.notices = notices;
    this.rules = rules;
    this.division = division;
  }

  /** As the register has it today: a name may have changed since the case was filed. */
  Party party(Tx tx, Penalty penalty) {
    Organization organization = organizations.byId(tx, penalty.organization()).orElseThrow();
    return new Party(organization.name(), organization.address());
  }

  Told of(Tx tx, UUID procedure) {
    return procedures.find(tx, procedure).map(Told::of).orElse(Told.NOTHING);
  }

  /** The notice of facts, reasons, basis and rights; its windows wait for proven service. */
  UUID open(Tx tx, Request request, Penalty penalty, Step.Proposed proposal, Breach breach) {
    UUID id = UUID.randomUUID();
    boolean mayBeHeard = rules.mayBeHeard(proposal.measures());
    Organization organization = organizations.byId(tx, penalty.organization()).orElseThrow();
    String words = Measure.words(proposal.measures());
    procedures.open(
        tx,
        new Opening(
            id,
            organization.id(),
            organization.name(),
            organization.township(),
            record(penalty),
            SUBJECT,
            proposal.documentNumber(),
            proposal.facts() + "证据：" + proposal.evidence(),
            proposal.reasons() + "拟作出的处罚：" + words + "。",
            breach.basis() + "（" + breach.title() + "）",
            rights(mayBeHeard),
            "statement_penalty",
            mayBeHeard ? "hearing" : null,
            null,
            request.caller().person(),
            request.caller().displayName()));
    notices.send(
        tx,
        division,
        new Notices.Letter(
            organization.id(),
            organization.name(),
            Notices.INBOX,
            null,
            SUBJECT,
            BODY.formatted(words, mayBeHeard ? "，也可以要求听证" : ""),
            null));
    return id;
  }

  /** Of each notice of a case its own. */
  private static String record(Penalty penalty) {
    long earlier = penalty.steps(Step.Proposed.class).count();
    String first = "penalty/" + penalty.id();
    return earlier == 0 ? first : first + "/" + (earlier + 1);
  }

  private static String rights(boolean mayBeHeard) {
    String statement = "您单位有权陈述、申辩（行政处罚法第四十四条、第四十五条），不会因此受到更重的处罚。";
    return mayBeHeard ? statement + "还有权在送达次日起五个工作日内要求听证，听证不收费（行政处罚法第六十三条、第六十四条）。" : statement;
  }

  /** A new notice takes the place of the old one. */
  void replace(Tx tx, UUID procedure) {
    procedures.lock(tx, procedure);
    procedures.end(tx, procedure, "重新告知，本告知书不再使用。");
  }

  /** What was found or heard later was not before the reviewer. */
  void reviewAgain(Tx tx, Penalty penalty) {
    penalty.proposed().ifPresent(one -> procedures.reviewAgain(tx, one.procedure()));
  }

  void decide(Tx tx, Penalty penalty, Request request, String documentNumber, String reasons) {
    Procedure procedure = lock(tx, penalty);
    procedures.decide(tx, procedure, request.caller(), true, documentNumber, reasons);
  }

  /** No penalty is given: whatever was told comes to nothing. */
  void drop(Tx tx, Penalty penalty, Request request, String documentNumber, String reasons) {
    if (penalty.proposed().isPresent()) {
      Procedure procedure = lock(tx, penalty);
      procedures.decide(tx, procedure, request.caller(), false, documentNumber, reasons);
    }
  }

  private Procedure lock(Tx tx, Penalty penalty) {
    return procedures.lock(tx, penalty.proposed().orElseThrow().procedure());
  }
}
