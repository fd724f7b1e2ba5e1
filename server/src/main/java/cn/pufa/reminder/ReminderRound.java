package cn.pufa.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One step of a ladder for the duties of a circular that are due on one day.
 *
 * @param extendedTo whom it reminds: those with an extension until this day; null for everybody
 *     without one
 * @param runsAt null while the days off of that year are not known
 * @param state {@code planned}, {@code done} or {@code skipped}
 * @param reminded organisations; null unless done
 * @param reason why it was skipped
 */
record ReminderRound(
    UUID id,
    UUID circular,
    LocalDate extendedTo,
    int days,
    LocalDate dueOn,
    Instant runsAt,
    String state,
    String occasion,
    Integer reminded,
    String reason) {}
