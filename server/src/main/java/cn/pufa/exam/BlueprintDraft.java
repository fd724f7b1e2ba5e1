package cn.pufa.exam;

import java.time.Instant;
import java.util.List;

/**
 * A blueprint as somebody writes it.
 *
 * @param after the version that was looked at; null of a new exam
 */
record BlueprintDraft(
    Integer after,
    String title,
    List<Learner> audience,
    List<Part> parts,
    int minutes,
    int passPercent,
    int attempts,
    int coolDownHours,
    String course,
    Learner qualification,
    boolean open) {

  Blueprint blueprint(String exam, int number, String source, Instant now) {
    return new Blueprint(
        exam,
        number,
        title.strip(),
        audience,
        parts,
        minutes,
        passPercent,
        attempts,
        coolDownHours,
        course,
        qualification,
        open,
        source,
        now);
  }
}
