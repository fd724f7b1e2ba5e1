package cn.pufa.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pufa.platform.secret.SecretUrl;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.PrivatePostgres;
import cn.pufa.testing.SelfSigned;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that shows a certificate: what each {@code sslmode} makes of it. */
class DatabaseTlsIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final SelfSigned ITS = SelfSigned.ofThisMachine();
  private static final Sql TLS = Sql.of("select ssl from pg_stat_ssl where pid = pg_backend_pid()");

  private static Vertx vertx;
  private static PrivatePostgres postgres;

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
    postgres = PrivatePostgres.start();
    show(ITS);
  }

  @AfterAll
  static void stop() {
    postgres.close();
    vertx.close().await();
  }

  /** Whoever connects from now on is shown this. */
  private static void show(SelfSigned certificate) {
    Path pem = certificate.pem();
    try (Jdbc superuser = Jdbc.connect(postgres.superuserUrl())) {
      Path data = Path.of(superuser.column("show data_directory").getFirst());
      for (String file : new String[] {"cert.pem", "key.pem"}) {
        hand(pem.resolve(file), data.resolve(file));
      }
      superuser.execute("alter system set ssl_cert_file = 'cert.pem'");
      superuser.execute("alter system set ssl_key_file = 'key.pem'");
      superuser.execute("alter system set ssl = on");
      superuser.execute("select pg_reload_conf()");
    }
    Eventually.within(SOON, () -> assertThat(isByTls("sslmode=require")).isTrue());
  }

  /** To whom the folder belongs; PostgreSQL reads no key that others may read. */
  private static void hand(Path from, Path to) {
    try {
      Files.writeString(to, Files.readString(from));
      Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-------"));
      Files.setOwner(to, Files.getOwner(to.getParent()));
    } catch (IOException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static boolean isByTls(String trust) {
    var url = SecretUrl.of(postgres.database().appUrl() + "?" + trust);
    try (var database = new Database(vertx, url)) {
      return database.read(tx -> tx.one(TLS, row -> row.getBoolean("ssl")));
    }
  }

  private static String vouchedBy(SelfSigned certificate, String mode) {
    return "sslmode=" + mode + "&sslrootcert=" + certificate.pem().resolve("cert.pem");
  }

  @Test
  void withoutAWordItIsPlain() {
    assertThat(isByTls("")).isFalse();
    assertThat(isByTls("sslmode=disable")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"verify-ca", "verify-full"})
  void whoeverIsVouchedForIsTalkedTo(String mode) {
    assertThat(isByTls(vouchedBy(ITS, mode))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"verify-ca", "verify-full"})
  void whoeverIsNotHearsNoPassword(String mode) {
    requireRefused(vouchedBy(SelfSigned.ofThisMachine(), mode));
  }

  @Test
  void anotherNameIsSeenByFullVerificationAlone() {
    SelfSigned another = SelfSigned.ofAnother();
    show(another);
    try {
      assertThat(isByTls(vouchedBy(another, "verify-ca"))).isTrue();
      requireRefused(vouchedBy(another, "verify-full"));
    } finally {
      show(ITS);
    }
  }

  private static void requireRefused(String trust) {
    assertThatThrownBy(() -> isByTls(trust)).isInstanceOf(RuntimeException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sslmode=perhaps", "sslmode=verify-full"})
  void whatCannotBeIsToldBeforeAnythingIsTried(String trust) {
    assertThatThrownBy(() -> isByTls(trust))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("DATABASE_URL");
  }
}
