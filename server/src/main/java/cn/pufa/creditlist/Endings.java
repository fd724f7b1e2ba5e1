package cn.pufa.creditlist;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.procedure.Procedures;

/** Ends a move whose reason is gone, with its procedure and its task; nothing is decided. */
record Endings(Procedures procedures, BusinessClock clock) {

  void drop(Tx tx, Move open, String why) {
    procedures.end(tx, open.procedure(), why);
    MoveStore.finish(tx, open.id(), Move.Progress.DROPPED, null);
    TaskStore.done(tx, open.id(), clock.today());
  }
}
