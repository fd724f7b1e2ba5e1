package cn.pufa.circular;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Where a circular stands. Counts are of organisations.
 *
 * @param pausedAt null unless it is held back; likewise {@code pauseReason}
 * @param received reached by some way besides the inbox
 * @param finished no message is queued or being sent
 */
record CircularProgress(
    UUID id,
    String source,
    String kind,
    String title,
    Circular.State state,
    Instant pausedAt,
    String pauseReason,
    int organizations,
    int received,
    int read,
    int acknowledged,
    int acted,
    int needHelp,
    List<WayCounts> ways,
    List<FailureCount> failures,
    boolean finished) {

  private static final Set<String> PEOPLE = Set.of("phone", "letter");

  /** What is known of a released circular itself. */
  record Head(
      UUID id,
      String source,
      String kind,
      String title,
      Circular.State state,
      Instant pausedAt,
      String pauseReason) {}

  record Totals(
      int organizations, int received, int read, int acknowledged, int acted, int needHelp) {}

  record WayCounts(
      String occasion,
      String channel,
      int queued,
      int sending,
      int sent,
      int failed,
      int uncertain,
      int stopped,
      int cancelled,
      int crossed) {

    /** Calls and letters take their time; nobody waits for them in front of a screen. */
    private boolean isMoving() {
      return queued + sending > 0 && !PEOPLE.contains(channel);
    }
  }

  record FailureCount(
      String channel, String state, String failure, int count, String reason, String advice) {}

  static CircularProgress of(
      Head head, Totals totals, List<WayCounts> ways, List<FailureCount> failures) {
    return new CircularProgress(
        head.id(),
        head.source(),
        head.kind(),
        head.title(),
        head.state(),
        head.pausedAt(),
        head.pauseReason(),
        totals.organizations(),
        totals.received(),
        totals.read(),
        totals.acknowledged(),
        totals.acted(),
        totals.needHelp(),
        ways,
        failures,
        ways.stream().noneMatch(WayCounts::isMoving));
  }
}
