package cn.pufa.app;

import cn.pufa.law.Law;
import cn.pufa.ledger.Ledgers;
import cn.pufa.needs.Needs;
import cn.pufa.notice.PersonalNotices;
import cn.pufa.platform.http.Routes;
import java.util.stream.Stream;

/** The bureau's ledgers (台账), put together. */
final class Bookkeeping {

  private final Ledgers ledgers;

  Bookkeeping(Ground ground, Needs needs, Law law, PersonalNotices notices) {
    ledgers =
        new Ledgers(
            ground.database(),
            ground.commands(),
            needs.matters(),
            law.citations(),
            notices,
            ground.calendar(),
            ground.workers(),
            ground.jobs(),
            ground.clock(),
            ground.bureau());
    ledgers.name(ground.trailWords());
  }

  /** What falls due by the clock. */
  Stream<Runnable> due() {
    return Stream.of(ledgers::tend);
  }

  void bind(Routes routes) {
    ledgers.routes().bind(routes);
  }

  Ledgers ledgers() {
    return ledgers;
  }
}
