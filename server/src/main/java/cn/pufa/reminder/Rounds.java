package cn.pufa.reminder;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.Meanwhile;
import cn.pufa.notice.Duties;
import cn.pufa.notice.Plan;
import cn.pufa.notice.Told;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkCalendar;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Which ladder a circular follows, which rounds it leaves out, and what follows when unread. */
final class Rounds {

  private record Choice(UUID ladder) {}

  private record Reason(String reason) {}

  /**
   * @param unreadAfterDays null for never
   */
  private record Escalation(List<String> then, Integer unreadAfterDays) {}

  private final Commands commands;
  private final Duties duties;
  private final WorkCalendar calendar;
  private final Planning planning;
  private final RoundViews views;
  private final BusinessClock clock;
  private final String division;

  Rounds(
      Commands commands,
      Duties duties,
      WorkCalendar calendar,
      Planning planning,
      RoundViews views,
      BusinessClock clock,
      String division) {
    this.commands = commands;
    this.duties = duties;
    this.calendar = calendar;
    this.planning = planning;
    this.views = views;
    this.clock = clock;
    this.division = division;
  }

  Answer attach(Request request) {
    var choice = request.body(Choice.class);
    return change(
        request,
        tx -> {
          Ladder ladder =
              LadderStore.byId(tx, division, choice.ladder())
                  .orElseThrow(() -> Problem.invalid("/ladder", "没有这个阶梯"));
          duties.requireStanding(tx, request.id("circular"));
          follow(tx, withDueDay(tx, request.id("circular")), ladder);
        });
  }

  private Told withDueDay(Tx tx, UUID id) {
    Told circular = views.circular(tx, id);
    if (circular.dueOn() == null) {
      throw Problem.conflict("这份通知没有截止日，不能按阶梯催报。");
    }
    return circular;
  }

  void follow(Tx tx, Told circular, Ladder ladder) {
    var working = calendar.held(tx);
    duties.hold(tx, circular.circular());
    RoundStore.follow(tx, circular.circular(), ladder, clock.now());
    RoundStore.dropPlanned(tx, circular.circular());
    planning.plan(tx, RoundStore.ladder(tx, circular.circular()).orElseThrow(), working);
  }

  Answer stop(Request request) {
    return change(
        request,
        tx -> {
          UUID circular = request.id("circular");
          if (RoundStore.ladder(tx, circular).filter(FollowedLadder::isRunning).isEmpty()) {
            throw Problem.conflict("这份通知没有在自动催报。");
          }
          stop(tx, circular);
        });
  }

  void stop(Tx tx, UUID circular) {
    RoundStore.stop(tx, circular, clock.now());
    RoundStore.dropPlanned(tx, circular);
  }

  Answer skip(Request request) {
    return change(
        request,
        tx -> {
          UUID circular = request.id("circular");
          UUID round = request.id("round");
          RoundStore.ladder(tx, circular).orElseThrow(Problem::notFound);
          if (RoundStore.ofCircular(tx, circular).stream().noneMatch(r -> r.id().equals(round))) {
            throw Problem.notFound();
          }
          if (!RoundStore.skip(tx, round, request.body(Reason.class).reason(), clock.now())) {
            throw Problem.conflict("这一次已经催过或者已经跳过了。");
          }
        });
  }

  Answer escalate(Request request) {
    var wanted = request.body(Escalation.class);
    int seen = Meanwhile.seen(request);
    return change(
        request,
        tx -> {
          Told circular = views.circular(tx, request.id("circular"));
          int version = duties.planVersion(tx, circular.circular());
          Meanwhile.requireSeen(
              tx, seen, version, "circular/" + circular.circular(), "changeEscalation");
          List<String> first = circular.plan().first();
          if (wanted.then().stream().anyMatch(first::contains)) {
            throw Problem.invalid("/then", "通知发出时已经用过的渠道，不用再写在后面。");
          }
          duties.changePlan(
              tx, circular.circular(), new Plan(first, wanted.then(), wanted.unreadAfterDays()));
        });
  }

  /** Waits for a round that runs right now, and then comes too late. */
  private Answer change(Request request, Consumer<Tx> work) {
    UUID circular = request.id("circular");
    return commands.run(
        request,
        tx -> {
          views.circular(tx, circular);
          calendar.held(tx);
          duties.hold(tx, circular);
          work.accept(tx);
          return new Outcome(
              "circular/" + circular,
              reason(request),
              (Answer.Json) Answer.ok(views.of(tx, circular)));
        });
  }

  /** Null where the operation asks for none. */
  private static String reason(Request request) {
    return request.body(Reason.class).reason();
  }
}
