package cn.pufa.reminder;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.WorkingDays;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A feature that sets deadlines, and reckons them anew when the days off change. */
public interface Deadlines {

  /**
   * @param id of what it belongs to, @param title as staff know it
   * @param to the same day where only the explanation changed
   * @param explanation why it is that day, in Chinese
   */
  record Moved(UUID id, String title, LocalDate from, LocalDate to, String explanation) {}

  /**
   * Reckons every deadline that is still running, within the transaction that enters the days off.
   * One that recipients were told of moves to a later day or stays; see {@link Deadline}. The
   * bureau's own move either way.
   */
  List<Moved> reckon(Tx tx, WorkingDays days);
}
