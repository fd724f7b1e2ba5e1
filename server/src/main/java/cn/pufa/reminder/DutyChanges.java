package cn.pufa.reminder;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.notice.Duty;
import cn.pufa.notice.Notices;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkCalendar;
import cn.pufa.platform.time.WorkingDays;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** More time for one organisation (延期), or nothing asked of it any more (撤回). */
final class DutyChanges {

  private record Extension(LocalDate until, String reason) {}

  private record Withdrawal(String reason) {}

  private final Commands commands;
  private final Notices notices;
  private final WorkCalendar calendar;
  private final Planning planning;
  private final BusinessClock clock;
  private final String division;
  private final List<DutyListener> listeners = new CopyOnWriteArrayList<>();
  private final List<DutyListener> guards = new CopyOnWriteArrayList<>();

  DutyChanges(
      Commands commands,
      Notices notices,
      WorkCalendar calendar,
      Planning planning,
      BusinessClock clock,
      String division) {
    this.commands = commands;
    this.notices = notices;
    this.calendar = calendar;
    this.planning = planning;
    this.clock = clock;
    this.division = division;
  }

  void onChanged(DutyListener listener) {
    listeners.add(listener);
  }

  void beforeMoreTime(DutyListener guard) {
    guards.add(guard);
  }

  private void tell(Tx tx, Duty duty) {
    listeners.forEach(one -> one.changed(tx, duty.circular(), duty.organization()));
  }

  Answer extend(Request request) {
    var extension = request.body(Extension.class);
    return change(request, extension.reason(), (tx, duty) -> extend(tx, duty, extension.until()));
  }

  private void extend(Tx tx, Duty duty, LocalDate wanted) {
    extend(tx, duty, wanted, calendar.held(tx));
  }

  LocalDate extend(Tx tx, UUID circular, UUID organization, LocalDate wanted, WorkingDays working) {
    return extend(tx, duty(tx, circular, organization), wanted, working);
  }

  private LocalDate extend(Tx tx, Duty duty, LocalDate wanted, WorkingDays working) {
    LocalDate until = Deadline.of(wanted, working).due();
    requireMoreTime(duty, until);
    guards.forEach(guard -> guard.changed(tx, duty.circular(), duty.organization()));
    if (duty.settledAs() != null) {
      notices.reopen(tx, duty.circular(), duty.organization());
    }
    notices.extend(tx, duty.circular(), duty.organization(), until);
    RoundStore.ladder(tx, duty.circular())
        .filter(FollowedLadder::isRunning)
        .ifPresent(ladder -> planning.plan(tx, ladder, working));
    tell(tx, duty);
    return until;
  }

  private void requireMoreTime(Duty duty, LocalDate until) {
    if ("submitted".equals(duty.settledAs())) {
      throw Problem.conflict("这家组织已经办理，不用延期。");
    }
    if (duty.dueOn() == null) {
      throw Problem.conflict("这份通知没有截止日，不用延期。");
    }
    if (until.isBefore(clock.today())) {
      throw Problem.invalid("/until", "不能早于今天");
    }
    if (!until.isAfter(duty.dueOn())) {
      throw Problem.invalid("/until", "要晚于现在的截止日" + LadderWords.day(duty.dueOn()));
    }
  }

  Answer withdraw(Request request) {
    String reason = request.body(Withdrawal.class).reason();
    return change(
        request,
        reason,
        (tx, duty) -> {
          if (duty.settledAs() != null) {
            throw Problem.conflict("这家组织已经办理，或者已经撤回。");
          }
          notices.excuse(tx, duty.circular(), duty.organization(), "已撤回，不再催。");
          tell(tx, duty);
        });
  }

  /**
   * The days off are held first, as whoever enters them takes them in this order; then the
   * circular, so that a round that runs right now is over or has not begun.
   */
  private Answer change(Request request, String reason, BiConsumer<Tx, Duty> work) {
    UUID circular = request.id("circular");
    UUID organization = request.id("organization");
    return commands.run(
        request,
        tx -> {
          calendar.held(tx);
          notices.duties().circular(tx, division, circular).orElseThrow(Problem::notFound);
          notices.duties().hold(tx, circular);
          work.accept(tx, duty(tx, circular, organization));
          return new Outcome(
              "circular/" + circular + "/organization/" + organization,
              reason,
              (Answer.Json) Answer.ok(duty(tx, circular, organization)));
        });
  }

  private Duty duty(Tx tx, UUID circular, UUID organization) {
    return notices.duties().of(tx, circular, organization).orElseThrow(Problem::notFound);
  }
}
