package cn.pufa.needs;

import java.util.UUID;

/**
 * A question in the wording that staff settled for everybody to read.
 *
 * @param topic null where none was settled
 */
public record CleanedQuestion(UUID id, String topic, String wording) {}
