package cn.pufa.circular;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.Meanwhile;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkCalendar;
import java.util.UUID;

/** Writing a circular, and changing it until it is released. */
final class Drafts {

  private final Commands commands;
  private final Freezer freezer;
  private final WorkCalendar calendar;
  private final BusinessClock clock;
  private final String division;

  Drafts(
      Commands commands,
      Freezer freezer,
      WorkCalendar calendar,
      BusinessClock clock,
      String division) {
    this.commands = commands;
    this.freezer = freezer;
    this.calendar = calendar;
    this.clock = clock;
    this.division = division;
  }

  Answer create(Request request) {
    var draft = request.body(CircularDraft.class);
    draft.requireSound(clock.today());
    UUID author = request.caller().person();
    return commands.run(
        request,
        tx -> {
          DueDay due = due(tx, draft);
          UUID id = CircularStore.insert(tx, division, draft, due, clock.now(), author);
          return Outcome.of(
              "circular/" + id, Answer.created(CircularStore.byId(tx, division, id).orElseThrow()));
        });
  }

  Answer update(Request request) {
    UUID id = request.id("circular");
    var draft = request.body(CircularDraft.class);
    draft.requireSound(clock.today());
    int seen = Meanwhile.seen(request);
    return commands.run(
        request,
        tx -> {
          DueDay due = due(tx, draft);
          Circular before = CircularStore.lock(tx, division, id).orElseThrow(Problem::notFound);
          if (!before.isDraft()) {
            throw Problem.conflict("只有草稿可以修改。已经发布或取消的，请另起草一份。");
          }
          Meanwhile.requireSeen(tx, seen, before.version(), "circular/" + id, "updateCircular");
          CircularStore.update(tx, id, draft, due(tx, draft), request.caller().person());
          return Outcome.of(
              "circular/" + id, Answer.ok(CircularStore.byId(tx, division, id).orElseThrow()));
        });
  }

  /** Refused where the words do not fit with it. */
  private DueDay due(Tx tx, CircularDraft draft) {
    DueDay due = DueDay.of(draft.dueOn(), calendar.held(tx));
    freezer.freeze(tx, draft, due).requireFaultless();
    return due;
  }
}
