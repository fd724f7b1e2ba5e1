package cn.pufa.reminder;

import cn.pufa.audit.Commands;
import cn.pufa.notice.Duties;
import cn.pufa.notice.Notices;
import cn.pufa.notice.Told;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkCalendar;
import cn.pufa.platform.time.WorkingDays;
import java.time.LocalDate;
import java.util.UUID;

/** The doorway of this feature: its routes, and the ladder that a released circular follows. */
public final class Reminding {

  private final Database database;
  private final Duties duties;
  private final BusinessClock clock;
  private final String division;
  private final Rounds rounds;
  private final LadderRounds ladderRounds;
  private final HolidayYears holidays;
  private final DutyChanges changes;
  private final ReminderRoutes routes;

  public Reminding(
      Database database,
      Commands commands,
      Notices notices,
      WorkCalendar calendar,
      BusinessClock clock,
      String division) {
    this.database = database;
    this.duties = notices.duties();
    this.clock = clock;
    this.division = division;
    var planning = new Planning(duties, clock, division);
    var views = new RoundViews(duties, division);
    this.rounds = new Rounds(commands, duties, calendar, planning, views, clock, division);
    this.ladderRounds = new LadderRounds(database, commands, notices, clock, division);
    this.holidays = new HolidayYears(commands, calendar, planning, clock);
    this.changes = new DutyChanges(commands, notices, calendar, planning, clock, division);
    this.routes =
        new ReminderRoutes(
            database,
            new Ladders(commands, clock, division),
            rounds,
            views,
            new ChosenReminders(commands, notices, clock, division),
            changes,
            holidays);
  }

  public ReminderRoutes routes() {
    return routes;
  }

  /** A feature whose deadlines move with the days off. */
  public void register(Deadlines feature) {
    holidays.register(feature);
  }

  /**
   * @param listener called in the transaction that gives more time or withdraws a duty, with the
   *     circular and the organisation
   */
  public void onDutyChanged(DutyListener listener) {
    changes.onChanged(listener);
  }

  /**
   * @param guard called before more time is given; throws a conflict where nothing is asked that
   *     time could be given for
   */
  public void beforeMoreTime(DutyListener guard) {
    changes.beforeMoreTime(guard);
  }

  /** The usual ladder, where the bureau has none yet; any node may, and one does. */
  public void provideLadder() {
    database.run(tx -> LadderStore.provide(tx, division, LadderDraft.USUAL, clock.now()));
  }

  /**
   * From now on the circular follows the default ladder, where it is statutory and has a due day.
   * The caller held the days off before it locked anything of its own.
   */
  public void follow(Tx tx, UUID circular) {
    Told told = duties.circular(tx, division, circular).orElseThrow();
    if (told.kind() == Told.Kind.STATUTORY && told.dueOn() != null) {
      LadderStore.byDefault(tx, division).ifPresent(ladder -> rounds.follow(tx, told, ladder));
    }
  }

  /**
   * More time for one organisation, as {@code extendDuty} gives it: reminders that name the old day
   * stop, and its rounds are counted from the new one. The caller held the days off.
   *
   * @return the day that counts now
   */
  public LocalDate extend(
      Tx tx, UUID circular, UUID organization, LocalDate until, WorkingDays working) {
    duties.hold(tx, circular);
    return changes.extend(tx, circular, organization, until, working);
  }

  /** No more rounds, as when the circular is cancelled. */
  public void stop(Tx tx, UUID circular) {
    duties.hold(tx, circular);
    rounds.stop(tx, circular);
  }

  /** Runs the rounds whose time has come; on every node, as often as it likes. */
  public void run() {
    ladderRounds.run();
  }
}
