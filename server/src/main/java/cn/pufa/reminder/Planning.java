package cn.pufa.reminder;

import cn.pufa.notice.Duties;
import cn.pufa.notice.Told;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkingDays;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/** Makes the rounds of a circular what its ladder, its due days and the days off say. */
final class Planning {

  private final Duties duties;
  private final BusinessClock clock;
  private final String division;

  Planning(Duties duties, BusinessClock clock, String division) {
    this.duties = duties;
    this.clock = clock;
    this.division = division;
  }

  /**
   * The caller holds the circular. Steps whose time has passed are not planned, so what is recorded
   * as of the past reminds nobody; nor are those before the day from which on it can be done. What
   * was done before an extension ended has its rounds all the same: taken back, it is owed again,
   * and a round that nobody owes reminds nobody.
   *
   * @return rounds that are new or moved
   */
  int plan(Tx tx, FollowedLadder ladder, WorkingDays working) {
    Told circular = duties.circular(tx, division, ladder.circular()).orElseThrow();
    List<LocalDate> extensions = duties.extensions(tx, ladder.circular());
    RoundStore.dropExtensionsBut(tx, ladder.circular(), extensions);
    int moved = plan(tx, circular, ladder, null, working);
    for (LocalDate extendedTo : extensions) {
      moved += plan(tx, circular, ladder, extendedTo, working);
    }
    return moved;
  }

  private int plan(
      Tx tx, Told circular, FollowedLadder ladder, LocalDate extendedTo, WorkingDays working) {
    LocalDate due = extendedTo == null ? circular.dueOn() : extendedTo;
    return RoundStore.plan(
        tx,
        ladder.circular(),
        extendedTo,
        due,
        Timetable.of(ladder.steps(), due, working).stream()
            .filter(entry -> !comesBeforeTheOpening(circular, entry))
            .toList(),
        clock.now());
  }

  private static boolean comesBeforeTheOpening(Told circular, Timetable.Entry entry) {
    return entry.runsAt() != null
        && circular.opensAfter(LocalDate.ofInstant(entry.runsAt(), BusinessClock.ZONE));
  }

  /**
   * Every circular that follows a ladder or has given somebody more time, after the days off
   * changed; in one order, so that two who do so wait for each other.
   */
  int planAll(Tx tx, WorkingDays working) {
    Set<UUID> ladders = Set.copyOf(RoundStore.running(tx));
    SortedSet<UUID> circulars = new TreeSet<>(ladders);
    circulars.addAll(duties.extended(tx));
    int moved = 0;
    for (UUID circular : circulars) {
      duties.hold(tx, circular);
      moveExtensions(tx, circular, working);
      if (ladders.contains(circular)) {
        moved += plan(tx, RoundStore.ladder(tx, circular).orElseThrow(), working);
      }
    }
    return moved;
  }

  /** An extension until a day that became one of rest ends on the next working day. */
  private void moveExtensions(Tx tx, UUID circular, WorkingDays working) {
    for (LocalDate day : duties.extensions(tx, circular)) {
      LocalDate due = Deadline.of(day, working).due();
      if (!due.equals(day) && duties.moveExtensions(tx, circular, day, due) > 0) {
        RoundStore.moveExtension(tx, circular, day, due);
      }
    }
  }
}
