package cn.pufa.contact;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The call list (电话名单): taking a call upon oneself, and recording what came of it. */
final class Calls {

  private final Commands commands;
  private final Tasks tasks;
  private final BusinessClock clock;

  Calls(Commands commands, Tasks tasks, BusinessClock clock) {
    this.commands = commands;
    this.tasks = tasks;
    this.clock = clock;
  }

  Answer take(Request request) {
    return commands.run(
        request,
        tx -> {
          Call call = locked(tx, request);
          var caller = request.caller();
          CallStore.take(tx, call.id(), caller.person(), caller.displayName(), clock.now());
          return answered(tx, request, call.id());
        });
  }

  Answer record(Request request) {
    var attempt = request.body(Call.Attempt.class);
    require(attempt);
    return commands.run(
        request,
        tx -> {
          Call call = locked(tx, request);
          Instant doneAt = attempt.outcome() == Call.Outcome.NO_ANSWER ? null : clock.now();
          CallStore.record(tx, call.id(), attempt, request.caller().displayName(), doneAt);
          if (attempt.outcome() == Call.Outcome.WRONG_NUMBER) {
            tasks.findContact(tx, call.organization(), "phone", call.contactPhone(), "电话号码不对");
          }
          return answered(tx, request, call.id());
        });
  }

  private void require(Call.Attempt attempt) {
    boolean again = attempt.outcome() == Call.Outcome.NO_ANSWER;
    LocalDate day = attempt.againOn();
    if (again && (day == null || day.isBefore(clock.today()))) {
      throw Problem.invalid("/againOn", "请填写哪一天再打，今天或以后");
    }
    if (!again && day != null) {
      throw Problem.invalid("/againOn", "只有无人接听才约下次");
    }
    if (attempt.outcome() == Call.Outcome.REACHED && attempt.spokeWith() == null) {
      throw Problem.invalid("/spokeWith", "请填写接听人的称呼");
    }
  }

  /** A call that is still to be made, and that nobody else is making. */
  private Call locked(Tx tx, Request request) {
    UUID id = request.id("call");
    CallStore.lock(tx, id);
    Call call = CallStore.byId(tx, request.reach(), id).orElseThrow(Problem::notFound);
    switch (call.state()) {
      case DONE -> throw Problem.conflict("这个电话已经打完了。");
      case NOT_NEEDED -> throw Problem.conflict("对方已经办结或者注销，不用再打了。");
      case OPEN -> {}
    }
    if (call.isHeldByOther(request.caller().person(), clock.now())) {
      throw Problem.conflict(call.takenName() + "正在打这个电话。");
    }
    return call;
  }

  private static Outcome answered(Tx tx, Request request, UUID id) {
    Call call = CallStore.byId(tx, request.reach(), id).orElseThrow();
    return Outcome.of("call/" + id, Answer.ok(CallView.of(call)));
  }
}
