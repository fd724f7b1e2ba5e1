package cn.pufa.app;

import cn.pufa.audit.AuditRoutes;
import cn.pufa.audit.FilterWords;
import cn.pufa.file.FileRoutes;
import cn.pufa.file.OwnFiles;
import cn.pufa.finding.FindingRoutes;
import cn.pufa.finding.SavedFilters;
import cn.pufa.finding.ThingNames;
import cn.pufa.job.JobRoutes;
import cn.pufa.personal.Retention;
import cn.pufa.platform.files.Leftovers;
import cn.pufa.platform.http.Contract;
import cn.pufa.platform.http.Routes;
import cn.pufa.staff.ActRoutes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * What serves every feature alike: files sent up, the search over all lists, how far long work is,
 * and the trail of commands, put together.
 */
final class Workbench {

  private final Ground ground;
  private final Path uploads;
  private final SavedFilters savedFilters;
  private final Contract contract;

  /**
   * @param uploads folder of what is being sent up
   */
  Workbench(Ground ground, Path uploads, Contract contract) {
    this.ground = ground;
    this.uploads = uploads;
    this.contract = contract;
    savedFilters =
        new SavedFilters(
            ground.database(),
            ground.commands(),
            ground.trailWords(),
            new FilterWords(contract, ground.trailWords()),
            ground.clock());
  }

  OwnFiles ownFiles() {
    return new OwnFiles(ground.files());
  }

  /** What else of it is a person's own. */
  void register(PersonalRecords records, ThingNames names) {
    records.register(savedFilters, names);
    records.register(ground.jobs());
  }

  /** What of it is forgotten in time. */
  Stream<Runnable> forgetting(Retention retention) {
    return Stream.of(
        retention.chore("change_hint", ground.changes()::prune),
        retention.chore("command_key", ground.commands()::forgetOldKeys),
        retention.chore("job", ground.jobs()::forget),
        retention.chore("unclaimed_file", ground.files()::removeForgotten),
        retention.chore("unclaimed_file", this::removeLeftovers));
  }

  private void removeLeftovers(Duration age) {
    Leftovers.remove(uploads, "", ground.clock().now().minus(age));
  }

  void bind(Routes routes, ThingNames names) {
    var database = ground.database();
    var commands = ground.commands();
    new FileRoutes(commands, ground.files()).bind(routes);
    new FindingRoutes(database, contract.authorization(), ground.limits()).bind(routes);
    savedFilters.bind(routes);
    new JobRoutes(database, commands, ground.changes(), ground.clock()).bind(routes);
    new AuditRoutes(database, commands, contract, ground.trailWords()).bind(routes);
    new ActRoutes(
            database,
            contract.authorization(),
            ground.trailWords(),
            (tx, kind, code) -> names.of(tx, kind, code).isPresent())
        .bind(routes);
  }
}
