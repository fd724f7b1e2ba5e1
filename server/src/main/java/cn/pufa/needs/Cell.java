package cn.pufa.needs;

import java.time.LocalDate;

/**
 * Signals of one topic, township, month and kind, as they are; never shown as such.
 *
 * @param month its first day
 * @param topic null where none is known
 * @param township null where none was chosen
 */
record Cell(LocalDate month, String topic, String township, SignalKind kind, int count) {}
