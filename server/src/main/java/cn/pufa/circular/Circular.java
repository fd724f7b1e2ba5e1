package cn.pufa.circular;

import cn.pufa.notice.Plan;
import cn.pufa.notice.Told.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * A circular, drafted or further on. What has not happened yet is null.
 *
 * @param dueOn the day it ends, moved past days of rest
 * @param included organisations told, @param leftOut organisations of the audience that are not
 * @param createdBy who changed it last, and so does not release it
 */
record Circular(
    UUID id,
    int version,
    State state,
    Kind kind,
    String title,
    String documentNumber,
    LocalDate opensOn,
    LocalDate dueOn,
    String dueExplanation,
    Audience audience,
    CircularDraft.TemplateRef template,
    Words words,
    Map<String, String> values,
    Plan plan,
    Integer included,
    Integer leftOut,
    Instant createdAt,
    UUID createdBy,
    Instant releaseAt,
    UUID releasedBy,
    Instant releasedAt,
    String pauseReason,
    String cancelReason) {

  enum State {
    DRAFT,
    SCHEDULED,
    RUNNING,
    PAUSED,
    DONE,
    CANCELLED
  }

  boolean isDraft() {
    return state == State.DRAFT;
  }

  CircularDraft draft() {
    return new CircularDraft(
        kind, title, documentNumber, opensOn, dueOn, audience, template, words, values, plan);
  }

  DueDay due() {
    return new DueDay(dueOn, dueExplanation);
  }
}
