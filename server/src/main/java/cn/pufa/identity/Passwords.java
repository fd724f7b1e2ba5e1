package cn.pufa.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id with 19 MiB, two passes, one lane (the OWASP minimum), on two threads of its own:
 * hashing is slow by design and must not take the place of other work.
 */
final class Passwords implements AutoCloseable {

  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final ExecutorService workers =
      Executors.newFixedThreadPool(2, Thread.ofPlatform().name("argon2").daemon().factory());
  private final String nobody = hash("nobody has this password");

  String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    var base64 = Base64.getEncoder().withoutPadding();
    return base64.encodeToString(salt) + "$" + base64.encodeToString(derive(password, salt));
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
    try {
      return workers.submit(() -> argon2id(password, salt)).get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    } catch (ExecutionException fault) {
      throw new IllegalStateException(fault.getCause());
    }
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

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
