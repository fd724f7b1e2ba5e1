package cn.pufa.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What one organisation is asked to do.
 *
 * @param dueOn the day that counts for it; null where the circular sets none
 * @param extendedTo null unless it was given more time
 * @param settledAs {@code submitted}, {@code withdrawn} or {@code exempt}; null while it is open
 */
public record Duty(
    UUID circular,
    UUID organization,
    LocalDate dueOn,
    LocalDate extendedTo,
    String settledAs,
    Instant settledAt) {}
