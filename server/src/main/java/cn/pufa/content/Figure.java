package cn.pufa.content;

import java.math.BigDecimal;

/**
 * A number with what it counts, as a sentence states it.
 *
 * @param text as written, 三十日
 * @param value exact; shares of a whole (二分之一, 30%) in hundredths
 * @param unit normalised: 天 is 日, 周岁 is 岁; 个 for any plain count, "" for a number alone
 */
record Figure(String text, BigDecimal value, String unit) {

  Figure {
    value = value.stripTrailingZeros();
  }

  boolean sameAs(Figure other) {
    return value.equals(other.value) && unit.equals(other.unit);
  }

  /** A count of people or things, where writers differ in the word: 50人, 50个, 五十名. */
  boolean isCount() {
    return unit.equals("个") || unit.isEmpty();
  }
}
