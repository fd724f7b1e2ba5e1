package cn.pufa.annualreport;

import cn.pufa.annualreport.Steps.Taken;
import cn.pufa.audit.Commands;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.util.Optional;

/**
 * Writes down that a campaign opened or closed, once over all nodes, in the order of the days. What
 * may be filed never waits for it: that follows from the days themselves.
 */
final class CampaignClock {

  private final Database database;
  private final Commands commands;
  private final BusinessClock clock;
  private final String division;

  CampaignClock(Database database, Commands commands, BusinessClock clock, String division) {
    this.database = database;
    this.commands = commands;
    this.clock = clock;
    this.division = division;
  }

  /** On every node, as often as it likes. */
  void run() {
    for (StepStore.Due due : database.read(tx -> StepStore.due(tx, division, clock.today()))) {
      database.run(tx -> take(tx, due));
    }
  }

  /** Whoever comes second waits for the first, and finds it done. */
  private void take(Tx tx, StepStore.Due due) {
    Optional<Campaign> campaign = CampaignStore.lock(tx, division, due.campaign());
    if (campaign.isEmpty() || StepStore.isTaken(tx, due.campaign(), due.step())) {
      return;
    }
    StepStore.take(tx, due.campaign(), new Taken(due.step(), clock.now(), due.day(), null, null));
    commands.append(
        tx,
        "system",
        due.step() == Steps.Step.OPENED ? "openCampaign" : "closeCampaign",
        "campaign/" + due.campaign(),
        due.day().toString(),
        "-");
  }
}
