package cn.pufa.penalty;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.time.WorkCalendar;
import cn.pufa.platform.time.WorkingDays;
import cn.pufa.procedure.Procedures;
import cn.pufa.reminder.Deadlines;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps the rows by which cases are listed at what these add up to where no step of the case says
 * so: its notice is served, heard and reviewed elsewhere, and its days move with the days off.
 */
final class CaseRows implements Deadlines, Procedures.Owner {

  private final Database database;
  private final Cases cases;
  private final WorkCalendar calendar;
  private volatile boolean isCaughtUp;

  CaseRows(Database database, Cases cases, WorkCalendar calendar) {
    this.database = database;
    this.cases = cases;
    this.calendar = calendar;
  }

  @Override
  public void hold(Tx tx, String record) {
    PenaltyStore.lock(tx, Reach.ALL, id(record));
  }

  @Override
  public void moved(Tx tx, String record) {
    PenaltyStore.byId(tx, Reach.ALL, id(record))
        .ifPresent(row -> cases.refresh(tx, row, calendar.days(tx)));
  }

  /** See {@link Telling}: what follows the case is which of its notices it is. */
  private static UUID id(String record) {
    return UUID.fromString(record.split("/")[1]);
  }

  @Override
  public List<Moved> reckon(Tx tx, WorkingDays days) {
    return PenaltyStore.lockRunning(tx).stream()
        .flatMap(row -> anew(tx, row, days).stream())
        .toList();
  }

  private Optional<Moved> anew(Tx tx, PenaltyRow row, WorkingDays days) {
    return cases
        .refresh(tx, row, days)
        .filter(next -> !next.due().equals(row.dueOn()))
        .map(next -> moved(row, next));
  }

  private static Moved moved(PenaltyRow row, Clocks.Clock next) {
    return new Moved(
        row.id(),
        "%s：%s（%s）".formatted(row.organizationName(), next.title(), row.number()),
        Optional.ofNullable(row.dueOn()).orElse(next.due()),
        next.due(),
        next.why());
  }

  /** Once after a start: this release may know days off that the one before did not. */
  void catchUp() {
    if (!isCaughtUp) {
      database.run(this::date);
      isCaughtUp = true;
    }
  }

  private void date(Tx tx) {
    WorkingDays days = calendar.held(tx);
    PenaltyStore.lockUndated(tx).forEach(row -> cases.refresh(tx, row, days));
  }
}
