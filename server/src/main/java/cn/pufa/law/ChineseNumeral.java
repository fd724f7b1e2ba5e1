package cn.pufa.law;

/** The numbers of articles as statutes print them: 一千零七十七 is 1077; from 1 to 9999. */
public final class ChineseNumeral {

  private static final String DIGITS = "零一二三四五六七八九";
  private static final String UNITS = "千百十";
  private static final int[] UNIT_VALUES = {1000, 100, 10};

  private ChineseNumeral() {}

  /** The article's printed label, 第一千零七十七条. */
  public static String label(int number) {
    return "第" + format(number) + "条";
  }

  public static String format(int number) {
    if (number < 1 || number > 9999) {
      throw new IllegalArgumentException("条文序号只支持1至9999：" + number);
    }
    var text = new StringBuilder();
    var rest = number;
    for (var place = 0; place < UNIT_VALUES.length; place++) {
      appendDigit(text, rest / UNIT_VALUES[place], UNITS.charAt(place));
      rest %= UNIT_VALUES[place];
    }
    if (rest > 0) {
      text.append(DIGITS.charAt(rest));
    }
    return trim(text.toString());
  }

  /**
   * Zeros are written as they come; {@link #trim} makes several of them one and drops those at an
   * end.
   */
  private static void appendDigit(StringBuilder text, int digit, char unit) {
    text.append(DIGITS.charAt(digit));
    if (digit > 0) {
      text.append(unit);
    }
  }

  private static String trim(String text) {
    var printed = text.replaceAll("零+", "零").replaceAll("^零|零$", "");
    return printed.startsWith("一十") ? printed.substring(1) : printed;
  }

  /**
   * Reads a number as printed, 〇 for 零 included.
   *
   * @throws IllegalArgumentException when the text is not a number from 1 to 9999
   */
  public static int parse(String text) {
    var total = 0;
    var digit = 0;
    for (var character : text.replace('〇', '零').toCharArray()) {
      var unit = UNITS.indexOf(character);
      if (unit >= 0) {
        total += Math.max(digit, 1) * UNIT_VALUES[unit];
        digit = 0;
      } else {
        digit = DIGITS.indexOf(character);
      }
      if (digit < 0) {
        throw new IllegalArgumentException("不是中文数字：" + text);
      }
    }
    total += digit;
    if (total < 1 || total > 9999) {
      throw new IllegalArgumentException("条文序号只支持1至9999：" + text);
    }
    return total;
  }
}
