package cn.pufa.outreach;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.Meanwhile;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.util.UUID;

/** Writing the year's plan. */
final class PlanDesk {

  private record Withdrawal(String reason) {}

  private final Commands commands;
  private final BusinessClock clock;

  PlanDesk(Commands commands, BusinessClock clock) {
    this.commands = commands;
    this.clock = clock;
  }

  Answer create(Request request) {
    PlanItem.Draft draft = sound(request);
    return commands.run(
        request,
        tx -> {
          UUID id = PlanStore.insert(tx, draft);
          return Outcome.of(subject(id), Answer.created(item(tx, id)));
        });
  }

  Answer change(Request request) {
    UUID id = request.id("item");
    PlanItem.Draft draft = sound(request);
    return commands.run(
        request,
        tx -> {
          Meanwhile.requireSeen(tx, draft.after(), lock(tx, id), subject(id), "changePlanItem");
          if (OutreachStore.countOfItem(tx, id) > 0 && item(tx, id).year() != draft.year()) {
            throw Problem.invalid("/year", "这一项已经办过活动，不能改到别的年度");
          }
          PlanStore.update(tx, id, draft);
          return Outcome.of(subject(id), Answer.ok(item(tx, id)));
        });
  }

  Answer withdraw(Request request) {
    UUID id = request.id("item");
    String reason = request.body(Withdrawal.class).reason();
    return commands.run(
        request,
        tx -> {
          lock(tx, id);
          if (OutreachStore.countOfItem(tx, id) > 0) {
            throw Problem.conflict("这一项已经办过活动，要留在清单里。可以改计划的场次。");
          }
          PlanItem item = item(tx, id);
          PlanStore.withdraw(tx, id, clock.now(), reason);
          return new Outcome(subject(id), reason, (Answer.Json) Answer.ok(item));
        });
  }

  private static PlanItem.Draft sound(Request request) {
    var draft = request.body(PlanItem.Draft.class);
    if (draft.dueOn().getYear() != draft.year()) {
      throw Problem.invalid("/dueOn", "完成日期要在这个年度里");
    }
    return draft;
  }

  private static int lock(Tx tx, UUID id) {
    PlanStore.Locked item = PlanStore.lock(tx, id).orElseThrow(Problem::notFound);
    if (item.withdrawn()) {
      throw Problem.conflict("这一项已经撤下。");
    }
    return item.version();
  }

  private PlanItem item(Tx tx, UUID id) {
    return PlanStore.byId(tx, clock.today(), id).orElseThrow(Problem::notFound);
  }

  private static String subject(UUID id) {
    return "plan-item/" + id;
  }
}
