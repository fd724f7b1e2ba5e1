package cn.pufa.agent;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;

/** Forgetting what this feature need not keep any longer. */
public final class OldRecords {

  private final Database database;
  private final Files files;
  private final BusinessClock clock;

  OldRecords(Database database, Files files, BusinessClock clock) {
    this.database = database;
    this.files = files;
    this.clock = clock;
  }

  /** With the papers that were scanned for them. */
  public void forgetEndedBindings(Duration age) {
    database.run(
        tx ->
            BindingStore.prune(tx, clock.now().minus(age)).stream()
                .map(CounterChanges::record)
                .forEach(record -> files.forgetOf(tx, record)));
  }

  public void forgetSpentInvitations(Duration age) {
    database.run(tx -> InvitationStore.prune(tx, clock.now().minus(age)));
  }

  public void forgetDecidedRequests(Duration age) {
    database.run(tx -> BindingRequestStore.prune(tx, clock.now().minus(age)));
  }
}
