package cn.pufa.training;

import cn.pufa.audit.Commands;
import cn.pufa.hours.Hours;
import cn.pufa.identity.People;
import cn.pufa.notice.PersonalNotices;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.RateLimits;
import cn.pufa.platform.time.BusinessClock;
import java.util.Optional;

/**
 * What this feature is given to work with.
 *
 * @param publicUrl where residents open the service; empty where the bureau has not said
 */
public record TrainingParts(
    Database database,
    Commands commands,
    People people,
    PersonalNotices notices,
    Hours hours,
    RateLimits limits,
    Changes changes,
    Workers workers,
    Optional<String> publicUrl,
    BusinessClock clock) {}
