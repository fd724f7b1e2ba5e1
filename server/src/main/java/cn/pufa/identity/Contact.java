package cn.pufa.identity;

/**
 * How to name and reach somebody, for those whose duty needs it.
 *
 * @param phone null where none is known
 */
public record Contact(String name, String phone) {

  private static final int KEPT = 4;
  private static final int HEAD = 3;

  /** 100****0001; null where no phone is known. */
  public String maskedPhone() {
    if (phone == null || phone.length() <= HEAD + KEPT) {
      return null;
    }
    return phone.substring(0, HEAD) + "****" + phone.substring(phone.length() - KEPT);
  }
}
