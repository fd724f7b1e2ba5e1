package cn.pufa.creditlist;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Holding an organisation back, leaving it out, and ending that. What is left out is a ground of
 * nothing while it is.
 */
final class Holds {

  private record Draft(
      UUID organization, Hold.How kind, String reason, LocalDate until, List<Integer> years) {}

  private record End(String reason) {}

  private final Commands commands;
  private final Organizations organizations;
  private final Cures cures;
  private final BusinessClock clock;

  Holds(Commands commands, Organizations organizations, Cures cures, BusinessClock clock) {
    this.commands = commands;
    this.organizations = organizations;
    this.cures = cures;
    this.clock = clock;
  }

  Answer hold(Request request) {
    var draft = request.body(Draft.class);
    requireSound(draft);
    return commands.run(
        request,
        tx -> {
          Organization organization =
              organizations.named(tx, request.reach(), draft.organization());
          var hold =
              new Hold(
                  UUID.randomUUID(),
                  organization.id(),
                  organization.name(),
                  draft.kind(),
                  draft.reason().strip(),
                  draft.years() == null ? List.of() : List.copyOf(draft.years()),
                  draft.until(),
                  clock.today(),
                  request.caller().displayName(),
                  null,
                  null);
          if (!RunStore.add(tx, hold)) {
            throw Problem.conflict("这个单位已经暂缓或者排除，请先解除原来的。");
          }
          cures.refresh(tx, organization.id());
          return new Outcome(
              "credit-hold/" + hold.id(), hold.reason(), (Answer.Json) Answer.created(hold));
        });
  }

  private void requireSound(Draft draft) {
    boolean isHold = draft.kind() == Hold.How.HOLD;
    if (isHold && (draft.until() == null || draft.until().isBefore(clock.today()))) {
      throw Problem.invalid("/until", "暂缓要有结束的日子，不能早于今天");
    }
    if (isHold && draft.years() != null) {
      throw Problem.invalid("/years", "暂缓是整个单位的，不分年度");
    }
    if (!isHold && draft.until() != null) {
      throw Problem.invalid("/until", "排除没有结束的日子，要恢复请解除");
    }
  }

  Answer end(Request request) {
    String reason = request.body(End.class).reason();
    return commands.run(
        request,
        tx -> {
          UUID id = request.id("hold");
          Hold hold = RunStore.lockHold(tx, id).orElseThrow(Problem::notFound);
          if (hold.endedOn() != null) {
            throw Problem.conflict("已经解除。");
          }
          RunStore.endHold(tx, id, clock.today(), reason.strip());
          cures.refresh(tx, hold.organization());
          Hold ended = RunStore.lockHold(tx, id).orElseThrow();
          return new Outcome("credit-hold/" + id, reason, (Answer.Json) Answer.ok(ended));
        });
  }
}
