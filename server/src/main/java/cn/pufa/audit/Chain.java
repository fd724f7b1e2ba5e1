package cn.pufa.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * How one event is sealed to the one before: SHA-256 over the previous hash and every column, each
 * with its length.
 */
final class Chain {

  static final byte[] ROOT = new byte[32];

  private Chain() {}

  static byte[] hash(byte[] previous, long seq, AuditEvent event) {
    MessageDigest digest = sha256();
    digest.update(previous);
    digest.update(ByteBuffer.allocate(16).putLong(seq).putLong(event.id()).array());
    add(digest, event.at().toString());
    add(digest, event.actor());
    add(digest, event.action());
    add(digest, event.subject());
    add(digest, event.reason() == null ? "" : event.reason());
    add(digest, event.requestId());
    return digest.digest();
  }

  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
