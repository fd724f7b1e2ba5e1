package cn.pufa.wording;

import java.util.Map;

/**
 * What an SMS may hold: seventy characters, or three parts of sixty-seven, the signature before the
 * text included. A character outside the basic plane counts as two.
 *
 * @param signature 短信签名, without its brackets
 */
public record SmsText(String signature, ShortName names) {

  static final int WHOLE = 70;
  static final int PART = 67;
  static final int LONGEST = 3 * PART;

  /** As it stands before the text. */
  public String mark() {
    return "【" + signature + "】";
  }

  /** Characters that are left to the text. */
  public int room() {
    return LONGEST - mark().length();
  }

  /** Messages the provider counts. */
  public int segments(String text) {
    int length = mark().length() + text.length();
    return length <= WHOLE ? 1 : Math.ceilDiv(length, PART);
  }

  /**
   * @param words with {@code {organization}} where the name stands, which is shortened if need be
   * @throws IllegalArgumentException where the words are too long even so
   */
  public String fill(String words, Map<String, String> values) {
    String text = new Room(room(), names).fill(words, values).text();
    if (text.length() > room()) {
      throw new IllegalArgumentException("an SMS of " + text.length() + " characters");
    }
    return text;
  }
}
