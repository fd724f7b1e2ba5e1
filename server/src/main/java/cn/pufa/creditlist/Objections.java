package cn.pufa.creditlist;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.UnknownCalendarYear;
import cn.pufa.platform.time.WorkCalendar;
import java.time.LocalDate;
import java.util.UUID;

/** Objections to credit information (异议), and their answers. */
final class Objections {

  private record Draft(UUID organization, UUID entry, String text) {}

  private record Reply(String answer, boolean upheld) {}

  private final Commands commands;
  private final Organizations organizations;
  private final Rules rules;
  private final WorkCalendar calendar;
  private final BusinessClock clock;

  Objections(
      Commands commands,
      Organizations organizations,
      Rules rules,
      WorkCalendar calendar,
      BusinessClock clock) {
    this.commands = commands;
    this.organizations = organizations;
    this.rules = rules;
    this.calendar = calendar;
    this.clock = clock;
  }

  Answer object(Request request) {
    var draft = request.body(Draft.class);
    return commands.run(
        request,
        tx -> {
          Organization organization =
              organizations.named(tx, request.reach(), draft.organization());
          requireOwn(tx, draft);
          var one =
              new Objection(
                  UUID.randomUUID(),
                  organization.id(),
                  organization.name(),
                  organization.township(),
                  draft.entry(),
                  draft.text().strip(),
                  clock.today(),
                  request.caller().person(),
                  answerDue(tx, clock.today()),
                  null,
                  null,
                  null,
                  null);
          ObjectionStore.insert(tx, one);
          return Outcome.of(
              "credit-objection/" + one.id(), Answer.created(CreditViews.objection(one)));
        });
  }

  private static void requireOwn(Tx tx, Draft draft) {
    boolean own =
        draft.entry() == null
            || EntryStore.byId(tx, draft.entry())
                .filter(entry -> entry.organization().equals(draft.organization()))
                .isPresent();
    if (!own) {
      throw Problem.invalid("/entry", "这条记录不是这个单位的");
    }
  }

  /** An objection is taken also where the days off are not entered: then null. */
  private LocalDate answerDue(Tx tx, LocalDate madeOn) {
    try {
      int days = rules.period(Rules.OBJECTION).length();
      return calendar.held(tx).plusWorkingDays(madeOn, days);
    } catch (UnknownCalendarYear unknown) {
      return null;
    }
  }

  /** Those that were taken before the days off were entered get their day. */
  void date(Tx tx) {
    for (Objection one : ObjectionStore.undated(tx)) {
      LocalDate due = answerDue(tx, one.madeOn());
      if (due != null) {
        ObjectionStore.date(tx, one.id(), due);
      }
    }
  }

  Answer answer(Request request) {
    var draft = request.body(Reply.class);
    return commands.run(
        request,
        tx -> {
          UUID id = request.id("objection");
          Objection one = ObjectionStore.lock(tx, id).orElseThrow(Problem::notFound);
          if (one.answer() != null) {
            throw Problem.conflict("这份异议已经由" + one.answeredBy() + "答复。");
          }
          ObjectionStore.answer(
              tx,
              id,
              draft.answer().strip(),
              draft.upheld(),
              clock.today(),
              request.caller().displayName());
          TaskStore.doneOfRecord(tx, "credit-objection/" + id, clock.today());
          Objection now = ObjectionStore.lock(tx, id).orElseThrow();
          return Outcome.of("credit-objection/" + id, Answer.ok(CreditViews.objection(now)));
        });
  }
}
