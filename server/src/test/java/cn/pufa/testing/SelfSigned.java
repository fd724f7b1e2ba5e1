package cn.pufa.testing;

import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate that its holder made itself, as anybody on the way could. */
public record SelfSigned(Path store) {

  private static final String PASSWORD = "nobody";
  private static final String ALIAS = "a";

  /** For whoever is asked by the address of this machine. */
  public static SelfSigned ofThisMachine() {
    return of("ip:127.0.0.1");
  }

  /** For somebody who is not asked. */
  public static SelfSigned ofAnother() {
    return of("dns:another.invalid");
  }

  private static SelfSigned of(String name) {
    try {
      Path store = Files.createTempDirectory("self-signed").resolve("store.p12");
      Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
      String made =
          "-genkeypair -alias " + ALIAS + " -keyalg EC -dname CN=a -ext san=%s -storetype PKCS12";
      int ended =
          new ProcessBuilder(
                  (keytool
                          + " "
                          + made.formatted(name)
                          + " -keystore "
                          + store
                          + " -storepass "
                          + PASSWORD)
                      .split(" "))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      if (ended != 0) {
        throw new IllegalStateException("keytool ended with " + ended);
      }
      return new SelfSigned(store);
    } catch (IOException | InterruptedException fault) {
      throw new IllegalStateException(fault);
    }
  }

  /** Of the server that shows it. */
  public SSLContext context() {
    try {
      var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys(), PASSWORD.toCharArray());
      var context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException fault) {
      throw new IllegalStateException(fault);
    }
  }

  /** Of a client for whom it is vouched. */
  public SSLContext trusting() {
    try {
      var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(keys());
      var context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException fault) {
      throw new IllegalStateException(fault);
    }
  }

  /** The same for a client of Vert.x. */
  public TrustOptions trusted() {
    return new PfxOptions().setPath(store.toString()).setPassword(PASSWORD);
  }

  /** For whoever reads PEM: the certificate as {@code cert.pem}, its key as {@code key.pem}. */
  public Path pem() {
    try {
      Path folder = store.getParent();
      KeyStore keys = keys();
      write(folder.resolve("cert.pem"), "CERTIFICATE", keys.getCertificate(ALIAS).getEncoded());
      write(
          folder.resolve("key.pem"),
          "PRIVATE KEY",
          keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
      return folder;
    } catch (IOException | GeneralSecurityException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static void write(Path file, String kind, byte[] bytes) throws IOException {
    String text = Base64.getMimeEncoder().encodeToString(bytes);
    Files.writeString(
        file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, text, kind));
  }

  private KeyStore keys() throws GeneralSecurityException {
    var keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    } catch (IOException fault) {
      throw new IllegalStateException(fault);
    }
    return keys;
  }
}
