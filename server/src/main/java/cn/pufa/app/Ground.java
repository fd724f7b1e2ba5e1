package cn.pufa.app;

import cn.pufa.audit.Commands;
import cn.pufa.audit.TrailWords;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.People;
import cn.pufa.job.Jobs;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.http.RateLimits;
import cn.pufa.platform.secret.Vault;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkCalendar;

/** What nearly every feature stands on. */
record Ground(
    Database database,
    Commands commands,
    People people,
    Divisions divisions,
    TrailWords trailWords,
    Changes changes,
    RateLimits limits,
    Workers workers,
    Jobs jobs,
    Files files,
    Vault vault,
    WorkCalendar calendar,
    BusinessClock clock) {

  /** The division that is the bureau's. */
  String bureau() {
    return divisions.county().code();
  }
}
