package cn.pufa.penalty;

/**
 * A period or a bound.
 *
 * @param source article, or whose rule it is
 * @param verifier who checked it; 待核对 where nobody did
 */
record Setting(String code, int value, String unit, String title, String source, String verifier) {}
