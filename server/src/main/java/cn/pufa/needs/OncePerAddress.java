package cn.pufa.needs;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;

/**
 * Counts the same thing from one address once a day, since five signals of one person are no five
 * people. Kept in memory, as hashes nobody can take back to an address once the server has stopped.
 */
final class OncePerAddress {

  private final byte[] secret = new byte[32];
  private final Cache<String, Boolean> seen =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(Duration.ofDays(1)).build();

  OncePerAddress() {
    new SecureRandom().nextBytes(secret);
  }

  /** Does the work the first time; where it fails, whoever says it again is the first once more. */
  void first(String address, String what, Runnable work) {
    String key = hash(address + "/" + what);
    if (seen.asMap().putIfAbsent(key, true) != null) {
      return;
    }
    try {
      work.run();
    } catch (RuntimeException fault) {
      seen.invalidate(key);
      throw fault;
    }
  }

  private String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(secret);
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
