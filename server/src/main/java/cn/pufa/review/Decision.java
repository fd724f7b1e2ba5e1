package cn.pufa.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One conclusion, proposed or final (结论).
 *
 * @param review the return, @param turn its place among those of the return, from 1
 * @param suggested what the rules said; a person may conclude otherwise, and says why
 * @param adjustReason why one that stood was opened again; null for the first
 * @param checked null until the other person has spoken
 * @param issue null until it is final
 */
record Decision(
    UUID id,
    UUID review,
    UUID organization,
    String organizationName,
    String organizationType,
    int year,
    int turn,
    State state,
    Grade grade,
    Grade suggested,
    String differsBecause,
    List<String> reasons,
    List<String> rules,
    UUID proposedBy,
    Instant proposedAt,
    String adjustReason,
    UUID supersedes,
    Check checked,
    Issue issue) {

  enum State {
    PROPOSED("等待法制审核"),
    SENT_BACK("已被法制审核退回"),
    FINAL("已经生效"),
    SUPERSEDED("已被新的结论代替");

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

  /** 法制审核, by another person. */
  record Check(UUID by, Instant at, String opinion) {}

  /**
   * @param verification as stored, without dashes
   * @param notice of the organisation; null where none was sent
   */
  record Issue(LocalDate decidedOn, String documentNumber, String verification, UUID notice) {}

  static String record(UUID id) {
    return "review-decision/" + id;
  }
}
