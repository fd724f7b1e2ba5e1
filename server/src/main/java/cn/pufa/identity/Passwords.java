package cn.pufa.identity;

import cn.pufa.platform.Workers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id with 19 MiB, two passes, one lane (the OWASP minimum). Hashing is slow by design, so it
 * is done by the workers.
 */
final class Passwords {

  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Workers workers;

  /** The form of a password that nobody has. */
  private final String nobody = encode(random(SALT_BYTES), random(HASH_BYTES));

  Passwords(Workers workers) {
    this.workers = workers;
  }

  String hash(String password) {
    byte[] salt = random(SALT_BYTES);
    return encode(salt, derive(password, salt));
  }

  private static String encode(byte[] salt, byte[] hash) {
    var base64 = Base64.getEncoder().withoutPadding();
    return base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
  }

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** Takes as long for an account that does not exist, so that time tells nothing. */
  boolean matches(String password, String stored) {
    String[] parts = (stored == null ? nobody : stored).split("\\$");
    byte[] wanted = Base64.getDecoder().decode(parts[1]);
    boolean same =
        MessageDigest.isEqual(wanted, derive(password, Base64.getDecoder().decode(parts[0])));
    return same && stored != null;
  }

  private byte[] derive(String password, byte[] salt) {
    return workers.call(() -> argon2id(password, salt));
  }

  private static byte[] argon2id(String password, byte[] salt) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(MEMORY_KIB)
            .withIterations(PASSES)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[HASH_BYTES];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }
}
