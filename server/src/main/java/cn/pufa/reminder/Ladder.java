package cn.pufa.reminder;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A ladder of reminders.
 *
 * @param isDefault followed by what is newly released
 * @param steps in the order in which they come
 * @param before words up to the due day, @param after words past it
 */
record Ladder(
    UUID id,
    int version,
    String name,
    boolean isDefault,
    List<Step> steps,
    LadderWords before,
    LadderWords after,
    Instant changedAt) {}
