package cn.pufa.certificate;

import java.security.SecureRandom;
import java.util.Locale;

/**
 * The number by which a paper is verified, such as a certificate's: sixteen of thirty-two signs
 * that are not mistaken for one another, 80 random bits, so that neither counting on from a known
 * one nor trying finds another.
 */
public final class CertificateNumber {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 16;
  private static final int GROUP = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  private CertificateNumber() {}

  public static String make() {
    var number = new StringBuilder(LENGTH);
    while (number.length() < LENGTH) {
      number.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return number.toString();
  }

  /** Such as 7K3M-9PQR-2TVW-4XYZ. */
  public static String printed(String number) {
    return number.replaceAll("(?<=\\G.{" + GROUP + "})(?=.)", "-");
  }

  /** As stored, however it was typed: O is read as 0, and I and L as 1. */
  public static String read(String typed) {
    return typed
        .toUpperCase(Locale.ROOT)
        .replaceAll("[^0-9A-Z]", "")
        .replace('O', '0')
        .replaceAll("[IL]", "1");
  }
}
