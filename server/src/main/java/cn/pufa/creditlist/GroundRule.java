package cn.pufa.creditlist;

/**
 * A ground as the rules know it.
 *
 * @param article of 民政部令第60号
 * @param byHand whether an officer may propose it
 */
record GroundRule(
    String code,
    Kind list,
    String title,
    String article,
    String source,
    String verifier,
    Cure cure,
    boolean byHand) {

  /** How one leaves: 履行义务 · 满六个月 · 满两年 · 满两年并履行义务 · 注销以后. */
  enum Cure {
    DUTY,
    PERIOD,
    TWO_YEARS,
    DUTY_TWO_YEARS,
    CANCELLED
  }
}
