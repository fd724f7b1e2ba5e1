package cn.pufa.procedure;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.contact.ServiceProof;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkCalendar;
import cn.pufa.platform.time.WorkingDays;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** The steps between a notice and its decision: service, statement, answer, review. */
final class ProcedureSteps {

  static final String RECORD = "procedure/";

  private record StatementDraft(String text, boolean hearing, LocalDate receivedOn) {}

  private record StatementAnswer(String answer, boolean accepted) {}

  private record ReviewDraft(boolean passed, String opinion) {}

  private final Commands commands;
  private final PaperService papers;
  private final Owners owners;
  private final WorkCalendar calendar;
  private final Map<String, PeriodRule> periods;
  private final BusinessClock clock;

  ProcedureSteps(
      Commands commands,
      PaperService papers,
      Owners owners,
      WorkCalendar calendar,
      Map<String, PeriodRule> periods,
      BusinessClock clock) {
    this.commands = commands;
    this.papers = papers;
    this.owners = owners;
    this.calendar = calendar;
    this.periods = periods;
    this.clock = clock;
  }

  Answer serve(Request request) {
    var draft = request.body(ServiceDraft.class);
    return commands.run(
        request,
        tx -> {
          WorkingDays working = calendar.held(tx);
          Procedure one = owned(tx, request);
          requireServable(one, draft);
          Procedure.Served served =
              papers.record(
                  tx,
                  one.organization(),
                  RECORD + one.id(),
                  one.subject() + "（" + number(one, draft) + "）",
                  one.openedOn(),
                  draft,
                  request.caller());
          Procedures.withNewNumber(
              "/documentNumber",
              () ->
                  ProcedureStore.serve(
                      tx,
                      one.id(),
                      number(one, draft),
                      served,
                      window(one.statementPeriod(), draft.servedOn(), working),
                      window(one.hearingPeriod(), draft.servedOn(), working)));
          owners.moved(tx, one);
          return outcome(tx, request, one.id());
        });
  }

  private void requireServable(Procedure one, ServiceDraft draft) {
    if (!one.needsNotice()) {
      throw Problem.conflict("这件事不需要告知，没有要送达的告知书。");
    }
    if (one.decision() != null) {
      throw Problem.conflict("这件事已经办结。");
    }
    if (one.service() != null) {
      throw Problem.conflict(
          "告知书已经在" + Periods.words(one.service().servedOn()) + "送达，期限从那天起算。登记错了的，请在送达记录里更正或者作废。");
    }
    if (number(one, draft) == null) {
      throw Problem.invalid("/documentNumber", "这份告知书还没有文号，请填写");
    }
  }

  private static String number(Procedure one, ServiceDraft draft) {
    return one.documentNumber() == null ? draft.documentNumber() : one.documentNumber();
  }

  /** Null where there is no such period. */
  Procedure.Window window(String code, LocalDate servedOn, WorkingDays working) {
    if (code == null) {
      return null;
    }
    Period period = periods.get(code).from(servedOn, working);
    return new Procedure.Window(period.last(), period.explanation());
  }

  /** Without a proof, so for demonstrations only. */
  void recordServed(Tx tx, UUID id, String number, String proof) {
    Procedure one = ProcedureStore.lock(tx, Reach.ALL, id).orElseThrow();
    var today = clock.today();
    WorkingDays working = calendar.held(tx);
    papers.recordTold(tx, one, number, proof);
    ProcedureStore.serve(
        tx,
        id,
        number,
        new Procedure.Served(
            ServiceProof.Method.DIRECT, today, proof, null, one.authorName(), clock.now()),
        window(one.statementPeriod(), today, working),
        window(one.hearingPeriod(), today, working));
  }

  Answer state(Request request) {
    var draft = request.body(StatementDraft.class);
    boolean byOfficer =
        request.caller().grants().stream().anyMatch(grant -> grant.role().equals("case_officer"));
    LocalDate received = draft.receivedOn() == null ? clock.today() : draft.receivedOn();
    if (received.isAfter(clock.today())) {
      throw Problem.invalid("/receivedOn", "不能晚于今天");
    }
    if (!byOfficer && draft.receivedOn() != null) {
      throw Problem.invalid("/receivedOn", "网上提交的，以提交的当天为准，不用填");
    }
    return commands.run(
        request,
        tx -> {
          WorkingDays working = calendar.held(tx);
          Procedure one = owned(tx, request);
          requireHearable(one, draft, received);
          ProcedureStore.addStatement(
              tx,
              new Statement(
                  UUID.randomUUID(),
                  one.id(),
                  draft.text().strip(),
                  received,
                  received.isAfter(one.windowUntil().orElseThrow()),
                  draft.hearing(),
                  byOfficer ? null : request.caller().person(),
                  byOfficer ? request.caller().displayName() : null,
                  answerDue(received, working),
                  null,
                  null,
                  null,
                  null));
          // A review sees the whole case, and this was not before it.
          ProcedureStore.reviewAgain(tx, one.id());
          owners.moved(tx, one);
          Procedure now = ProcedureStore.byId(tx, request.reach(), one.id()).orElseThrow();
          return Outcome.of(
              RECORD + one.id(),
              Answer.created(ProcedureView.of(now, request.caller(), clock.today())));
        });
  }

  private static void requireHearable(Procedure one, StatementDraft draft, LocalDate received) {
    if (one.decision() != null) {
      throw Problem.conflict("这件事已经办结。对结果有不同意见，请提出异议，或者申请复议、提起诉讼。");
    }
    if (one.service() == null) {
      throw Problem.conflict("告知书还没有送达，陈述申辩期限没有开始。");
    }
    if (received.isBefore(one.service().servedOn())) {
      throw Problem.invalid("/receivedOn", "不能早于送达的那天");
    }
    if (draft.hearing() && one.hearing() == null) {
      throw Problem.invalid("/hearing", "这件事没有听证的程序");
    }
    if (draft.hearing() && received.isAfter(one.hearing().until())) {
      throw Problem.conflict("要求听证的期限在" + Periods.words(one.hearing().until()) + "已经结束。");
    }
  }

  /**
   * The organisation is heard also where the days off are not entered; staff are told the day once
   * they are.
   */
  private LocalDate answerDue(LocalDate received, WorkingDays working) {
    return periods.get(PeriodRule.ANSWER).ifKnown(received, working).map(Period::last).orElse(null);
  }

  Answer answer(Request request) {
    var draft = request.body(StatementAnswer.class);
    return commands.run(
        request,
        tx -> {
          UUID id = request.id("statement");
          UUID procedure = ProcedureStore.ofStatement(tx, id).orElseThrow(Problem::notFound);
          Procedure one = lock(tx, request, procedure);
          Statement statement =
              one.statements().stream()
                  .filter(any -> any.id().equals(id))
                  .findFirst()
                  .orElseThrow(Problem::notFound);
          if (statement.isAnswered() || one.decision() != null) {
            throw Problem.conflict("这份陈述申辩已经答复，或者这件事已经办结。");
          }
          ProcedureStore.answer(
              tx,
              id,
              draft.answer().strip(),
              draft.accepted(),
              clock.today(),
              request.caller().displayName());
          return outcome(tx, request, procedure);
        });
  }

  Answer review(Request request) {
    var draft = request.body(ReviewDraft.class);
    var caller = request.caller();
    return commands.run(
        request,
        tx -> {
          // Whoever enters days off has them first, and then what runs by them.
          calendar.held(tx);
          Procedure one = owned(tx, request);
          Problem.refuse(one.whyNotReviewed(clock.today(), caller.person()));
          ProcedureStore.review(
              tx,
              one.id(),
              new Procedure.Review(
                  draft.passed(),
                  draft.opinion().strip(),
                  caller.person(),
                  caller.displayName(),
                  clock.today()));
          owners.moved(tx, one);
          return outcome(tx, request, one.id());
        });
  }

  /** What it belongs to comes before it, for whoever takes a step of that. */
  private Procedure owned(Tx tx, Request request) {
    UUID id = request.id("procedure");
    owners.hold(tx, id);
    return lock(tx, request, id);
  }

  private static Procedure lock(Tx tx, Request request, UUID id) {
    return ProcedureStore.lock(tx, request.reach(), id).orElseThrow(Problem::notFound);
  }

  private Outcome outcome(Tx tx, Request request, UUID id) {
    Procedure now = ProcedureStore.byId(tx, request.reach(), id).orElseThrow();
    return Outcome.of(
        RECORD + id, Answer.ok(ProcedureView.of(now, request.caller(), clock.today())));
  }
}
