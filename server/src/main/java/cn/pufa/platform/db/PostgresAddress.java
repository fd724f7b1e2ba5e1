package cn.pufa.platform.db;

import cn.pufa.platform.secret.SecretUrl;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where PostgreSQL is, and how far the connection is to be trusted, said as libpq does: {@code
 * sslmode}, of which {@code verify-ca} and {@code verify-full} need {@code sslrootcert}.
 */
record PostgresAddress(SecretUrl url) {

  private static final String MODE = "sslmode";
  private static final String ROOT = "sslrootcert";
  private static final int PORT = 5432;

  /**
   * @throws IllegalArgumentException that names the part that cannot be, not the password
   */
  PgConnectOptions options() {
    SslMode mode = mode();
    return new PgConnectOptions()
        .setHost(url.host().replaceAll("[\\[\\]]", ""))
        .setPort(url.port(PORT))
        .setDatabase(url.path().substring(1))
        .setUser(url.user().orElseThrow())
        .setPassword(url.password())
        .setSslMode(mode)
        .setSslOptions(
            switch (mode) {
              case VERIFY_FULL -> vouched().setHostnameVerificationAlgorithm("HTTPS");
              case VERIFY_CA -> vouched().setHostnameVerificationAlgorithm("");
              default -> new ClientSSLOptions().setTrustAll(true);
            });
  }

  private SslMode mode() {
    try {
      return url.parameter(MODE).map(SslMode::of).orElse(SslMode.DISABLE);
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException("DATABASE_URL: no sslmode is so called", unknown);
    }
  }

  private ClientSSLOptions vouched() {
    String root =
        url.parameter(ROOT)
            .orElseThrow(
                () -> new IllegalArgumentException("DATABASE_URL: verify-… needs sslrootcert"));
    return new ClientSSLOptions().setTrustOptions(new PemTrustOptions().addCertPath(root));
  }

  /** Without user and password. */
  String jdbc() {
    String trust =
        Stream.of(MODE, ROOT)
            .flatMap(name -> url.parameter(name).map(value -> name + "=" + encode(value)).stream())
            .collect(Collectors.joining("&"));
    String where = "jdbc:postgresql://" + url.host() + ":" + url.port(PORT) + url.path();
    return trust.isEmpty() ? where : where + "?" + trust;
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
