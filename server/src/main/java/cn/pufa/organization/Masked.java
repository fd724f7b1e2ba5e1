package cn.pufa.organization;

/** A contact as it may stand in a history: enough to recognise it, too little to use it. */
final class Masked {

  private static final int HEAD = 3;
  private static final int TAIL = 4;

  private Masked() {}

  /** A number, an e-mail address or a name; null stays null. */
  static String of(String text) {
    if (text == null) {
      return null;
    }
    int at = text.indexOf('@');
    if (at >= 0) {
      return text.charAt(0) + "***" + text.substring(at);
    }
    if (text.chars().anyMatch(Character::isDigit) && text.length() > HEAD + TAIL) {
      return text.substring(0, HEAD) + "****" + text.substring(text.length() - TAIL);
    }
    return text.substring(0, text.offsetByCodePoints(0, 1)) + "**";
  }
}
