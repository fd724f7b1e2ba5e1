package cn.pufa.circular;

import java.time.Instant;
import java.util.List;

/**
 * What the notice and each reminder brought about.
 *
 * @param days within which doing counts as brought about
 */
record Effect(int days, List<OccasionEffect> occasions) {

  static final int DAYS = 3;

  /**
   * @param organizations it spoke to, @param acted of them, within the days and before the next
   */
  record OccasionEffect(String occasion, Instant sentAt, int organizations, int read, int acted) {}
}
