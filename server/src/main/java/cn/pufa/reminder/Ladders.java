package cn.pufa.reminder;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.Meanwhile;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Writing ladders. */
final class Ladders {

  private final Commands commands;
  private final BusinessClock clock;
  private final String division;

  Ladders(Commands commands, BusinessClock clock, String division) {
    this.commands = commands;
    this.clock = clock;
    this.division = division;
  }

  List<Ladder> list(Tx tx) {
    return LadderStore.list(tx, division);
  }

  Ladder get(Tx tx, UUID id) {
    return LadderStore.byId(tx, division, id).orElseThrow(Problem::notFound);
  }

  Answer create(Request request) {
    LadderDraft draft = sound(request);
    return commands.run(
        request,
        tx -> {
          UUID id = withItsOwnName(() -> LadderStore.insert(tx, division, draft, clock.now()));
          makeDefault(tx, id, draft);
          return Outcome.of("ladder/" + id, Answer.created(get(tx, id)));
        });
  }

  Answer change(Request request) {
    LadderDraft draft = sound(request);
    UUID id = request.id("ladder");
    int seen = Meanwhile.seen(request);
    return commands.run(
        request,
        tx -> {
          LadderStore.hold(tx, division, id);
          Ladder before = get(tx, id);
          Meanwhile.requireSeen(
              tx, seen, before.version(), before.changedAt(), "ladder/" + id, "changeLadder");
          if (before.isDefault() && Boolean.FALSE.equals(draft.isDefault())) {
            throw Problem.invalid("/isDefault", "要换默认阶梯，请把另一个阶梯设为默认。");
          }
          withItsOwnName(() -> LadderStore.change(tx, division, id, draft, clock.now()));
          makeDefault(tx, id, draft);
          return Outcome.of("ladder/" + id, Answer.ok(get(tx, id)));
        });
  }

  private static LadderDraft sound(Request request) {
    var draft = request.body(LadderDraft.class);
    draft.requireSound();
    return draft;
  }

  private void makeDefault(Tx tx, UUID id, LadderDraft draft) {
    if (Boolean.TRUE.equals(draft.isDefault())) {
      LadderStore.makeDefault(tx, division, id, clock.now());
    }
  }

  private static <T> T withItsOwnName(Supplier<T> write) {
    try {
      return write.get();
    } catch (RuntimeException fault) {
      if (Database.isDuplicate(fault, LadderStore.NAME_ONCE)) {
        throw Problem.invalid("/name", "已经有这个名字的阶梯了");
      }
      throw fault;
    }
  }
}
