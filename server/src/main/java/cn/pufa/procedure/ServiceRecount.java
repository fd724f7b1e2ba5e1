package cn.pufa.procedure;

import cn.pufa.contact.ServiceProof;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.time.WorkCalendar;
import cn.pufa.platform.time.WorkingDays;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Counts the windows of a notice anew whose service was recorded wrongly. What the organisation was
 * told is not shortened; what has been decided rests on windows that were over.
 */
final class ServiceRecount {

  private final ProcedureSteps steps;
  private final Owners owners;
  private final WorkCalendar calendar;

  ServiceRecount(ProcedureSteps steps, Owners owners, WorkCalendar calendar) {
    this.steps = steps;
    this.owners = owners;
    this.calendar = calendar;
  }

  /**
   * @param now null where the notice never was served
   */
  void corrected(Tx tx, ServiceProof wrong, ServiceProof now, Caller officer) {
    UUID id = UUID.fromString(wrong.paper().substring(ProcedureSteps.RECORD.length()));
    WorkingDays working = calendar.held(tx);
    owners.hold(tx, id);
    Procedure one = ProcedureStore.lock(tx, Reach.ALL, id).orElseThrow();
    if (now == null) {
      requireNotCarriedOut(one, "没有送达过");
      ProcedureStore.unserve(tx, id);
    } else {
      serve(tx, one, wrong, now, working);
    }
    // A review sees the whole case, and this was not before it.
    ProcedureStore.reviewAgain(tx, id);
    owners.moved(tx, one);
  }

  private void serve(
      Tx tx, Procedure one, ServiceProof wrong, ServiceProof now, WorkingDays working) {
    Procedure.Served served = PaperService.corrected(now, one.openedOn());
    Procedure.Window statement = anew(one.statementPeriod(), one.statement(), wrong, now, working);
    Procedure.Window hearing = anew(one.hearingPeriod(), one.hearing(), wrong, now, working);
    LocalDate until = Procedure.longer(statement, hearing).orElseThrow();
    if (until.isAfter(one.windowUntil().orElseThrow()) && !one.isReviewedAfter(until)) {
      requireNotCarriedOut(one, "陈述申辩期限到" + Periods.words(until) + "才满");
    }
    ProcedureStore.serve(tx, one.id(), one.documentNumber(), served, statement, hearing);
    ProcedureStore.heardUntil(tx, one.id(), until);
  }

  /**
   * @param period null where there is none, and no window either
   * @param told what the organisation could read so far
   */
  private Procedure.Window anew(
      String period,
      Procedure.Window told,
      ServiceProof wrong,
      ServiceProof now,
      WorkingDays working) {
    Procedure.Window counted = steps.window(period, now.servedOn(), working);
    if (counted == null || wrong.servedOn().equals(now.servedOn())) {
      return told;
    }
    return told.anew(counted, "送达日期原来登记为%s，已经更正。".formatted(Periods.words(wrong.servedOn())));
  }

  /** What was dropped took nothing from anybody. */
  private static void requireNotCarriedOut(Procedure one, String but) {
    var decision = one.decision();
    if (decision != null && decision.carriedOut()) {
      throw Problem.conflict(
          "%s已经作出决定（%s），它以告知书的送达为前提，不能再改成%s。送达确实有误的，请按“%s”办理。"
              .formatted(
                  Periods.words(decision.on()),
                  decision.documentNumber(),
                  but,
                  one.record().startsWith("penalty/") ? "决定撤销、变更" : "撤销列入"));
    }
  }
}
