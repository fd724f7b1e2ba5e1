package cn.pufa.needs;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The code (查询码) by which somebody who did not sign in sees the answer: twelve characters that are
 * not mistaken for one another, 59 bits. Only its hash is kept.
 */
final class QuestionCode {

  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final BigInteger CHARACTERS = BigInteger.valueOf(ALPHABET.length());
  private static final int LENGTH = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  private QuestionCode() {}

  /** Such as 2A3B-4C5D-6E7F. */
  static String make() {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return written(bytes);
  }

  /** The one that belongs to the key a question was sent with. */
  static String of(String key) {
    return written(sha256("question-code/" + key));
  }

  private static String written(byte[] bytes) {
    var rest = new BigInteger(1, bytes);
    var code = new StringBuilder();
    for (int place = 0; place < LENGTH; place++) {
      if (place > 0 && place % 4 == 0) {
        code.append('-');
      }
      code.append(ALPHABET.charAt(rest.mod(CHARACTERS).intValue()));
      rest = rest.divide(CHARACTERS);
    }
    return code.toString();
  }

  /** The same however it is typed. */
  static String hash(String code) {
    String typed = code.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
    return HexFormat.of().formatHex(sha256(typed));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
