package cn.pufa.hours;

import cn.pufa.audit.Commands;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.People;
import cn.pufa.notice.PersonalNotices;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** The doorway of this feature: verified hours are recorded, and taken back, here only. */
public final class Hours {

  private final Database database;
  private final BusinessClock clock;
  private final Learners learners;
  private final HoursViews views;
  private final HoursRoutes routes;

  public Hours(
      Database database,
      Commands commands,
      People people,
      PersonalNotices notices,
      Divisions divisions,
      Workers workers,
      BusinessClock clock) {
    this.database = database;
    this.clock = clock;
    this.learners = new Learners(people, divisions);
    this.views = new HoursViews(learners, divisions, clock);
    var statements = new Statements(commands, learners, notices, views, clock);
    this.routes = new HoursRoutes(database, views, statements, learners, workers, clock);
  }

  public HoursRoutes routes() {
    return routes;
  }

  public OwnHours own() {
    return new OwnHours();
  }

  /**
   * In the transaction that found the attendance or the completion. Once for each source and
   * person: the same again changes nothing; other minutes, day or title take back what stands and
   * record anew.
   */
  public void record(Tx tx, Entry entry) {
    correct(tx, entry, "更正");
  }

  /** Likewise, only where nothing of this source and person stands: what was given stays whole. */
  public void recordOnce(Tx tx, Entry entry) {
    boolean done = false;
    while (!done) {
      var last = HoursStore.last(tx, entry.source(), entry.sourceId(), entry.person());
      done =
          last.map(before -> before.stands() || give(tx, entry, before.turn() + 1))
              .orElseGet(() -> give(tx, entry, 1));
    }
  }

  /**
   * As {@link #record}, of hours that somebody may have been given already.
   *
   * @param reason why other minutes than these are taken back, in words that the person reads
   */
  public void correct(Tx tx, Entry entry, String reason) {
    boolean done = false;
    while (!done) {
      var last = HoursStore.last(tx, entry.source(), entry.sourceId(), entry.person());
      done =
          last.map(before -> follow(tx, entry, before, reason)).orElseGet(() -> give(tx, entry, 1));
    }
  }

  private boolean follow(Tx tx, Entry entry, HoursStore.Last last, String reason) {
    if (!last.stands()) {
      return give(tx, entry, last.turn() + 1);
    }
    boolean isSame =
        last.minutes() == entry.minutes()
            && last.heldOn().equals(entry.on())
            && last.title().equals(entry.title());
    return isSame || takeBack(tx, entry, last, reason) && give(tx, entry, last.turn() + 2);
  }

  private boolean give(Tx tx, Entry entry, int turn) {
    return HoursStore.insert(
        tx, entry, division(tx, entry.person()), turn, entry.minutes(), null, clock.now());
  }

  private boolean takeBack(Tx tx, Entry entry, HoursStore.Last last, String reason) {
    var opposite =
        new Entry(
            entry.person(),
            entry.source(),
            entry.sourceId(),
            last.title(),
            last.heldOn(),
            last.minutes());
    return HoursStore.insert(
        tx,
        opposite,
        division(tx, entry.person()),
        last.turn() + 1,
        -last.minutes(),
        reason,
        clock.now());
  }

  private String division(Tx tx, UUID person) {
    return learners.divisionOf(tx, person);
  }

  /**
   * Takes back what stands of a source and person, by an opposite entry; nothing where nothing
   * stands.
   *
   * @param reason in words that the person reads, such as 签到更正
   */
  public void withdraw(Tx tx, UUID person, Source source, UUID sourceId, String reason) {
    boolean done = false;
    while (!done) {
      Optional<HoursStore.Last> last =
          HoursStore.last(tx, source, sourceId, person).filter(HoursStore.Last::stands);
      done =
          last.map(
                  before ->
                      takeBack(
                          tx,
                          new Entry(
                              person,
                              source,
                              sourceId,
                              before.title(),
                              before.heldOn(),
                              before.minutes()),
                          before,
                          reason))
              .orElse(true);
    }
  }

  /** A statement of the demo. */
  public void state(Tx tx, UUID person, String name, String title, LocalDate heldOn, int minutes) {
    var draft = new StatementDraft(heldOn, title, minutes);
    HoursStore.state(tx, person, name, division(tx, person), draft, clock.now());
  }

  /**
   * @param age how long a refused or withdrawn statement is kept
   */
  public void forgetRefused(Duration age) {
    database.run(tx -> HoursStore.forget(tx, clock.now().minus(age)));
  }
}
