package cn.pufa.reminder;

import java.time.Instant;
import java.time.LocalDate;
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

  /** What is said on that day of what is due on the other. */
  LadderWords words(LocalDate due, LocalDate today) {
    return today.isAfter(due) ? after : before;
  }

  /** Null where the ladder has no such step any more. */
  Step step(int days) {
    return steps.stream().filter(step -> step.days() == days).findFirst().orElse(null);
  }
}
