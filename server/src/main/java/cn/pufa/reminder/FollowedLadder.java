package cn.pufa.reminder;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The ladder a circular follows, as it stood when it began to.
 *
 * @param stoppedAt null while it runs
 */
record FollowedLadder(
    UUID circular,
    String name,
    List<Step> steps,
    LadderWords before,
    LadderWords after,
    Instant stoppedAt) {

  boolean isRunning() {
    return stoppedAt == null;
  }

  /** Null where the ladder has no such step any more. */
  Step step(int days) {
    return steps.stream().filter(step -> step.days() == days).findFirst().orElse(null);
  }
}
