package cn.pufa.contact;

import cn.pufa.platform.secret.Vault;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a link in a mail or SMS carries: the notice, the last day on which it answers, and the
 * bureau's signature over both, 46 characters fit for a URL. Nothing is stored until it is used, so
 * that a message's words may be written as it leaves, and the database alone opens no link.
 */
final class ReplyToken {

  /**
   * @param lastDay on which it answers
   */
  record Claim(UUID notice, LocalDate lastDay) {}

  private static final int MAC_BYTES = 16;
  private static final int BYTES = Long.BYTES * 2 + Short.BYTES + MAC_BYTES;

  private final Vault vault;

  ReplyToken(Vault vault) {
    this.vault = vault;
  }

  String of(Claim claim) {
    String index = vault.index("reply-link", words(claim));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            ByteBuffer.allocate(BYTES)
                .putLong(claim.notice().getMostSignificantBits())
                .putLong(claim.notice().getLeastSignificantBits())
                .putShort((short) claim.lastDay().toEpochDay())
                .put(mac(index))
                .array());
  }

  /** Empty where the bureau never signed it. */
  Optional<Claim> read(String token) {
    byte[] bytes = decoded(token);
    if (bytes.length != BYTES) {
      return Optional.empty();
    }
    var buffer = ByteBuffer.wrap(bytes);
    var notice = new UUID(buffer.getLong(), buffer.getLong());
    var claim = new Claim(notice, LocalDate.ofEpochDay(Short.toUnsignedInt(buffer.getShort())));
    byte[] signature = new byte[MAC_BYTES];
    buffer.get(signature);
    List<String> signed = vault.indexes("reply-link", words(claim));
    boolean genuine =
        signed.stream().anyMatch(index -> MessageDigest.isEqual(mac(index), signature));
    return genuine ? Optional.of(claim) : Optional.empty();
  }

  private static byte[] decoded(String token) {
    try {
      return Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }

  private static String words(Claim claim) {
    return claim.notice() + "/" + claim.lastDay();
  }

  /** Half of HMAC-SHA-256, which is plenty for something that lives for weeks. */
  private static byte[] mac(String index) {
    byte[] whole = HexFormat.of().parseHex(index, index.indexOf(':') + 1, index.length());
    return Arrays.copyOf(whole, MAC_BYTES);
  }
}
