package cn.pufa.circular;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.circular.Audience.Entry;
import cn.pufa.notice.Notices;
import cn.pufa.notice.Told;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkCalendar;
import cn.pufa.reminder.Reminding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Releasing a circular, once: at the word of a second person, at once or at the time they set. */
final class Releases {

  static final String SOURCE = "circular";

  private static final Duration FARTHEST = Duration.ofDays(366);
  private static final String NOBODY_LEFT = "到了定好的时间，名单里的单位都不用通知了。";

  /**
   * @param releaseAt null for at once
   */
  private record ReleaseDraft(Instant releaseAt) {}

  private final Commands commands;
  private final DryRuns dryRuns;
  private final Notices notices;
  private final Reminding reminding;
  private final WorkCalendar calendar;
  private final BusinessClock clock;
  private final String division;

  Releases(
      Commands commands,
      DryRuns dryRuns,
      Notices notices,
      Reminding reminding,
      WorkCalendar calendar,
      BusinessClock clock,
      String division) {
    this.commands = commands;
    this.dryRuns = dryRuns;
    this.notices = notices;
    this.reminding = reminding;
    this.calendar = calendar;
    this.clock = clock;
    this.division = division;
  }

  Answer release(Request request) {
    UUID id = request.id("circular");
    Instant at = request.body(ReleaseDraft.class).releaseAt();
    UUID releaser = request.caller().person();
    requireSoon(at);
    return commands.run(
        request,
        tx -> {
          // Before the circular, as whoever enters days off takes them in this order.
          calendar.held(tx);
          Circular circular = CircularStore.lock(tx, division, id).orElseThrow(Problem::notFound);
          requireSecondPerson(circular, releaser);
          freeze(tx, circular, at, releaser);
          if (at == null) {
            send(tx, circular);
          }
          return Outcome.of(
              "circular/" + id,
              Answer.accepted(CircularStore.byId(tx, division, id).orElseThrow()));
        });
  }

  private void requireSoon(Instant at) {
    if (at == null) {
      return;
    }
    if (!at.isAfter(clock.now())) {
      throw Problem.invalid("/releaseAt", "这个时间已经过了。要马上发，请不填时间。");
    }
    if (at.isAfter(clock.now().plus(FARTHEST))) {
      throw Problem.invalid("/releaseAt", "最多定到一年以内");
    }
  }

  private static void requireSecondPerson(Circular circular, UUID releaser) {
    if (!circular.isDraft()) {
      throw Problem.conflict("这份通知已经发布、定时或取消，不会再发一次。");
    }
    if (releaser.equals(circular.createdBy())) {
      throw Problem.conflict("起草人不能自己发布。请由分管领导或另一位经办科员核对后发布。");
    }
  }

  private void freeze(Tx tx, Circular circular, Instant at, UUID releaser) {
    CircularStore.freeze(tx, circular.id(), dryRuns.requireReady(tx, circular, at), at, releaser);
    AudienceStore.freeze(tx, division, circular.kind(), circular.audience(), circular.id());
  }

  private void send(Tx tx, Circular circular) {
    List<Entry> told = AudienceStore.toldFrozen(tx, circular.id());
    notices.open(tx, told(circular));
    notices.enqueue(
        tx,
        circular.id(),
        CircularStore.forms(tx, circular.id()),
        told.stream()
            .map(entry -> new Notices.Recipient(entry.organization(), entry.organizationName()))
            .toList());
    reminding.follow(tx, circular.id());
    CircularStore.released(tx, circular.id(), clock.now());
  }

  private Told told(Circular circular) {
    return new Told(
        circular.id(),
        division,
        circular.kind(),
        SOURCE,
        circular.title(),
        circular.documentNumber(),
        circular.opensOn(),
        circular.dueOn(),
        circular.dueExplanation(),
        circular.plan());
  }

  /**
   * The set time has come. Whoever no longer fits is left out; where nobody is left, nothing goes
   * out and the circular says so.
   *
   * @return false where another node has it in hand, or somebody gave it up meanwhile
   */
  boolean releaseDue(Tx tx, UUID id) {
    calendar.held(tx);
    if (!CircularStore.takeDue(tx, id, clock.now())) {
      return false;
    }
    Circular circular = CircularStore.byId(tx, division, id).orElseThrow();
    AudienceStore.checkAgain(tx, division, circular.kind(), circular.audience(), id);
    if (AudienceStore.countFrozen(tx, id).told() == 0) {
      CircularStore.cancel(tx, id, NOBODY_LEFT);
    } else {
      send(tx, circular);
    }
    commands.append(tx, "system", "releaseScheduledCircular", "circular/" + id, null, "-");
    return true;
  }

  List<UUID> due(Tx tx) {
    return CircularStore.due(tx, division, clock.now());
  }
}
