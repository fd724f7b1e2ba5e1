package cn.pufa.hours;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.notice.PersonalNotice;
import cn.pufa.notice.PersonalNotices;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;
import java.util.UUID;

/** Stating hours, taking a statement back, and deciding on it. */
final class Statements {

  private record Decision(boolean accept, String note) {}

  private static final String PAGE = "/packages/hours/hours";

  private final Commands commands;
  private final Learners learners;
  private final PersonalNotices notices;
  private final HoursViews views;
  private final BusinessClock clock;

  Statements(
      Commands commands,
      Learners learners,
      PersonalNotices notices,
      HoursViews views,
      BusinessClock clock) {
    this.commands = commands;
    this.learners = learners;
    this.notices = notices;
    this.views = views;
    this.clock = clock;
  }

  Answer state(Request request) {
    var draft = request.body(StatementDraft.class);
    draft.requireSound(clock.today());
    UUID person = request.caller().person();
    String name = request.caller().displayName();
    return commands.run(
        request,
        tx -> {
          HoursStore.hold(tx, person);
          draft.requireRoom(HoursStore.statedOn(tx, person, draft.heldOn()));
          Statement statement =
              HoursStore.state(
                  tx, person, name, learners.divisionOf(tx, person), draft, clock.now());
          return Outcome.of(subject(statement), Answer.created(views.stated(statement)));
        });
  }

  Answer withdraw(Request request) {
    UUID person = request.caller().person();
    UUID id = request.id("statement");
    return commands.run(
        request,
        tx -> {
          HoursStore.own(tx, id, person).orElseThrow(Problem::notFound);
          Statement statement =
              HoursStore.withdraw(tx, id, person, clock.now())
                  .orElseThrow(() -> Problem.conflict("这一条已经处理过，不能再撤回。"));
          return Outcome.of(subject(statement), Answer.ok(views.stated(statement)));
        });
  }

  Answer decide(Request request) {
    var decision = request.body(Decision.class);
    requireNote(decision);
    UUID decider = request.caller().person();
    return commands.run(
        request,
        tx -> {
          Statement stated =
              HoursStore.lock(tx, request.reach(), request.id("statement"))
                  .orElseThrow(Problem::notFound);
          requireOpen(stated, decider);
          Statement decided = decide(tx, stated, decision, decider);
          return Outcome.of(subject(decided), Answer.ok(views.row(decided)));
        });
  }

  private static void requireNote(Decision decision) {
    if (decision.note() == null) {
      throw Problem.invalid("/note", decision.accept() ? "请写明凭什么确认，例如看过结业证" : "请写明不认的原因，申报人会看到");
    }
  }

  private static void requireOpen(Statement stated, UUID decider) {
    if (stated.state() != Statement.State.WAITING) {
      throw Problem.conflict("这一条已经处理过，或者本人撤回了。");
    }
    if (stated.person().equals(decider)) {
      throw Problem.conflict("不能确认自己申报的学时，请由别的工作人员办理。");
    }
  }

  private Statement decide(Tx tx, Statement stated, Decision decision, UUID decider) {
    var state = decision.accept() ? Statement.State.CONFIRMED : Statement.State.REFUSED;
    Statement decided =
        HoursStore.decide(tx, stated.id(), state, clock.now(), decider, decision.note().strip());
    if (!decision.accept()) {
      notices.tell(tx, List.of(refusal(decided)));
    }
    return decided;
  }

  private static PersonalNotice refusal(Statement one) {
    return new PersonalNotice(
        one.person(),
        subject(one),
        "refused",
        "您申报的学时没有确认",
        "“%s”没有确认。原因：%s。可以补充材料后重新申报。".formatted(one.title(), one.note()),
        PAGE,
        null);
  }

  private static String subject(Statement one) {
    return "hours_statement/" + one.id();
  }
}
