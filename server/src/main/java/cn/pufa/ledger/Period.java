package cn.pufa.ledger;

/**
 * How long a period is; a parameter of the bureau, which may be stricter than its source.
 *
 * @param source article, or whose rule it is
 * @param verifier who checked it; 待核对 where nobody did
 */
record Period(String code, int value, Unit unit, String title, String source, String verifier) {

  enum Unit {
    WORKING_DAYS("个工作日"),
    DAYS("天"),
    MONTHS("个月"),
    /** The next such day of a year, written as month and day: 131 is 31 January. */
    DAY_OF_YEAR("");

    final String words;

    Unit(String words) {
      this.words = words;
    }
  }
}
