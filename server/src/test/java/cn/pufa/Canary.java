package cn.pufa;

import java.util.Set;

/**
 * A value that looks like somebody's, planted to see where it comes out.
 *
 * @param seenBy {@code operationId role}, or {@code operationId} for all, of the answers it belongs
 *     in
 */
record Canary(String name, String value, Set<String> seenBy) {

  /** A code of six digits is part of many a longer sign by chance, so it counts alone only. */
  boolean isIn(String text) {
    if (value.length() > 6) {
      return text.contains(value);
    }
    for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
      if (ends(text, at - 1) && ends(text, at + value.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean ends(String text, int place) {
    return place < 0 || place >= text.length() || !isLetterOrDigit(text.charAt(place));
  }

  private static boolean isLetterOrDigit(char sign) {
    return sign < 128 && Character.isLetterOrDigit(sign);
  }

  boolean belongsIn(String operation, String account) {
    return seenBy.contains(operation) || seenBy.contains(operation + " " + account);
  }
}
