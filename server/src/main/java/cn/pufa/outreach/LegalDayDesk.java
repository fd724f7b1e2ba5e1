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

/** Keeping the calendar of legal days. */
final class LegalDayDesk {

  private record Removal(String reason) {}

  private final Commands commands;
  private final BusinessClock clock;

  LegalDayDesk(Commands commands, BusinessClock clock) {
    this.commands = commands;
    this.clock = clock;
  }

  Answer create(Request request) {
    LegalDay.Draft draft = sound(request);
    return commands.run(
        request,
        tx -> {
          UUID id = LegalDayStore.insert(tx, draft);
          return Outcome.of(subject(id), Answer.created(day(tx, id)));
        });
  }

  Answer change(Request request) {
    UUID id = request.id("day");
    LegalDay.Draft draft = sound(request);
    return commands.run(
        request,
        tx -> {
          Meanwhile.requireSeen(tx, draft.after(), lock(tx, id), subject(id), "changeLegalDay");
          LegalDayStore.update(tx, id, draft);
          return Outcome.of(subject(id), Answer.ok(day(tx, id)));
        });
  }

  Answer remove(Request request) {
    UUID id = request.id("day");
    String reason = request.body(Removal.class).reason();
    return commands.run(
        request,
        tx -> {
          lock(tx, id);
          LegalDay day = day(tx, id);
          LegalDayStore.remove(tx, id, clock.now());
          return new Outcome(subject(id), reason, (Answer.Json) Answer.ok(day));
        });
  }

  private static LegalDay.Draft sound(Request request) {
    var draft = request.body(LegalDay.Draft.class);
    draft.requireSound();
    return draft;
  }

  private static int lock(Tx tx, UUID id) {
    LegalDayStore.Locked day = LegalDayStore.lock(tx, id).orElseThrow(Problem::notFound);
    if (day.removed()) {
      throw Problem.conflict("这个日子已经删去。");
    }
    return day.version();
  }

  private static LegalDay day(Tx tx, UUID id) {
    return LegalDayStore.byId(tx, id).orElseThrow();
  }

  private static String subject(UUID id) {
    return "legal-day/" + id;
  }
}
