package cn.pufa.training;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The code on the trainer's screen (到场码): six digits out of the session's secret and the half
 * minute, so that a picture sent to somebody at home is soon of no use.
 */
final class RotatingCode {

  static final int WINDOW_SECONDS = 30;

  private static final String HMAC = "HmacSHA256";
  private static final int DIGITS = 6;
  private static final int MODULUS = 1_000_000;
  private static final int LOW_BITS = 0x0F;

  private RotatingCode() {}

  static String at(byte[] secret, Instant now) {
    return of(secret, window(now));
  }

  /** When another takes its place. */
  static Instant endsAt(Instant now) {
    return Instant.ofEpochSecond((window(now) + 1) * WINDOW_SECONDS);
  }

  /** Of this half minute or the one before: typing takes its time. */
  static boolean accepts(byte[] secret, String code, Instant now) {
    long window = window(now);
    return equal(of(secret, window), code) | equal(of(secret, window - 1), code);
  }

  private static boolean equal(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(), other.getBytes());
  }

  private static long window(Instant now) {
    return Math.floorDiv(now.getEpochSecond(), WINDOW_SECONDS);
  }

  /** As RFC 4226 cuts a number out of the digest. */
  private static String of(byte[] secret, long window) {
    byte[] digest = digest(secret, ByteBuffer.allocate(Long.BYTES).putLong(window).array());
    int offset = digest[digest.length - 1] & LOW_BITS;
    int number = ByteBuffer.wrap(digest, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
    return ("%0" + DIGITS + "d").formatted(number % MODULUS);
  }

  private static byte[] digest(byte[] secret, byte[] window) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret, HMAC));
      return mac.doFinal(window);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
