package cn.pufa.needs;

/**
 * One time somebody asked and did not find; of whom it came nothing is known here.
 *
 * @param topic null where none is known
 * @param township nine digits, null where the reader chose none
 * @param words cleaned; null where nothing is left
 */
record Signal(SignalKind kind, String topic, String township, String words) {}
