package cn.pufa.agent;

/** An address of which enough is left to know it again, and too little to use it. */
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

  /** {@code o****@demo.invalid}. */
  static String email(String email) {
    return email.charAt(0) + "****" + email.substring(email.lastIndexOf('@'));
  }
}
