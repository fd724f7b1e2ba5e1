package cn.pufa.training;

import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Where and when sessions meet, for features that send people there. */
public final class Meetings {

  public record Meeting(String title, String place, Instant startsAt, Instant endsAt) {}

  private final String division;

  /**
   * @param division the county, whose sessions these are
   */
  public Meetings(String division) {
    this.division = division;
  }

  /**
   * Empty where there is no such session, or it was called off; until this transaction ends it is
   * not.
   */
  public Optional<Meeting> hold(Tx tx, UUID session) {
    return SessionStore.hold(tx, division, session)
        .filter(found -> !found.isCancelled())
        .map(found -> new Meeting(found.title(), found.place(), found.startsAt(), found.endsAt()));
  }
}
