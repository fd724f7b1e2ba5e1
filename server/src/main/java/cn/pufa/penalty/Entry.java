package cn.pufa.penalty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A step in its place.
 *
 * @param number from 1, @param day on which it was entered
 * @param byName of the officer as called then; 当事人 for the party itself
 */
record Entry(int number, Step step, LocalDate day, Instant at, UUID by, String byName) {}
