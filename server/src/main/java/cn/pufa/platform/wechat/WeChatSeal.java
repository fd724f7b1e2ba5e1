package cn.pufa.platform.wechat;

import cn.pufa.platform.secret.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * How WeChat signs and encrypts what it tells an app (消息推送安全模式): signature by the token both sides
 * know, AES-256-CBC with the key both sides know, and the app's id inside.
 */
public final class WeChatSeal {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** Padding goes up to whole blocks of this size, not of the cipher's sixteen. */
  private static final int BLOCK = 32;

  private static final int NOISE = 16;
  private static final int KEY = 32;

  private final String token;
  private final String appId;
  private final SecretKeySpec key;
  private final IvParameterSpec start;

  /**
   * @param aesKey 43 characters (EncodingAESKey)
   * @throws IllegalArgumentException where that is no key
   */
  public WeChatSeal(Secret token, Secret aesKey, String appId) {
    this.token = token.value();
    this.appId = appId;
    byte[] bytes = key(aesKey);
    this.key = new SecretKeySpec(bytes, "AES");
    this.start = new IvParameterSpec(bytes, 0, NOISE);
  }

  public static byte[] key(Secret aesKey) {
    byte[] bytes = Base64.getDecoder().decode(aesKey.value() + "=");
    if (bytes.length != KEY) {
      throw new IllegalArgumentException("must have 43 characters, as WeChat makes it");
    }
    return bytes;
  }

  /** Of the token and the parts, in alphabetical order. */
  public String sign(String... parts) {
    String[] all = Arrays.copyOf(parts, parts.length + 1);
    all[parts.length] = token;
    Arrays.sort(all);
    return sha1(String.join("", all));
  }

  public boolean isSigned(String signature, String... parts) {
    return MessageDigest.isEqual(
        sign(parts).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
  }

  /** Empty where it was not encrypted with our key, or for another app. */
  public Optional<String> open(String encrypted) {
    try {
      var cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, key, start);
      return content(cipher.doFinal(Base64.getDecoder().decode(encrypted)));
    } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  /** Noise, length of the message, the message, the app's id, padding. */
  private Optional<String> content(byte[] plain) {
    int padding = plain.length == 0 ? 0 : plain[plain.length - 1];
    int end = plain.length - padding;
    if (padding < 1 || padding > BLOCK || end < NOISE + Integer.BYTES) {
      return Optional.empty();
    }
    int length = ByteBuffer.wrap(plain, NOISE, Integer.BYTES).getInt();
    int from = NOISE + Integer.BYTES;
    if (length < 0 || length > end - from) {
      return Optional.empty();
    }
    byte[] app = Arrays.copyOfRange(plain, from + length, end);
    return MessageDigest.isEqual(app, appId.getBytes(StandardCharsets.UTF_8))
        ? Optional.of(new String(plain, from, length, StandardCharsets.UTF_8))
        : Optional.empty();
  }

  public String seal(String message) {
    byte[] text = message.getBytes(StandardCharsets.UTF_8);
    byte[] app = appId.getBytes(StandardCharsets.UTF_8);
    byte[] noise = new byte[NOISE];
    RANDOM.nextBytes(noise);
    int length = NOISE + Integer.BYTES + text.length + app.length;
    byte padding = (byte) (BLOCK - length % BLOCK);
    var plain = ByteBuffer.allocate(length + padding).put(noise).putInt(text.length);
    plain.put(text).put(app);
    Arrays.fill(plain.array(), length, length + padding, padding);
    try {
      var cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key, start);
      return Base64.getEncoder().encodeToString(cipher.doFinal(plain.array()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String sha1(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-1");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
