package cn.pufa.platform.time;

import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.util.UUID;

/**
 * The working days that hold now: the years shipped with the server, and over them the years that
 * were entered. All nodes share them through the database.
 */
public final class WorkCalendar {

  /**
   * @param version changes with every entry
   */
  private record Known(UUID version, WorkingDays days) {}

  /**
   * That somebody entered a year.
   *
   * @param version counts up with each time, 0 while nobody has
   * @param at null while nobody has
   */
  public record Entry(int version, Instant at) {

    private static final Entry NONE = new Entry(0, null);
  }

  private final WorkingDays shipped = WorkingDays.load();
  private volatile Known known = new Known(null, shipped);

  /** To show; somebody may enter a year right after. */
  public WorkingDays days(Tx tx) {
    return days(tx, HolidayStore.version(tx));
  }

  /**
   * To reckon with: nobody enters a year until the transaction ends, so that a deadline set here is
   * among those that the next entry moves.
   */
  public WorkingDays held(Tx tx) {
    return days(tx, HolidayStore.hold(tx));
  }

  private WorkingDays days(Tx tx, UUID version) {
    Known now = known;
    if (!version.equals(now.version())) {
      now = new Known(version, shipped.with(HolidayStore.entered(tx)));
      known = now;
    }
    return now.days();
  }

  /**
   * Puts a year in place of what was known of it; waits for everybody who holds the days, and keeps
   * the next ones waiting until the transaction ends.
   */
  public WorkingDays enter(Tx tx, HolidayYear year, Instant at) {
    UUID version = HolidayStore.renew(tx);
    HolidayStore.enter(tx, year, at);
    return days(tx, version);
  }

  public Entry entry(Tx tx, int year) {
    return HolidayStore.entry(tx, year).orElse(Entry.NONE);
  }
}
