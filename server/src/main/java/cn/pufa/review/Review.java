package cn.pufa.review;

import java.time.Instant;
import java.util.UUID;

/**
 * One return under review.
 *
 * @param id of the return
 * @param arrivedAt first receipt; a correction does not move it
 * @param version of the content under review
 * @param risk sum of the weights of the flags that nobody set aside
 * @param claimedBy who took it last; null while nobody did
 */
record Review(
    UUID id,
    String township,
    UUID organization,
    String organizationName,
    String organizationType,
    int year,
    Instant arrivedAt,
    boolean late,
    int version,
    State state,
    int risk,
    UUID claimedBy,
    Instant claimedUntil) {

  enum State {
    WAITING("待审"),
    CORRECTING("退回补正，等组织改好再交"),
    PROPOSED("已提出结论，正在法制审核"),
    DECIDED("已有结论"),
    WITHDRAWN("已经撤回");

    private final String words;

    State(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** A claim lapses by itself. */
  boolean isHeld(Instant now) {
    return claimedBy != null && claimedUntil.isAfter(now);
  }

  boolean isHeldBy(UUID person, Instant now) {
    return isHeld(now) && claimedBy.equals(person);
  }

  static String record(UUID id) {
    return "review/" + id;
  }
}
