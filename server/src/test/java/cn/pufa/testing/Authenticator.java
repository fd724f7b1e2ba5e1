package cn.pufa.testing;

import com.google.gson.JsonObject;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The app on a staff person's phone, written from RFC 6238 apart from the server. */
public final class Authenticator {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int STEP_SECONDS = 30;

  private Authenticator() {}

  /** Begins one, which answers its secret. */
  public static Api.Answer start(Api person, String password) {
    var body = new JsonObject();
    body.addProperty("password", password);
    return person.call("startTotp", Map.of(), body);
  }

  /** What it shows now. */
  public static String code(String base32) {
    return code(base32, 0);
  }

  /**
   * @param stepsAway 1 what it shows half a minute later
   */
  public static String code(String base32, int stepsAway) {
    long step = Instant.now().getEpochSecond() / STEP_SECONDS + stepsAway;
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(bytes(base32), "HmacSHA1"));
      byte[] hash = mac.doFinal(toEightBytes(step));
      int offset = hash[19] & 15;
      long number =
          new BigInteger(1, java.util.Arrays.copyOfRange(hash, offset, offset + 4)).longValue()
              & 0x7fffffffL;
      return "%06d".formatted(number % 1_000_000);
    } catch (GeneralSecurityException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static byte[] toEightBytes(long step) {
    byte[] bytes = new byte[8];
    for (int place = 7; place >= 0; place--, step >>= 8) {
      bytes[place] = (byte) step;
    }
    return bytes;
  }

  /** For secrets of twenty bytes, which fill thirty-two letters. */
  private static byte[] bytes(String base32) {
    BigInteger number = BigInteger.ZERO;
    for (char letter : base32.toCharArray()) {
      number = number.shiftLeft(5).or(BigInteger.valueOf(ALPHABET.indexOf(letter)));
    }
    byte[] whole = number.toByteArray();
    byte[] bytes = new byte[20];
    int length = Math.min(20, whole.length);
    System.arraycopy(whole, whole.length - length, bytes, 20 - length, length);
    return bytes;
  }
}
