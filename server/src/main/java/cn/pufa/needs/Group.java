package cn.pufa.needs;

import java.time.LocalDate;

/**
 * What may be shown: signals of one month, at least {@link Anonymity#SMALLEST} of them.
 *
 * @param topic null for 其他
 * @param township null for 全县其他
 */
record Group(LocalDate month, String topic, String township, int count) {}
