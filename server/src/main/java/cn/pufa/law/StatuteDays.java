package cn.pufa.law;

import cn.pufa.audit.Commands;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;

/** Sees to what comes of itself: the first day of a version, the last of a statute. */
final class StatuteDays {

  private final Database database;
  private final Commands commands;
  private final StatuteKeeping keeping;
  private final BusinessClock clock;

  StatuteDays(Database database, Commands commands, StatuteKeeping keeping, BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.keeping = keeping;
    this.clock = clock;
  }

  /** Of several nodes that see the day come, one does what is due. */
  void turn() {
    if (database.read(tx -> CatalogueStore.due(tx, clock.today())).isEmpty()) {
      return;
    }
    database.run(this::turn);
  }

  private void turn(Tx tx) {
    List<String> due = CatalogueStore.due(tx, clock.today());
    CatalogueStore.lockChanged(tx, due);
    for (String statute : due) {
      if (CatalogueStore.markSeen(tx, statute, clock.today())) {
        keeping.changed(tx, statute);
        commands.append(tx, "system", "turnStatuteDay", "statute/" + statute, null, "-");
      }
    }
  }
}
