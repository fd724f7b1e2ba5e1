package cn.pufa.exam;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How an exam is drawn and taken (组卷方案), in one of its versions.
 *
 * @param attempts how often in a calendar year
 * @param course that must be completed first, or null
 * @param qualification what passing gives a certificate for, or null
 * @param source fingerprint of one that came with the product, or null
 */
record Blueprint(
    String exam,
    int number,
    String title,
    List<Learner> audience,
    List<Part> parts,
    int minutes,
    int passPercent,
    int attempts,
    int coolDownHours,
    String course,
    Learner qualification,
    boolean open,
    String source,
    Instant changedAt) {

  private static final int WHOLE = 100;

  int questions() {
    return parts.stream().mapToInt(Part::count).sum();
  }

  /** How many right answers pass, of as many questions as it asks. */
  int needed() {
    return Math.ceilDiv(questions() * passPercent, WHOLE);
  }

  Duration time() {
    return Duration.ofMinutes(minutes);
  }

  Duration coolDown() {
    return Duration.ofHours(coolDownHours);
  }

  /**
   * @param roles codes of roles somebody holds
   */
  boolean isFor(List<String> roles) {
    return audience.stream().map(Learner::code).anyMatch(roles::contains);
  }
}
