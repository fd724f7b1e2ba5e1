package cn.pufa.agent;

/** An address or a name of which enough is left to know it again, and too little to use it. */
final class Masked {

  private static final int HEAD = 3;
  private static final int TAIL = 4;

  private Masked() {}

  /** {@code 100****0008}. */
  static String phone(String phone) {
    return phone.length() < HEAD + TAIL + 1
        ? "****"
        : phone.substring(0, HEAD) + "****" + phone.substring(phone.length() - TAIL);
  }

  /** {@code 张*}. */
  static String name(String name) {
    int first = name.offsetByCodePoints(0, 1);
    return name.substring(0, first) + "*".repeat(name.codePointCount(first, name.length()));
  }

  /** {@code o****@demo.invalid}. */
  static String email(String email) {
    return email.charAt(0) + "****" + email.substring(email.lastIndexOf('@'));
  }
}
