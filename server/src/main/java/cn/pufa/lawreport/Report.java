package cn.pufa.lawreport;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One edition of a report.
 *
 * @param dated the day it bears (落款日期), on which the laws it names must be in force
 * @param revision counts every change
 * @param corrects the frozen edition it takes the place of, with the reason; null for the first
 */
record Report(
    UUID id,
    String outline,
    int year,
    int edition,
    String title,
    LocalDate dated,
    State state,
    int revision,
    UUID corrects,
    String reason,
    UUID createdBy,
    Instant createdAt,
    UUID approvedBy,
    Instant approvedAt,
    UUID frozenBy,
    Instant frozenAt,
    String sha256,
    UUID publishedBy,
    Instant publishedAt) {

  enum State {
    DRAFT("起草中"),
    APPROVED("已批准"),
    FROZEN("已冻结"),
    PUBLISHED("已公开");

    private final String label;

    State(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }

    String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    static State of(String code) {
      return valueOf(code.toUpperCase(java.util.Locale.ROOT));
    }
  }

  static Report draft(
      UUID id,
      String outline,
      int year,
      int edition,
      String title,
      LocalDate dated,
      UUID corrects,
      String reason,
      UUID author,
      Instant now) {
    return new Report(
        id,
        outline,
        year,
        edition,
        title,
        dated,
        State.DRAFT,
        1,
        corrects,
        reason,
        author,
        now,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  Report dated(LocalDate day) {
    return new Report(
        id,
        outline,
        year,
        edition,
        title,
        day,
        state,
        revision,
        corrects,
        reason,
        createdBy,
        createdAt,
        approvedBy,
        approvedAt,
        frozenBy,
        frozenAt,
        sha256,
        publishedBy,
        publishedAt);
  }

  boolean isFrozen() {
    return state == State.FROZEN || state == State.PUBLISHED;
  }

  /** As the audit trail names it. */
  String subject() {
    return "lawreport/" + id;
  }
}
