package cn.pufa.platform;

/**
 * Text as people write it: control signs, and separators of lines that nobody types, break letters
 * and lists.
 */
public final class PlainText {

  private PlainText() {}

  public static boolean isOneLine(String text) {
    return text.chars().noneMatch(PlainText::breaks);
  }

  /** Of one line or several. */
  public static boolean is(String text) {
    return text.chars().noneMatch(sign -> breaks(sign) && sign != '\n');
  }

  private static boolean breaks(int sign) {
    return Character.isISOControl(sign) || sign == '\u2028' || sign == '\u2029';
  }
}
