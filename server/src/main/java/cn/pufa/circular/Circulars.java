package cn.pufa.circular;

import cn.pufa.audit.Commands;
import cn.pufa.delivery.Messages;
import cn.pufa.delivery.Outcomes;
import cn.pufa.notice.Notices;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkCalendar;
import cn.pufa.reminder.Reminding;
import cn.pufa.wording.Templates;
import java.util.Optional;
import java.util.UUID;

/** The doorway of this feature: its routes, and what runs by itself. */
public final class Circulars implements AutoCloseable {

  private final CircularRoutes routes;
  private final ScheduledReleases scheduled;
  private final CircularBrake brake;
  private final Freezer freezer;
  private final String division;

  public Circulars(
      Database database,
      Commands commands,
      Notices notices,
      Messages messages,
      Templates templates,
      Outcomes outcomes,
      Changes changes,
      Reminding reminding,
      WorkCalendar calendar,
      Workers workers,
      BusinessClock clock,
      String division) {
    this.division = division;
    this.freezer = new Freezer(templates);
    var drafts = new Drafts(commands, freezer, calendar, clock, division);
    reminding.register(new CircularDeadlines(notices, clock, division));
    var dryRuns = new DryRuns(notices, freezer, templates.filling(), clock, division);
    var releases = new Releases(commands, dryRuns, notices, reminding, calendar, clock, division);
    var steering = new Steering(commands, notices, messages, outcomes, reminding, clock, division);
    this.scheduled = new ScheduledReleases(database, releases);
    this.brake =
        new CircularBrake(
            database, commands, steering, changes, CircularBrake.Setting.USUAL, division);
    this.routes =
        new CircularRoutes(
            database,
            drafts,
            dryRuns,
            releases,
            steering,
            changes,
            new CircularRecord(database, workers, division),
            division);
  }

  public CircularRoutes routes() {
    return routes;
  }

  /** Words as they stand; empty where there is no such circular, or something is not filled in. */
  public Optional<Plain> plain(Tx tx, UUID circular) {
    return CircularStore.byId(tx, division, circular)
        .flatMap(
            one ->
                Optional.ofNullable(freezer.freeze(tx, one.draft(), one.due()).forms())
                    .map(forms -> new Plain(one.title(), forms.plain())));
  }

  public record Plain(String title, String words) {}

  /** From now on set times are kept, and circulars that fail are held back. */
  public Circulars start() {
    scheduled.start();
    brake.start();
    return this;
  }

  @Override
  public void close() {
    scheduled.close();
    brake.close();
  }
}
