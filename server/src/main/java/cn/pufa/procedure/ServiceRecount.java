package cn.pufa.procedure;

import cn.pufa.contact.ServiceProof;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.time.WorkCalendar;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Counts the windows of a notice anew whose service was recorded wrongly. What the organisation was
 * told is not shortened; what has been decided rests on windows that were over.
 */
final class ServiceRecount {

  private final ProcedureSteps steps;
  private final WorkCalendar calendar;

  ServiceRecount(ProcedureSteps steps, WorkCalendar calendar) {
    this.steps = steps;
    this.calendar = calendar;
  }

  /**
   * @param now null where the notice never was served
   */
  void corrected(Tx tx, ServiceProof wrong, ServiceProof now, Caller officer) {
    UUID id = UUID.fromString(wrong.paper().substring(ProcedureSteps.RECORD.length()));
    Procedure one = ProcedureStore.lock(tx, Reach.ALL, id).orElseThrow();
    if (now == null) {
      requireNotCarriedOut(one, "没有送达过");
      ProcedureStore.unserve(tx, id);
    } else {
      serve(tx, one, wrong, now);
    }
    // A review sees the whole case, and this was not before it.
    ProcedureStore.reviewAgain(tx, id);
  }

  private void serve(Tx tx, Procedure one, ServiceProof wrong, ServiceProof now) {
    Procedure.Served served = PaperService.corrected(now, one.openedOn());
    Procedure.Window statement = anew(tx, one.statementPeriod(), one.statement(), wrong, now);
    Procedure.Window hearing = anew(tx, one.hearingPeriod(), one.hearing(), wrong, now);
    LocalDate until = Procedure.longer(statement, hearing).orElseThrow();
    if (until.isAfter(one.windowUntil().orElseThrow()) && !isReviewedAfter(one, until)) {
      requireNotCarriedOut(one, "陈述申辩期限到" + Periods.words(until) + "才满");
    }
    ProcedureStore.serve(tx, one.id(), one.documentNumber(), served, statement, hearing);
    ProcedureStore.heardUntil(tx, one.id(), until);
  }

  private static boolean isReviewedAfter(Procedure one, LocalDate until) {
    return one.review() != null && one.review().on().isAfter(until);
  }

  /**
   * @param period null where there is none, and no window either
   * @param told what the organisation could read so far
   */
  private Procedure.Window anew(
      Tx tx, String period, Procedure.Window told, ServiceProof wrong, ServiceProof now) {
    Procedure.Window counted = steps.window(period, now.servedOn(), calendar.held(tx));
    if (counted == null || wrong.servedOn().equals(now.servedOn())) {
      return told;
    }
    String was = "送达日期原来登记为%s，已经更正。".formatted(Periods.words(wrong.servedOn()));
    return counted.until().isBefore(told.until())
        ? new Procedure.Window(
            told.until(),
            counted.explanation() + was + "更正以前告知的是到%s，不缩短。".formatted(Periods.words(told.until())))
        : new Procedure.Window(counted.until(), counted.explanation() + was);
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
