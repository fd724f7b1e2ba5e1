package cn.pufa.notice;

/**
 * The length of an SMS: at most three segments of seventy characters. A long name is shortened from
 * its end, so that what the message says is never cut.
 */
public final class SmsText {

  static final int SEGMENT = 70;
  static final int LONGEST = 3 * SEGMENT;
  private static final int SHORTEST_NAME = 8;

  private SmsText() {}

  /**
   * @param words with {@code {name}} where the name stands
   */
  public static String with(String words, String name) {
    String whole = words.replace("{name}", name);
    int over = whole.length() - LONGEST;
    if (over <= 0) {
      return whole;
    }
    int keep = name.length() - over - 1;
    if (keep < SHORTEST_NAME) {
      throw new IllegalArgumentException("an SMS of " + whole.length() + " characters");
    }
    return words.replace("{name}", cut(name, keep) + "…");
  }

  /** A character outside the basic plane is two chars; half of one is none. */
  private static String cut(String name, int length) {
    int end = Character.isHighSurrogate(name.charAt(length - 1)) ? length - 1 : length;
    return name.substring(0, end);
  }
}
