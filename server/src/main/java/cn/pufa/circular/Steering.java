package cn.pufa.circular;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.circular.Circular.State;
import cn.pufa.circular.CircularProgress.Head;
import cn.pufa.circular.SteeringStore.Doubtful;
import cn.pufa.delivery.MessageState;
import cn.pufa.delivery.Messages;
import cn.pufa.delivery.Outcomes;
import cn.pufa.notice.Notices;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.reminder.Reminding;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Pausing a released circular, letting it go on, giving up the rest, and resolving doubts. */
final class Steering {

  private record Reason(String reason) {}

  private record Cancelled(UUID id, State state, int cancelled) {}

  private record Settlement(MessageState state, String reason) {}

  private record SettledMessage(UUID id, MessageState state, String reason) {}

  private final Commands commands;
  private final Notices notices;
  private final Messages messages;
  private final Outcomes outcomes;
  private final Reminding reminding;
  private final BusinessClock clock;
  private final String division;

  Steering(
      Commands commands,
      Notices notices,
      Messages messages,
      Outcomes outcomes,
      Reminding reminding,
      BusinessClock clock,
      String division) {
    this.commands = commands;
    this.notices = notices;
    this.messages = messages;
    this.outcomes = outcomes;
    this.reminding = reminding;
    this.clock = clock;
    this.division = division;
  }

  Answer pause(Request request) {
    UUID id = request.id("circular");
    String reason = request.body(Reason.class).reason();
    return commands.run(
        request,
        tx -> {
          if (held(tx, id).state() != State.RUNNING) {
            throw Problem.conflict("现在没有正在发送的，不用暂停。");
          }
          pause(tx, id, reason);
          return new Outcome("circular/" + id, reason, (Answer.Json) standing(tx, id));
        });
  }

  /** The caller holds its steering. */
  void pause(Tx tx, UUID id, String reason) {
    messages.pause(tx, id, reason);
    Changes.publish(tx, Notices.PROGRESS, id.toString());
  }

  /** The brake counts anew from here: what failed before has been seen by a person. */
  Answer resume(Request request) {
    UUID id = request.id("circular");
    return commands.run(
        request,
        tx -> {
          if (held(tx, id).state() != State.PAUSED) {
            throw Problem.conflict("这份通知没有暂停。");
          }
          SteeringStore.countFrom(tx, id, clock.now());
          messages.resume(tx, id);
          Changes.publish(tx, Notices.PROGRESS, id.toString());
          return Outcome.of("circular/" + id, standing(tx, id));
        });
  }

  Answer cancel(Request request) {
    UUID id = request.id("circular");
    String reason = request.body(Reason.class).reason();
    return commands.run(
        request,
        tx -> {
          int given = cancel(tx, id, reason);
          var answer = Answer.ok(new Cancelled(id, State.CANCELLED, given));
          return new Outcome("circular/" + id, reason, (Answer.Json) answer);
        });
  }

  private int cancel(Tx tx, UUID id, String reason) {
    Optional<Circular> drafted = CircularStore.lock(tx, division, id);
    if (drafted.isPresent() && drafted.get().releasedAt() == null) {
      requireNot(drafted.get().state(), State.CANCELLED, "这份通知已经取消了。");
      CircularStore.cancel(tx, id, reason);
      return 0;
    }
    State state = held(tx, id).state();
    requireNot(state, State.CANCELLED, "这份通知已经取消了。");
    SteeringStore.cancel(tx, id, reason);
    reminding.stop(tx, id);
    return notices.cancel(tx, id, reason);
  }

  private static void requireNot(State state, State refused, String detail) {
    if (state == refused) {
      throw Problem.conflict(detail);
    }
  }

  /** Held first and read then, so that it is as the decision before left it. */
  private Head held(Tx tx, UUID id) {
    WatchStore.head(tx, division, id).orElseThrow(Problem::notFound);
    SteeringStore.hold(tx, id);
    return WatchStore.head(tx, division, id).orElseThrow();
  }

  private Answer standing(Tx tx, UUID id) {
    return Answer.ok(WatchStore.progress(tx, WatchStore.head(tx, division, id).orElseThrow()));
  }

  /**
   * A person has found out what became of a message in doubt: it is not sent again, and what
   * follows is what would have followed had it been known at once.
   */
  Answer settle(Request request) {
    UUID message = request.id("message");
    var settlement = request.body(Settlement.class);
    return commands.run(
        request,
        tx -> {
          Doubtful doubtful =
              SteeringStore.doubtful(tx, division, message).orElseThrow(Problem::notFound);
          if (!messages.settle(tx, message, settlement.state(), settlement.reason())) {
            throw Problem.conflict("只有“待核实”的需要核实。");
          }
          outcomes.settled(tx, List.of(doubtful.as(settlement.state())));
          var answer =
              Answer.ok(new SettledMessage(message, settlement.state(), settlement.reason()));
          return new Outcome("message/" + message, settlement.reason(), (Answer.Json) answer);
        });
  }
}
