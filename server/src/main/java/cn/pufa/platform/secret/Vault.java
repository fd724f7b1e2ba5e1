package cn.pufa.platform.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.SequencedMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps personal data unreadable in the database: sealed for its own record, found again by a blind
 * index.
 *
 * <p>A sealed value is {@code KEY:BASE64(nonce, ciphertext, tag)}. The newest key seals, all open,
 * so a key is changed by putting a new one in front, sealing again what {@link #isOld} names, and
 * taking the old one away.
 */
public final class Vault {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** What was read is not what was sealed, or was sealed for another record or with another key. */
  public static final class Unreadable extends RuntimeException {
    Unreadable(String record) {
      super("sealed value cannot be opened: " + record, null, false, false);
    }
  }

  private final VaultKeys keys;

  public Vault(VaultKeys keys) {
    this.keys = keys;
  }

  /**
   * @param record where the value belongs, such as {@code person/ID/id_number}; it opens nowhere
   *     else
   */
  public String seal(String value, String record) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    var newest = keys.newest();
    byte[] sealed =
        crypt(
            Cipher.ENCRYPT_MODE,
            newest.getValue(),
            nonce,
            record,
            value.getBytes(StandardCharsets.UTF_8));
    byte[] whole = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    return newest.getKey() + ":" + Base64.getEncoder().encodeToString(whole);
  }

  public String open(String sealed, String record) {
    int colon = sealed.indexOf(':');
    byte[] key = colon < 0 ? null : keys.byId().get(sealed.substring(0, colon));
    if (key == null) {
      throw new Unreadable(record);
    }
    try {
      var whole = ByteBuffer.wrap(Base64.getDecoder().decode(sealed.substring(colon + 1)));
      byte[] nonce = new byte[NONCE_BYTES];
      whole.get(nonce);
      byte[] rest = new byte[whole.remaining()];
      whole.get(rest);
      byte[] value = crypt(Cipher.DECRYPT_MODE, key, nonce, record, rest);
      return new String(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException
        | IllegalStateException
        | java.nio.BufferUnderflowException fault) {
      throw new Unreadable(record);
    }
  }

  /** Whether a sealed value or an index still stands on a key that is no longer the newest. */
  public boolean isOld(String sealedOrIndex) {
    return !sealedOrIndex.startsWith(mark());
  }

  /** How everything begins that the newest key sealed. */
  public String mark() {
    return keys.newest().getKey() + ":";
  }

  /**
   * What is stored beside a sealed value to find it again: equal for equal values of one kind, and
   * of no use without the key.
   *
   * @param kind such as {@code id_number}; the same digits as a phone have another index
   */
  public String index(String kind, String value) {
    var newest = keys.newest();
    return index(newest.getKey(), newest.getValue(), kind, value);
  }

  /** The index under every key, to look for a value that may have been stored before a change. */
  public List<String> indexes(String kind, String value) {
    SequencedMap<String, byte[]> all = keys.byId();
    return all.entrySet().stream()
        .map(key -> index(key.getKey(), key.getValue(), kind, value))
        .toList();
  }

  private static String index(String id, byte[] key, String kind, String value) {
    byte[] ofKind = hmac(key, "index/" + kind);
    return id + ":" + HexFormat.of().formatHex(hmac(ofKind, value));
  }

  /** HMAC-SHA-256. */
  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** AES-256-GCM, under a key of its own so that sealing and indexing never share one. */
  private static byte[] crypt(int mode, byte[] key, byte[] nonce, String record, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          mode, new SecretKeySpec(hmac(key, "seal"), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(record.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException fault) {
      throw new IllegalStateException(fault);
    }
  }
}
