package cn.pufa.circular;

import cn.pufa.notice.Notices;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkingDays;
import cn.pufa.reminder.Deadline;
import cn.pufa.reminder.Deadlines;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Moves the last days of circulars, drafted and released, when the days off change. */
final class CircularDeadlines implements Deadlines {

  /**
   * @param isReleased recipients know the day; {@code isFrozen}: the words name it already
   */
  record Running(UUID id, String title, Deadline deadline, boolean isReleased, boolean isFrozen) {}

  private final Notices notices;
  private final BusinessClock clock;
  private final String division;

  CircularDeadlines(Notices notices, BusinessClock clock, String division) {
    this.notices = notices;
    this.clock = clock;
    this.division = division;
  }

  @Override
  public List<Moved> reckon(Tx tx, WorkingDays days) {
    List<Moved> moved = new ArrayList<>();
    for (Running circular : DeadlineStore.running(tx, division, clock.today())) {
      Deadline before = circular.deadline();
      Deadline after = before.reckonedAnew(days, circular.isFrozen());
      if (!after.equals(before)) {
        move(tx, circular, after);
        moved.add(
            new Moved(
                circular.id(), circular.title(), before.due(), after.due(), after.explanation()));
      }
    }
    return moved;
  }

  private void move(Tx tx, Running circular, Deadline to) {
    DeadlineStore.move(tx, circular.id(), to);
    if (circular.isReleased()) {
      notices.moveDue(tx, circular.id(), to.due(), to.explanation());
    }
  }
}
